"""A CSV as a grid of text: any common encoding, separator and line end; ragged rows are padded."""

import csv
import io
from collections.abc import Sequence

import numpy as np

from sightline.intake.grids import Grid, RawColumn
from sightline.intake.limits import Limits
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import SourceFile

_LONGEST_CELL = 1_000_000


def read_csv(file: SourceFile, limits: Limits) -> Grid:
    text = _decoded(file.content)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = list(reader)
    except csv.Error as error:
        raise IntakeRefused(
            f"“{file.name}” is no CSV that can be read (line {reader.line_num:,}): "
            "save it again as “CSV UTF-8”."
        ) from error
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.cells:
        raise IntakeRefused(f"“{file.name}” has more cells than any return: {width:,} columns.")
    return Grid(name=file.name, file=file.name, columns=_columns(rows, width))


def _columns(rows: list[list[str]], width: int) -> tuple[RawColumn, ...]:
    if any(len(row) != width for row in rows):
        rows = [row + [""] * (width - len(row)) for row in rows]
    return tuple(_column(values) for values in zip(*rows, strict=True))


def _column(values: Sequence[str]) -> RawColumn:
    cells = dict.fromkeys(values)
    places = {cell: n for n, cell in enumerate(cells)}
    at = np.fromiter(map(places.__getitem__, values), dtype=np.int32, count=len(values))
    return RawColumn(tuple(cells), at)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # cp1252 leaves five bytes undefined; a stray one shall not cost the whole file.
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """Comma, semicolon, tab or bar: whichever the first lines hold most of."""
    start = text[:20_000].split("\n", 15)[:15]
    return max(",;\t|", key=lambda mark: sum(line.count(mark) for line in start))
