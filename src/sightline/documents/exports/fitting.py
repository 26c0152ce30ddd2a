"""How much room words take, where a file has no layout engine of its own to ask. In points.

An estimate on the safe side, from the widths of letters in Arial. Tables too wide for their page
are parted by columns, each part with the rows' names.
"""

from collections.abc import Sequence
from dataclasses import replace

from sightline.documents.exports.shown import lines_of
from sightline.documents.model import Table

TYPE = 12.0
_PADDING = 14.0
_LONG_LINE = 240.0
_NARROW = 4
_WIDE = frozenset("mwMW%@—…ABCDEGHKNOPQRSUVXY&→↑↓■▲●")
_THIN = frozenset(" iljtfrI.,:;'|!()[]-/’‘")


def length(text: str, size: float = TYPE) -> float:
    """As it would stand on one line."""
    ems = sum(0.34 if c in _THIN else 0.74 if c in _WIDE else 0.58 for c in text)
    return ems * size


def wrapped(text: str, room: float, size: float = TYPE) -> list[str]:
    """The text in lines no wider than `room`; a word that is wider by itself is broken."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            if line and length(f"{line} {word}", size) > room:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
            while length(line, size) > room and len(line) > 1:
                most = max(1, int(len(line) * room / length(line, size)))
                lines.append(line[:most])
                line = line[most:]
        lines.append(line)
    return lines


def widths(table: Table, room: float) -> list[float]:
    """Of each column, together `room` at most: its longest word fits, long texts get the rest."""
    if table.has_shares:
        shares = [column.share for column in table.columns]
        return [room * each / sum(shares) for each in shares]
    least, whole = _least(table), _wanted(table, room)
    if sum(least) > room:
        return [room * each / sum(least) for each in least]
    wanted = whole if sum(whole) <= room else _wanted(table, _LONG_LINE)
    lack = [max(0.0, w - n) for w, n in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    if sum(lack) > spare:
        return [n + spare * more / sum(lack) for n, more in zip(least, lack, strict=True)]
    made = [n + more for n, more in zip(least, lack, strict=True)]
    if len(made) <= _NARROW and wanted is whole:
        return made  # a small table is not drawn out over the page
    return [each * room / sum(made) for each in made]


def least_width(table: Table) -> float:
    return sum(_least(table))


def parted(table: Table, room: float) -> list[Table]:
    """The table, or several with some of its columns each, so that no word must be broken."""
    least = _least(table)
    if sum(least) <= room or len(least) < 3 or table.has_shares:
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
        table.of_columns(columns),
        title=f"{table.title}, columns {number} of {count}" if count > 1 else table.title,
        heads_rows=table.heads_rows or count > 1,
        sums=(),
    )


def _least(table: Table) -> list[float]:
    """What the longest word of a column takes, heading and padding with it."""
    return [
        min(max(length(word) for line in lines for word in line.split(" ")), _LONG_LINE) + _PADDING
        for lines in _texts(table)
    ]


def _wanted(table: Table, longest: float) -> list[float]:
    """Each column's longest line, but no more than `longest` of it."""
    return [min(max(map(length, lines)), longest) + _PADDING for lines in _texts(table)]


def _texts(table: Table) -> list[list[str]]:
    return [
        [column.title, *(line for row in table.rows for line in lines_of(row[number]))]
        for number, column in enumerate(table.columns)
    ]
