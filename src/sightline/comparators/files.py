"""A published file as one table of text: CSV, Parquet or workbook, whatever its encoding."""

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from sightline.comparators.readers import reader_for
from sightline.comparators.refusal import Refused
from sightline.comparators.workbooks import rows_of_first_sheet

SUFFIXES = (".csv", ".parquet", ".xlsx", ".xlsm")
_ROWS_ABOVE_THE_HEADING = 10


@dataclass(frozen=True)
class PublishedFile:
    name: str
    content: bytes

    @classmethod
    def at(cls, path: Path) -> "PublishedFile":
        try:
            return cls(path.name, path.read_bytes())
        except OSError as error:
            raise Refused(f"It can't be opened ({error.strerror}).") from error

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def open_table(file: PublishedFile) -> pa.Table:
    """All cells as text, blanks as null, columns under their (trimmed, unique) headings.

    Raises Refused with a sentence for whatever can't be read as one table.
    """
    if not file.content.strip():
        raise Refused("It is empty.")
    suffix = Path(file.name).suffix.casefold()
    if suffix == ".parquet":
        return _parquet(file.content)
    if suffix in (".xlsx", ".xlsm"):
        return _workbook(file.content)
    if suffix == ".csv":
        return _csv(file.content)
    raise Refused(f"It is no published file: expected one of {', '.join(SUFFIXES)}.")


def _parquet(content: bytes) -> pa.Table:
    try:
        table = pyarrow.parquet.read_table(pa.BufferReader(content))
        columns = [column.cast(pa.string()) for column in table.columns]
    except (pa.ArrowException, OSError) as error:
        raise Refused("It is no Parquet file that can be read; download it again.") from error
    return pa.table(columns, names=_headings(table.column_names))


def _csv(content: bytes) -> pa.Table:
    text = _text(content)
    headings = _headings(next(csv.reader(io.StringIO(text)), []))
    try:
        return pyarrow.csv.read_csv(
            pa.BufferReader(text.encode()),
            read_options=pyarrow.csv.ReadOptions(column_names=headings, skip_rows=1),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={heading: pa.string() for heading in headings},
                strings_can_be_null=True,
                null_values=[""],
            ),
        )
    except pa.ArrowException as error:
        reason = str(error).split("\n")[0].removeprefix("CSV parse error: ")
        raise Refused(f"It is not one whole table ({reason}); download it again.") from error


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel on Windows saves so. Every byte means something in it, save five: those are binary.
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Refused("It is no text; save it as CSV (UTF-8).") from error


def _workbook(content: bytes) -> pa.Table:
    rows = rows_of_first_sheet(content)
    for number, row in enumerate(rows[:_ROWS_ABOVE_THE_HEADING]):
        if reader_for(row):
            width = max(index for index, cell in enumerate(row) if cell) + 1
            return _table(_headings(row[:width]), rows[number + 1 :])
    raise Refused("Its first sheet holds no heading of a published file in its first ten rows.")


def _table(headings: list[str], rows: list[list[str]]) -> pa.Table:
    columns = [
        pa.array([row[index] or None for row in rows], pa.string())
        for index in range(len(headings))
    ]
    return pa.table(columns, names=headings)


def _headings(written: Iterable[str]) -> list[str]:
    """Trimmed. The neighbour workbooks head ten columns alike, `SNP`: they become SNP, SNP.1 …"""
    headings: list[str] = []
    seen: dict[str, int] = {}
    for heading in (name.strip() for name in written):
        again = seen.get(heading.casefold(), 0)
        seen[heading.casefold()] = again + 1
        if again and heading.upper() != "SNP":
            raise Refused(f"It has two columns headed “{heading}”.")
        headings.append(f"{heading}.{again}" if again else heading)
    return headings
