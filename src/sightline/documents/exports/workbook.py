"""The table as a workbook, by the government Analysis Function's rules for accessible spreadsheets.

One table to a sheet and marked up as one, its title in A1, no merged cells, no empty rows, a cover,
a list of the sheets where there are several, notes and symbols on a sheet of their own.
"""

import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sightline.documents.exports.safe_text import safe
from sightline.documents.exports.shown import legible
from sightline.documents.exports.spread import notes_of, number_format, spread
from sightline.documents.model import Content, Document, FigureCell, Table, Value, as_document

_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 (a fixed stamp: the same figures give the same file)
_LONGEST = 31


def to_xlsx(content: Content) -> bytes:
    import xlsxwriter  # loaded when a workbook is made, which few commands do

    document = legible(as_document(content))
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": document.title, "created": _MADE})
        look = _Look(book)
        named = _sheets(document.tables)
        _cover(book, look, document, named)
        if len(named) > 1:
            _contents(book, look, named)
        for number, (name, table) in enumerate(named.items(), start=1):
            _data(book, look, name, f"figures_{number}", spread(table))
        _notes(book, look, document)
    return out.getvalue()


def _notes(book: Any, look: "_Look", document: Document) -> None:
    """What words, marks and symbols mean, each once."""
    notes = notes_of(document) or [("Notes", "None.")]
    sheet = _titled(book, look, "Notes", "Notes")
    sheet.write_string(1, 0, "This sheet holds one table.", look.text)
    _table(sheet, "notes", ["Word", "Meaning"], notes, 2, look)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90, look.wrapped)


def _contents(book: Any, look: "_Look", named: Mapping[str, Table]) -> None:
    """A link to each sheet, with its table's title."""
    sheet = _titled(book, look, "Contents", "Contents")
    sheet.write_string(1, 0, "This sheet holds one table. Each name leads to its sheet.", look.text)
    rows = [(name, table.title) for name, table in named.items()]
    _table(sheet, "contents", ["Sheet", "Table"], rows, 2, look)
    for down, (name, _) in enumerate(rows, start=3):
        sheet.write_url(down, 0, f"internal:'{name}'!A1", look.link, safe(name))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90, look.wrapped)


def _sheets(tables: Sequence[Table]) -> dict[str, Table]:
    """Names a workbook may hold: no longer than it allows, none twice, none of the others'."""
    named: dict[str, Table] = {}
    taken = {"cover", "contents", "notes"}
    for table in tables:
        name = base = re.sub(r"[\[\]:*?/\\']", " ", table.sheet)[:_LONGEST].strip() or "Figures"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{base[: _LONGEST - 4]} {number}"
        taken.add(name.casefold())
        named[name] = table
    return named


class _Look:
    def __init__(self, book: Any) -> None:
        text = {"font_name": "Arial", "font_size": 12}
        self._book, self._text, self._numbers = book, text, dict[str, Any]()
        self.title = book.add_format({**text, "bold": True, "font_size": 16})
        self.text = book.add_format(text)
        self.wrapped = book.add_format({**text, "text_wrap": True, "valign": "top"})
        self.heading = book.add_format({**text, "bold": True, "text_wrap": True, "bottom": 2})
        self.link = book.add_format({**text, "font_color": "#12436D", "underline": 1})
        self.day = book.add_format({**text, "num_format": "d mmm yyyy", "align": "left"})

    def number(self, shown: str) -> Any:
        """A figure as it is printed."""
        form = number_format(shown)
        if form not in self._numbers:
            self._numbers[form] = self._book.add_format({**self._text, "num_format": form})
        return self._numbers[form]


def _titled(book: Any, look: _Look, name: str, title: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, safe(title), look.title)
    return sheet


def _cover(book: Any, look: _Look, document: Document, named: Mapping[str, Table]) -> None:
    sheet = _titled(book, look, "Cover", document.title)
    about = [line for table in named.values() for line in table.about]
    lines = [
        *dict.fromkeys([*document.about, *about]),
        *(f"Sheet “{name}”: {table.title}; {_lines(table)}." for name, table in named.items()),
        "Sheet “Notes”: what the columns mean.",
        "An empty cell has no value; its status says why.",
    ]
    for number, line in enumerate(lines, start=1):
        sheet.write_string(number, 0, safe(line), look.wrapped)
    sheet.set_column(0, 0, 100)


def _lines(table: Table) -> str:
    return f"{len(table.rows):,} line{'' if len(table.rows) == 1 else 's'}"


def _data(book: Any, look: _Look, sheet_name: str, table_name: str, table: Table) -> None:
    sheet = _titled(book, look, sheet_name, table.title)
    said = " ".join(("This sheet holds one table.", *table.about))
    sheet.write_string(1, 0, said, look.text)
    titles = _distinct([column.title for column in table.columns])
    _table(sheet, table_name, titles, table.rows, 2, look)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, 60 if column.wide else 18)
    sheet.freeze_panes(3, 0)


def _distinct(titles: Sequence[str]) -> list[str]:
    """A marked-up table may not have one heading twice."""
    met: Counter[str] = Counter()
    made = []
    for title in titles:
        met[title.casefold()] += 1
        number = met[title.casefold()]
        made.append(title if number == 1 else f"{title} ({number})")
    return made


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
    elif isinstance(value, FigureCell) and value.value is not None:
        sheet.write_number(down, across, value.value, look.number(value.shown))
    elif isinstance(value, FigureCell):
        sheet.write_string(down, across, safe(value.shown), look.wrapped)
    else:
        sheet.write_string(down, across, safe(value), look.wrapped)
