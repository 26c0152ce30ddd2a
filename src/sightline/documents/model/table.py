"""The one table: columns with their meaning, rows, and what to know about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class FigureCell:
    """A figure in a table, with what it is made of, so that a public version can be made by rule.

    `shown`: as printed, perhaps in several lines. `of_people`: it counts people, or is a share or
    rate of people, and small numbers of them are not published; milestones and meetings are. `code`
    opens the figure again. `indicator`, `of` (unit, group) and `period` (basis and last day, as in
    "year_to_date:2026-10-31") say which figure it is, so that successive publications of the same
    one can be compared.
    """

    shown: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    of_people: bool = True
    code: str = ""
    indicator: str = ""
    of: str = ""
    period: str = ""

    def __str__(self) -> str:
        return self.shown


Value = str | float | int | date | bool | FigureCell | None


@dataclass(frozen=True)
class Sum:
    """Cells of a table that add up, by (row, column): `parts` make `total`."""

    total: tuple[int, int]
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Column:
    """`key` heads the column in a CSV; `is_number`: its texts are numbers, set to the right.

    `share`: the part of the width it has on paper, in percent. Where all columns of a table say it
    the table is one of words, never parted: tables of a kind stand alike from page to page.
    """

    key: str
    title: str
    meaning: str = ""
    wide: bool = False
    is_number: bool = False
    share: int = 0


@dataclass(frozen=True)
class Table:
    """`about`: whose figures, which filters and day, in lines; `notes`: a word and its meaning.

    `name` is that of its file, `sheet` that of its sheet in a workbook. A text of several lines
    has its main word in the first. `heads_rows`: the first cell of each row says what the row is;
    `is_section`: the title is a heading of the document as well. `sums`: which cells add up.
    `tones`: cells set on a colour (row, column, its name); the cell's own words say the same.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    name: str = "table"
    sheet: str = "Figures"
    heads_rows: bool = False
    is_section: bool = False
    sums: tuple[Sum, ...] = ()
    tones: tuple[tuple[int, int, str], ...] = ()

    @property
    def has_shares(self) -> bool:
        return bool(self.columns) and all(column.share for column in self.columns)

    @property
    def without_empty_columns(self) -> "Table":
        """For a reader: a column that holds nothing in any row only takes room."""
        kept = [
            n
            for n, _ in enumerate(self.columns)
            if any(row[n] not in (None, "") for row in self.rows)
        ]
        return self.of_columns(kept) if kept else self

    def of_columns(self, kept: Sequence[int]) -> "Table":
        """The same with those columns alone, in this order."""
        return replace(
            self,
            columns=tuple(self.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in self.rows),
            tones=tuple((row, kept.index(n), tone) for row, n, tone in self.tones if n in kept),
        )
