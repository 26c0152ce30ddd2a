"""What a published scorecard says, line by line, in plain sentences: made of its public form alone,
so that nothing withheld there can be said here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.documents.model import Document, FigureCell, Table, Value

_NEEDED = {"title", "value", "period", "direction", "rating"}


@dataclass(frozen=True)
class PublishedLine:
    indicator: str
    title: str
    value: str
    period: str
    direction: str
    rating: str

    @property
    def is_worse(self) -> bool:
        return "worse" in self.direction.lower()

    @property
    def is_better(self) -> bool:
        return "better" in self.direction.lower()

    @property
    def sentence(self) -> str:
        """“83.1%, April to October 2026: worse than a year earlier. Behind target.”"""
        than = ""
        if self.is_worse or self.is_better:
            than = f": {'worse' if self.is_worse else 'better'} than a year earlier"
        rating = f" {self.rating}." if self.rating else ""
        return f"{self.value}, {self.period}{than}.{rating}"


def published_lines(document: Document) -> tuple[PublishedLine, ...]:
    """Every figure that is printed; those withheld are left out."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return tuple(line for table in tables for line in _lines(table))


def _lines(table: Table) -> Iterable[PublishedLine]:
    place = {column.key: number for number, column in enumerate(table.columns)}
    if not place.keys() >= _NEEDED:
        return
    for row in table.rows:
        of = {key: row[number] for key, number in place.items()}
        figure = of["value"]
        if isinstance(figure, FigureCell) and any(map(str.isdigit, _first(figure))):
            said = {key: _first(of[key]) for key in ("title", "value", "period", "direction")}
            yield PublishedLine(figure.indicator, rating=_mark(of["rating"]), **said)


def _first(value: Value) -> str:
    return str(value).split("\n")[0].replace("\u00a0", " ") if value is not None else ""


def _mark(value: Value) -> str:
    """Its words without its shape."""
    words = _first(value).split(" ", 1)
    return words[1] if len(words) > 1 and not words[0].isalnum() else words[0].strip("–")
