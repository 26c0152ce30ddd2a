"""Writes Wrenshire's extracts as files: workbooks, list CSVs, return CSVs, census XML."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from sightline.demo.annex_a_drawing import Row
from sightline.demo.annex_a_headings import HEADINGS


def write_workbook(path: Path, lists: dict[int, list[Row]], extract_day: date) -> None:
    """One Annex A workbook: a sheet per list, headings first, real date cells."""
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(path, options) as book:
        created = datetime(extract_day.year, extract_day.month, extract_day.day)  # noqa: DTZ001
        book.set_properties({"title": "Annex A", "created": created})
        for number, rows in lists.items():
            sheet = book.add_worksheet(f"List {number}")
            sheet.write_row(0, 0, HEADINGS[number])
            for at, row in enumerate(rows, start=1):
                for column, cell in enumerate(row):
                    if cell is None or cell == "":
                        continue
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell)
                    elif isinstance(cell, int):
                        sheet.write_number(at, column, cell)
                    else:
                        sheet.write_string(at, column, cell)


def write_list_csvs(folder: Path, lists: dict[int, list[Row]]) -> None:
    """The same lists, one CSV each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, rows in lists.items():
        write_csv(folder / f"list_{number}.csv", HEADINGS[number], rows)


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV with dates day first, as case systems write them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_written(cell) for cell in row] for row in rows)


def _written(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return "" if cell is None else cell
