"""The table as a workbook, by the government Analysis Function's rules for accessible spreadsheets.

One table to a sheet and marked up as one, its title in A1, no merged cells, no empty rows, a cover
that lists the sheets, notes on a sheet of their own.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sightline.documents.exports.safe_text import safe
from sightline.documents.exports.table import Table, Value

_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 (a fixed stamp: the same figures give the same file)


def to_xlsx(table: Table) -> bytes:
    import xlsxwriter  # loaded when a workbook is made, which few commands do

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": table.title, "created": _MADE})
        look = _Look(book)
        _cover(book, look, table)
        _data(book, look, table)
        notes = [(word, meaning) for word, meaning in table.notes] or [("Notes", "None.")]
        sheet = _titled(book, look, "Notes", "Notes")
        sheet.write_string(1, 0, "This sheet holds one table.", look.text)
        _table(sheet, "notes", ["Word", "Meaning"], notes, 2, look)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 90, look.wrapped)
    return out.getvalue()


class _Look:
    def __init__(self, book: Any) -> None:
        text = {"font_name": "Arial", "font_size": 12}
        self.title = book.add_format({**text, "bold": True, "font_size": 16})
        self.text = book.add_format(text)
        self.wrapped = book.add_format({**text, "text_wrap": True, "valign": "top"})
        self.heading = book.add_format({**text, "bold": True, "text_wrap": True, "bottom": 2})
        self.day = book.add_format({**text, "num_format": "d mmm yyyy", "align": "left"})


def _titled(book: Any, look: _Look, name: str, title: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, safe(title), look.title)
    return sheet


def _cover(book: Any, look: _Look, table: Table) -> None:
    sheet = _titled(book, look, "Cover", table.title)
    lines = [
        *table.about,
        "Sheet “Figures”: one table, a line for each figure.",
        "Sheet “Notes”: what the columns mean.",
        "An empty cell has no value; its status says why.",
    ]
    for number, line in enumerate(lines, start=1):
        sheet.write_string(number, 0, safe(line), look.wrapped)
    sheet.set_column(0, 0, 100)


def _data(book: Any, look: _Look, table: Table) -> None:
    sheet = _titled(book, look, "Figures", table.title)
    sheet.write_string(1, 0, "This sheet holds one table. " + " ".join(table.about), look.text)
    titles = [column.title for column in table.columns]
    _table(sheet, "figures", titles, table.rows, 2, look)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, 60 if column.wide else 18)
    sheet.freeze_panes(3, 0)


def _table(
    sheet: Any,
    name: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[Value]],
    first: int,
    look: _Look,
) -> None:
    headings = [{"header": title, "header_format": look.heading} for title in titles]
    last = first + max(len(rows), 1)
    options = {"name": name, "columns": headings, "style": None, "autofilter": False}
    sheet.add_table(first, 0, last, len(titles) - 1, options)
    for down, row in enumerate(rows, start=first + 1):
        for across, value in enumerate(row):
            _write(sheet, down, across, value, look)


def _write(sheet: Any, down: int, across: int, value: Value, look: _Look) -> None:
    if value is None:
        sheet.write_blank(down, across, None, look.text)
    elif isinstance(value, bool):
        sheet.write_string(down, across, "yes" if value else "no", look.text)
    elif isinstance(value, date):
        sheet.write_datetime(down, across, value, look.day)
    elif isinstance(value, float | int):
        sheet.write_number(down, across, value, look.text)
    else:
        sheet.write_string(down, across, safe(value), look.wrapped)
