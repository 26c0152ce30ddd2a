"""A CSV as a grid of text: any common encoding, separator and line end; ragged rows are padded."""

import csv
import io

import numpy as np
import pyarrow as pa
from pyarrow import csv as pa_csv

from sightline.intake.grids import Grid, RawColumn
from sightline.intake.limits import Limits
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import SourceFile

_LONGEST_CELL = 1_000_000
_MOST_COLUMNS = 200


def read_csv(file: SourceFile, limits: Limits) -> Grid:
    text = _decoded(file.content)
    separator = _separator(text)
    few = text[:_LONGEST_CELL].partition("\n")[0].count(separator) < _MOST_COLUMNS
    columns = _even_columns(text, separator) if few else ()
    columns = columns or _ragged_columns(file.name, text, separator, limits)
    return Grid(name=file.name, file=file.name, columns=columns)


def _even_columns(text: str, separator: str) -> tuple[RawColumn, ...]:
    """The fast way, for a CSV whose rows are all equally long; nothing where they are not."""
    content = text.encode()
    as_text = pa.dictionary(pa.int32(), pa.string())
    try:
        table = pa_csv.read_csv(
            pa.BufferReader(content),
            pa_csv.ReadOptions(autogenerate_column_names=True, block_size=len(content) + 1),
            pa_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, ignore_empty_lines=False
            ),
            pa_csv.ConvertOptions(
                column_types={f"f{n}": as_text for n in range(_MOST_COLUMNS)},
                null_values=[],
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return ()
    if table.num_columns > _MOST_COLUMNS:
        return ()
    whole = [column.combine_chunks() for column in table.columns]
    return tuple(
        RawColumn(tuple(column.dictionary.to_pylist()), np.asarray(column.indices))
        for column in (c.chunk(0) if isinstance(c, pa.ChunkedArray) else c for c in whole)
    )


def _ragged_columns(name: str, text: str, separator: str, limits: Limits) -> tuple[RawColumn, ...]:
    """The patient way: titles above the headings, blank lines, rows too short or too long."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise IntakeRefused(
            f"“{name}” is no CSV that can be read (line {reader.line_num:,}): "
            "save it again as “CSV UTF-8”."
        ) from error
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.cells:
        raise IntakeRefused(f"“{name}” has more cells than any return: {width:,} columns.")
    rows = [row + [""] * (width - len(row)) for row in rows]
    return tuple(RawColumn.of(values) for values in zip(*rows, strict=True))


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
