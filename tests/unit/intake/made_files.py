"""Small made-up files in the shapes councils send, for the tests of intake."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from sightline.intake import read_files
from sightline.store.loads import NewLoad

CHILD = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
CONTACTS = [*CHILD, "Date of Contact", "Contact Source"]
REFERRALS = [
    *CHILD,
    "Date of referral",
    "Referral Source",
    "Referral NFA?",
    "Number of Referrals in Last 12 Months",
    "Allocated Team",
    "Allocated Worker",
]
# Rows of several sheets about one thing become one row of these.
_FED_BY_SEVERAL = {"children", "adoptions"}
DRAWN = date(2024, 9, 30)
Cell = str | int | float | date | datetime | None
Rows = Sequence[Sequence[Cell]]


def contact(
    child: Cell = "1001", day: Cell = "02/09/2024", source: Cell = "q) 6: Police"
) -> list[Cell]:
    return [child, "b) Female", "a) WBRI", "05/06/2014", 10, day, source]


def referral(
    child: Cell = "1001", day: Cell = "02/09/2024", nfa: Cell = "b) No", before: Cell = 0
) -> list[Cell]:
    return [child, "M", "a) WBRI", "05/06/2014", 10, day, "1A", nfa, before, "North", "A. Worker"]


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                _write(sheet, y, x, cell)
    book.close()
    return path


def _write(sheet: xlsxwriter.worksheet.Worksheet, y: int, x: int, cell: Cell) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(y, x, datetime.combine(cell, time()))
    elif cell is not None:
        write = sheet.write_string if isinstance(cell, str) else sheet.write_number
        write(y, x, cell)


def csv_file(path: Path, rows: Rows) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)
    return path


def repacked(path: Path, part: str, change: tuple[bytes, bytes]) -> Path:
    """The workbook with something exchanged in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            body = old.read(entry)
            if entry.filename == part:
                assert change[0] in body
                body = body.replace(*change)
            new.writestr(entry.filename, body)
    path.write_bytes(out.getvalue())
    return path


def read(*paths: Path, **options: object) -> NewLoad:
    given = {"authority": "999", "extract_on": DRAWN} | options
    return read_files(paths, **given)  # type: ignore[arg-type]


def read_list_1(folder: Path, *rows: Sequence[Cell], headings: Sequence[str] = CONTACTS) -> NewLoad:
    return read(csv_file(folder / "list_1.csv", [headings, *rows]))


def column(load: NewLoad, table: str, name: str) -> list[object]:
    return load.tables[table][name].to_pylist()


def set_aside(load: NewLoad) -> list[tuple[object, ...]]:
    """(row, column, raw, reason, whole row) of everything set aside."""
    names = ("row", "column", "raw", "reason", "whole_row")
    return [tuple(entry[name] for name in names) for entry in load.quarantined.to_pylist()]


def nothing_is_lost(load: NewLoad) -> bool:
    """Accepted and set aside add up to the rows of every sheet, and to what the tables hold."""
    whole = load.quarantined["whole_row"].to_pylist()
    kept: Counter[str] = Counter()
    for count in load.counts:
        kept[count.table] += count.accepted
    return (
        all(c.accepted + c.quarantined == c.rows for c in load.counts)
        and sum(whole) == sum(c.quarantined for c in load.counts)
        and all(
            load.tables[table].num_rows == accepted
            for table, accepted in kept.items()
            if accepted and table not in _FED_BY_SEVERAL
        )
    )
