"""Cards of several months beside each other: a quarter or a year, month by month, and its end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.card import CardData, CardRow
from sightline.documents.card_document import figure_cell
from sightline.documents.cells import DASH
from sightline.documents.model import Block, Column, Document, Note, Paragraph, Table, Value
from sightline.vocabulary.months import months_after

NOT_VERIFIED = "not verified"


@dataclass(frozen=True)
class Line:
    """One indicator through the months; None where a month’s card says nothing of it."""

    indicator: str
    title: str
    months: tuple[CardRow | None, ...]

    @property
    def outturn(self) -> CardRow | None:
        """How it stood at the end: the last month’s, and none while that is not there."""
        return self.months[-1]


@dataclass(frozen=True)
class OverTime:
    """`months`: the last day of each; `cards` those there are, by month."""

    title: str
    months: tuple[date, ...]
    cards: Mapping[date, CardData]

    @property
    def is_whole(self) -> bool:
        return all(month in self.cards for month in self.months)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every indicator of any of the cards, in the order of the newest."""
        newest_first = [self.cards[month] for month in reversed(self.months) if month in self.cards]
        titles = {row.indicator: row.title for card in reversed(newest_first) for row in card.rows}
        order = dict.fromkeys(row.indicator for card in newest_first for row in card.rows)
        return tuple(Line(name, titles[name], tuple(self._rows(name))) for name in order)

    def _rows(self, indicator: str) -> Iterable[CardRow | None]:
        for month in self.months:
            card = self.cards.get(month)
            yield card.by_indicator.get(indicator) if card else None


def months_of_year(year: int, quarter: int = 0) -> tuple[date, ...]:
    """The month-ends of a financial year, or of one of its quarters (1: April to June)."""
    every = [months_after(date(year, 4, 30), number) for number in range(12)]
    ends = [months_after(end.replace(day=1), 1).replace(day=1) for end in every]
    last_days = [date.fromordinal(end.toordinal() - 1) for end in ends]
    return tuple(last_days[(quarter - 1) * 3 : quarter * 3] if quarter else last_days)


def over_time_document(found: OverTime, *, about: Sequence[str], name: str) -> Document:
    last = found.months[-1]
    columns = (
        Column("title", "Indicator", wide=True),
        *(Column(f"m{m:%Y_%m}", f"{m:%b %Y}", is_number=True) for m in found.months),
    )
    rows = tuple((line.title, *map(_cell, line.months)) for line in found.lines)
    blocks: list[Block] = [
        Table("Month by month", columns, rows, heads_rows=True, is_section=True)
        if rows else Paragraph("No card of these months is verified yet.")
    ]  # fmt: skip
    absent = [f"{month:%B %Y}" for month in found.months if month not in found.cards]
    if absent:
        blocks.append(Note(f"Not verified, so not shown: {', '.join(absent)}."))
    blocks.append(
        Note(f"The column of {last:%B %Y} is the outturn so far, or of the whole period.")
    )
    return Document(found.title, tuple(about), tuple(blocks), name, last, is_landscape=True)


def _cell(row: CardRow | None) -> Value:
    return figure_cell(row) if row else DASH
