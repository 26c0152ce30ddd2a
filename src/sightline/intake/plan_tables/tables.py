"""A file's tables before they are understood: cells as text, and what broke between rows."""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class RawRow:
    """`place`: where a person finds it, "row 12" or "table 2, row 5".

    `spans`: one cell over the whole width. `after_break`: the first row of a table that goes on
    from another, or the first after a repeated heading: it may be the rest of the row before.
    """

    place: str
    cells: tuple[str, ...]
    spans: bool = False
    after_break: bool = False


@dataclass(frozen=True)
class RawTable:
    """`title`: the line that stands above it in a Word file."""

    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    title: str = ""


@dataclass(frozen=True)
class PlanFile:
    """`not_read`: sentences on tables and sheets that are no part of a plan."""

    name: str
    tables: tuple[RawTable, ...]
    not_read: tuple[str, ...] = field(default=())

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Each once, in the order in which they come; those without words are left out."""
        every = (heading for table in self.tables for heading in table.headings)
        return tuple(dict.fromkeys(filter(None, every)))
