"""What a file holds before it is understood: cells in columns, and the headings above them.

A column keeps each different cell once and, per row, which of them stands there. So a value that
occurs ten thousand times is read once, and everything after works on whole columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sightline.intake.words import is_empty, letters_and_digits, written

RawCell = str | float | bool | date | datetime
Positions = NDArray[np.int32]
_ROWS_SCANNED = 15


@dataclass(frozen=True)
class RawColumn:
    """The different cells of a column, and which of them each row holds."""

    cells: tuple[RawCell, ...]
    at: Positions

    @classmethod
    def of(cls, values: Iterable[RawCell]) -> "RawColumn":
        """Keeps each different value once. Only for values of one kind: 1, 1.0, True are equal."""
        seen: dict[RawCell, int] = {}
        at = [seen.setdefault(value, len(seen)) for value in values]
        return cls(tuple(seen), np.array(at, dtype=np.int32))

    def from_row(self, first: int) -> "RawColumn":
        return RawColumn(self.cells, self.at[first:])

    def only(self, kept: NDArray[np.bool_]) -> "RawColumn":
        return RawColumn(self.cells, self.at[kept])

    def filled(self) -> NDArray[np.bool_]:
        """Per row, whether anything at all stands there."""
        return np.array([not is_empty(cell) for cell in self.cells] or [False])[self.at]

    def cell(self, row: int) -> RawCell:
        return self.cells[int(self.at[row])]


@dataclass(frozen=True)
class ErrorCell:
    """A cell that shows an error, or a formula nobody calculated; it arrives as a blank.

    `row` as a person counts, `column` from 0.
    """

    row: int
    column: int
    raw: str


@dataclass(frozen=True)
class Grid:
    """A sheet of a workbook or one CSV, from its first row, before anything is understood.

    `merged`: (first row, last row, range) of merged cells, rows as a person counts.
    """

    name: str
    file: str
    columns: tuple[RawColumn, ...]
    errors: tuple[ErrorCell, ...] = ()
    merged: tuple[tuple[int, int, str], ...] = ()

    @property
    def height(self) -> int:
        return len(self.columns[0].at) if self.columns else 0

    @cached_property
    def top(self) -> list[list[str]]:
        """The rows among which the headings are looked for."""
        return [self.row(row) for row in range(min(_ROWS_SCANNED, self.height))]

    @cached_property
    def top_wordings(self) -> list[frozenset[str]]:
        """The same rows as they are compared with headings."""
        return [frozenset(map(letters_and_digits, row)) for row in self.top]

    def row(self, row: int) -> list[str]:
        """One row as it is written, rows from 0."""
        return [written(column.cell(row)) for column in self.columns]


@dataclass(frozen=True)
class Sheet:
    """A grid whose headings are known, without its blank rows.

    `rows` are row numbers as a person counts them; in an XML, the line an element begins on.
    """

    name: str
    file: str
    headings: tuple[str, ...]
    columns: tuple[RawColumn, ...]
    rows: NDArray[np.int64]
    errors: tuple[ErrorCell, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return len(self.rows)


def sheet_below(grid: Grid, heading_row: int) -> Sheet:
    """The rows below a heading row (from 0) as a sheet; blank rows are left out."""
    below = [column.from_row(heading_row + 1) for column in grid.columns]
    numbers = np.arange(heading_row + 2, grid.height + 1, dtype=np.int64)
    kept = _any_filled(below, len(numbers))
    rows = numbers[kept]
    within = set(rows.tolist()) if grid.errors else set()
    return Sheet(
        name=grid.name,
        file=grid.file,
        headings=tuple(grid.row(heading_row)),
        columns=tuple(column.only(kept) for column in below),
        rows=rows,
        errors=tuple(cell for cell in grid.errors if cell.row in within),
        merged=tuple(area for _, last, area in grid.merged if last > heading_row + 1),
    )


def _any_filled(columns: Sequence[RawColumn], height: int) -> NDArray[np.bool_]:
    kept = np.zeros(height, dtype=np.bool_)
    for column in columns:
        kept |= column.filled()
    return kept
