"""Which figures of people a table prints, and the counts behind each."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from sightline.documents.exports.shown import shown_value
from sightline.documents.model import Chart, Document, FigureCell, Table, Value, flat

_NUMBER = re.compile(r"\d")
_WHOLE = re.compile(r"\d{1,3}(,\d{3})*|\d+")


@dataclass(frozen=True)
class Figure:
    """A figure of people at its place in a table; `indicator`, `of`, `period` say which it is.

    `numerator` and `denominator` are the counts behind it as far as they are people; `is_known`:
    whether they are known at all. One whose counts nobody knows can't be judged.
    """

    row: int
    column: int
    where: str
    indicator: str
    of: str
    period: str
    cell: FigureCell
    numerator: int | None
    denominator: int | None
    is_known: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.indicator, self.of, self.period

    @property
    def is_percent(self) -> bool:
        n, d, value = self.numerator, self.denominator, self.cell.value
        return bool(d) and n is not None and value is not None and abs(value - 100 * n / d) < 0.06  # type: ignore[operator]


def tables_of(document: Document) -> list[Table]:
    """Every table a reader sees, those of charts and of exempt parts too."""
    found = (block.twin if isinstance(block, Chart) else block for block in flat(document.blocks))
    return [each for each in found if isinstance(each, Table)]


def figures_of(table: Table, scope: str = "") -> list[Figure]:
    """The table's figures of people, row by row.

    A table that marks none of its cells as figures is read number by number, each as a count of
    people: what isn't said to be of anything else is withheld if small. `scope` names the paper,
    for figures that don't say which they are: they are compared within it alone.
    """
    marked, repeated = is_marked(table), _repeated(table)
    cells = [
        (row, column, cell)
        for row, values in enumerate(table.rows)
        for column, value in enumerate(values)
        if (cell := _cell(table, column, value, marked)) and cell.of_people
    ]
    made = (_figure(table, row, column, cell, scope, repeated) for row, column, cell in cells)
    return [figure for figure in made if figure]


def _repeated(table: Table) -> frozenset[tuple[str, str]]:
    """Figures that stand in a table several times, of several periods."""
    named = [value for row in table.rows for value in row if isinstance(value, FigureCell)]
    times = Counter((each.indicator, each.of) for each in named)
    return frozenset(which for which, how_often in times.items() if how_often > 1)


def is_marked(table: Table) -> bool:
    return any(isinstance(value, FigureCell) for row in table.rows for value in row)


def _cell(table: Table, column: int, value: Value, marked: bool) -> FigureCell | None:
    if isinstance(value, FigureCell):
        return value
    if marked or (column == 0 and table.heads_rows):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return FigureCell(shown_value(value), value)
    if isinstance(value, str) and table.columns[column].is_number and _NUMBER.search(value):
        whole = _WHOLE.fullmatch(value.strip())
        return FigureCell(value, float(value.replace(",", "")) if whole else None)
    return None


def _figure(
    table: Table,
    row: int,
    column: int,
    cell: FigureCell,
    scope: str,
    repeated: Collection[tuple[str, str]],
) -> Figure | None:
    n, d, is_known = _counts(cell)
    if n is None and d is None and is_known:
        return None
    head = _head(table, row, column)
    title = table.columns[column].title
    # Which period a figure is of that doesn't say it is known within its own paper alone.
    own = f"{scope}: {title if (cell.indicator, cell.of) in repeated else ''}"
    key = cell.indicator, cell.of, cell.period or own
    if not cell.indicator:
        key = "", f"{scope}: {table.title}, {head}, {title}", cell.period
    where = f"{table.title}: {head}, {title}" if head else f"{table.title}: {title}"
    return Figure(row, column, where, *key, cell, n, d, is_known)


def _head(table: Table, row: int, column: int) -> str:
    """What the row is: its first text. Rows that are called the same are told apart by number."""
    heads = [shown_value(values[0]).split("\n")[0] for values in table.rows]
    head = heads[row] if column else f"row {row + 1}"
    return f"{head} (row {row + 1})" if heads.count(heads[row]) > 1 and column else head


def _counts(cell: FigureCell) -> tuple[int | None, int | None, bool]:
    """Numerator, denominator, and whether the counts behind the figure are known."""
    first = cell.shown.split("\n")[0]
    n, d = _whole(cell.numerator), _whole(cell.denominator)
    if cell.value is None and n is None and d is None:
        return None, None, not _NUMBER.search(first)
    if d is None and n is None:
        n = None if "%" in first else _whole(cell.value)
    # A sum of days or of posts is no count of people; how many people it is of, is.
    return n, d, n is not None or d is not None


def _whole(number: float | None) -> int | None:
    return int(number) if number is not None and number >= 0 and number == int(number) else None


def with_cell(table: Table, cells: dict[tuple[int, int], Value]) -> Table:
    """The table with other values at these places."""
    rows = tuple(
        tuple(cells.get((n, m), value) for m, value in enumerate(row))
        for n, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)
