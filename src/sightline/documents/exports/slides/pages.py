"""A table over as many slides as it takes, so that nothing runs off the slide."""

from collections.abc import Iterable
from dataclasses import replace

from sightline.documents.exports.fitting import TYPE, parted, widths, wrapped
from sightline.documents.exports.shown import lines_of
from sightline.documents.model import Table, Value

ROOM = 888.0
_LINE, _PADDING, _ACROSS = TYPE * 1.22, 8.0, 12.0

Page = tuple[Table, tuple[str, ...]]
"""The part of a table on one slide, and its rows as sentences for the notes where one is cut."""


def pages_of(table: Table, tall: float) -> Iterable[Page]:
    for part in parted(table, ROOM):
        yield from _pages(part, tall)


def row_height(texts: Iterable[list[str]], wide: Iterable[float]) -> float:
    """Of the cell with the most lines."""
    counts = [
        sum(len(wrapped(line, room - _ACROSS)) for line in lines)
        for lines, room in zip(texts, wide, strict=True)
    ]
    return max(counts, default=1) * _LINE + _PADDING


def head_height(table: Table, wide: list[float]) -> float:
    return row_height(([column.title] for column in table.columns), wide)


def _pages(table: Table, tall: float) -> Iterable[Page]:
    wide = widths(table, ROOM)
    room = tall - head_height(table, wide)
    rows: list[tuple[Value, ...]] = []
    whole: list[str] = []
    filled = 0.0
    for row in table.rows:
        kept = _cut(row, wide, room)
        height = row_height(map(lines_of, kept), wide)
        if rows and filled + height > room:
            yield replace(table, rows=tuple(rows), sums=()), tuple(whole)
            rows, whole, filled = [], [], 0.0
        rows.append(kept)
        filled += height
        whole += [_said(table, row)] if kept != row else []
    yield replace(table, rows=tuple(rows), sums=()), tuple(whole)


def _cut(row: tuple[Value, ...], wide: list[float], room: float) -> tuple[Value, ...]:
    """The row with texts too long for a slide cut short; what is cut stands in the notes."""
    if row_height(map(lines_of, row), wide) <= room:
        return row
    most = int((room - _PADDING) // _LINE)
    cut: list[Value] = []
    for value, width in zip(row, wide, strict=True):
        lines = [part for line in lines_of(value) for part in wrapped(line, width - _ACROSS)]
        cut.append(value if len(lines) <= most else " ".join(lines[: max(1, most - 1)]) + " …")
    return tuple(cut)


def _said(table: Table, row: tuple[Value, ...]) -> str:
    pairs = zip(table.columns, row, strict=True)
    return "; ".join(f"{column.title}: {' '.join(lines_of(value))}" for column, value in pairs)
