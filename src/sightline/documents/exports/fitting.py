"""How much room words take, where a file has no layout engine of its own to ask. In points.

An estimate on the safe side: a letter of the sans-serif types in use is rarely wider than 0.56 of
their size. Tables too wide for their page are parted by columns, each part with the rows' names.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import replace

from sightline.documents.exports.shown import lines_of
from sightline.documents.model import Table

TYPE = 12.0
_LETTER = 0.56
_PADDING = 12.0
_LONG_LINE = 38


def wrapped(text: str, room: float, size: float = TYPE) -> list[str]:
    """The text in lines no wider than `room`."""
    letters = max(1, int(room / (size * _LETTER)))
    return textwrap.wrap(text, letters, break_on_hyphens=False) or [""]


def widths(table: Table, room: float) -> list[float]:
    """Of each column, together `room`: its longest word fits, long texts get what is left."""
    least, wanted = _least(table), _wanted(table)
    spare, lack = room - sum(least), [w - n for w, n in zip(wanted, least, strict=True)]
    if spare < 0:
        return [room * each / sum(least) for each in least]
    if sum(lack) <= spare:
        return [each + (spare - sum(lack)) * each / sum(wanted) for each in wanted]
    return [n + spare * more / sum(lack) for n, more in zip(least, lack, strict=True)]


def parted(table: Table, room: float) -> list[Table]:
    """The table, or several with some of its columns each, so that no word must be broken."""
    least = _least(table)
    if sum(least) <= room or len(least) < 3:
        return [table]
    groups: list[list[int]] = [[0]]
    for number, width in enumerate(least[1:], start=1):
        filled = sum(least[each] for each in groups[-1])
        if len(groups[-1]) > 1 and filled + width > room:
            groups.append([0])
        groups[-1].append(number)
    return [_of_columns(table, group, n, len(groups)) for n, group in enumerate(groups, start=1)]


def _of_columns(table: Table, columns: Sequence[int], number: int, count: int) -> Table:
    return replace(
        table,
        title=f"{table.title}, columns {number} of {count}" if count > 1 else table.title,
        columns=tuple(table.columns[n] for n in columns),
        rows=tuple(tuple(row[n] for n in columns) for row in table.rows),
        heads_rows=table.heads_rows or count > 1,
        sums=(),
    )


def _least(table: Table) -> list[float]:
    """What the longest word of a column takes, heading and padding with it."""
    longest = [
        max((len(word) for line in lines for word in line.split(" ")), default=1)
        for lines in _texts(table)
    ]
    return [min(each, _LONG_LINE) * TYPE * _LETTER + _PADDING for each in longest]


def _wanted(table: Table) -> list[float]:
    lines = [min(max(map(len, found), default=1), _LONG_LINE) for found in _texts(table)]
    wanted = [each * TYPE * _LETTER + _PADDING for each in lines]
    return [max(pair) for pair in zip(wanted, _least(table), strict=True)]


def _texts(table: Table) -> list[list[str]]:
    return [
        [column.title, *(line for row in table.rows for line in lines_of(row[number]))]
        for number, column in enumerate(table.columns)
    ]
