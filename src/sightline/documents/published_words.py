"""What published papers say of figures, line by line, in plain sentences: made of their public form
alone, so that nothing withheld there can be said here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.documents.model import Document, FigureCell, Table, Value

# Which way is good is no word on which way it went.
_POLARITY = re.compile(r"(higher|lower) is better")
_WORSE, _BETTER = ("worse", "deteriorated"), ("better", "improved")
# A quarter's report has a column for each; the last that is filled is the newest.
_QUARTERS = ("q4", "q3", "q2", "q1")


@dataclass(frozen=True)
class PublishedLine:
    """`words`: the sentence that the paper itself gives, where it does."""

    indicator: str
    title: str
    value: str
    period: str = ""
    direction: str = ""
    rating: str = ""
    words: str = ""

    @property
    def is_worse(self) -> bool:
        return _says(self, _WORSE)

    @property
    def is_better(self) -> bool:
        return not self.is_worse and _says(self, _BETTER)

    @property
    def sentence(self) -> str:
        """“83.1%, year to September 2026: worse than before. Target missed.”"""
        if self.words:
            return self.words
        than = ": worse than before" if self.is_worse else ""
        than = ": better than before" if self.is_better else than
        rating = f" {self.rating}." if self.rating else ""
        return f"{', '.join(filter(None, (self.value, self.period)))}{than}.{rating}"


def _says(line: PublishedLine, words: Iterable[str]) -> bool:
    """What the column of the direction says; without one, the sentence."""
    said = _POLARITY.sub("", (line.direction or line.words).lower())
    return any(word in said for word in words)


def published_lines(document: Document) -> tuple[PublishedLine, ...]:
    """Every figure that is printed with the way it went; those withheld are left out."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return tuple(line for table in tables for line in _lines(table))


def _lines(table: Table) -> Iterable[PublishedLine]:
    titles = {column.key: column.title for column in table.columns}
    if "title" not in titles or not titles.keys() & {"direction", "words"}:
        return
    for row in table.rows:
        of = dict(zip(titles, row, strict=True))
        key = _newest(of)
        figure = of[key] if key else None
        if isinstance(figure, FigureCell):
            yield PublishedLine(
                figure.indicator, _first(of["title"]), _first(figure),
                _first(of["period"]) if "period" in of else titles[key],
                _first(of.get("direction")), _mark(of.get("rating")), _first(of.get("words")),
            )  # fmt: skip


def _newest(of: Mapping[str, Value]) -> str:
    """The column with the figure to speak of; '' where none is printed."""
    for key in ("value", *_QUARTERS):
        if isinstance(of.get(key), FigureCell) and any(map(str.isdigit, _first(of[key]))):
            return key
    return ""


def _first(value: Value) -> str:
    return str(value).split("\n")[0].replace("\u00a0", " ") if value is not None else ""


def _mark(value: Value) -> str:
    """Its words without its shape."""
    words = _first(value).split(" ", 1)
    return words[1] if len(words) > 1 and not words[0].isalnum() else words[0].strip("–")
