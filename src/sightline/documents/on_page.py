"""A table as a page shows it: cells that may lead somewhere, columns that may be sorted.

The document model's `Table` is for taking away; this one is for looking at. Both have one row of
headings and a caption that says whose figures they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlencode

Row = TypeVar("Row")
Given = TypeVar("Given", covariant=True)


class Sliceable(Protocol[Given]):
    """Rows in order, of which some are read: a list, or what a database would answer."""

    def __len__(self) -> int: ...
    def __getitem__(self, some: slice, /) -> Iterable[Given]: ...


@dataclass(frozen=True)
class Cell:
    """`under`: a second, quieter line; `tag`: a GOV.UK colour, where the text is a state."""

    text: str
    address: str = ""
    under: str = ""
    is_number: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Heading:
    """`sort`: the address that sorts by this column; `sorted`: 'ascending', 'descending' or ''."""

    title: str
    is_number: bool = False
    sort: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class PageTable:
    """The first cell of each row heads it. `total`: a last row that sums the others."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    caption_is_hidden: bool = False


@dataclass(frozen=True)
class Part(Generic[Row]):
    """Some of many rows, with the way to the others. Pages count from 1."""

    rows: Sequence[Row]
    number: int
    pages: int
    total: int
    first: int
    query: str = ""

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def part_of(
    rows: "Sliceable[Row]",
    number: str,
    *,
    size: int = 50,
    keep: dict[str, str] | None = None,
    total: int | None = None,
) -> "Part[Row]":
    """The page of that number as it stands in an address; the nearest there is for any other.

    `keep`: what else of the address the links to other pages carry. `total`: how many rows there
    are, where counting them would read them all.
    """
    total = len(rows) if total is None else total
    pages = max(1, ceil(total / size))
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    wanted = min(max(int(number), 1), pages) if is_number else 1
    start = (wanted - 1) * size
    shown = tuple(rows[start : start + size])
    query = urlencode({name: value for name, value in (keep or {}).items() if value})
    return Part(shown, wanted, pages, total, start + 1 if shown else 0, query)
