"""Cells and tables that the reports on feedback are made of.

Every count of people is a figure cell, with the counts behind it, so that a public version leaves
small ones out by the one rule for all papers. Words that somebody typed stand in a wide column of
a table that heads no rows: those are published only where somebody cleared them.
"""

from collections.abc import Sequence

from sightline.apps.feedback.pages import Months
from sightline.documents.model import Column, FigureCell, Sum, Table

Row = tuple[str | FigureCell, ...]


def cell(count: int, where: str, months: Months, of: int | None = None) -> FigureCell:
    """`of`: how many there are in all, of whom these are a part."""
    period = f"{months.length}_months:{months.last.isoformat()}"
    shown = str(count) if of is None else f"{count} of {of}"
    return FigureCell(shown, count, count, of, indicator="feedback", of=where, period=period)


def counts_table(
    title: str, first: str, rows: Sequence[Row], name: str, *, sums: tuple[Sum, ...] = (),
    is_typed: bool = False,
) -> Table:  # fmt: skip
    """`is_typed`: what heads a row was typed by somebody."""
    columns = (Column("what", first, wide=True), Column("count", "How many", is_number=True))
    return Table(title, columns, tuple(rows), name=name, heads_rows=not is_typed,
                 is_section=True, sums=sums)  # fmt: skip


def total_of(first: int, last: int, total: int, column: int = 1) -> Sum:
    """Rows from first to last add up to the row `total`."""
    return Sum((total, column), tuple((row, column) for row in range(first, last + 1)))
