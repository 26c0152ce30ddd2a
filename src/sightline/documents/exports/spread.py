"""A table for programs: a figure's number, its code and what else was printed with it apart.

Where any figure of a column has a code, the column after it holds the codes; where any has lines
under its number (parts, a reason), the next one holds those. So a number stays a number.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from sightline.documents.model import Column, Document, FigureCell, Table, Value
from sightline.judgement.suppression.symbols import Symbol

_PRINTED = re.compile(r"^[-−]?[\d,]+(?:\.(\d+))?(%?)$")


def spread(table: Table) -> Table:
    """The same rows; only cells that are figures come apart, the first line staying a figure."""
    columns: list[Column] = []
    places: list[tuple[int, str]] = []
    for number, column in enumerate(table.columns):
        for part in _parts_of([row[number] for row in table.rows]):
            columns.append(_column(column, part))
            places.append((number, part))
    rows = tuple(tuple(_cell(row[n], part) for n, part in places) for row in table.rows)
    return replace(table, columns=tuple(columns), rows=rows, sums=())


def _parts_of(values: Iterable[Value]) -> Iterable[str]:
    figures = [value for value in values if isinstance(value, FigureCell)]
    yield "value"
    if any(_beside(each) for each in figures):
        yield "note"
    if any(each.code for each in figures):
        yield "code"


_MEANINGS = {"note": "to note", "code": "code"}


def _column(column: Column, part: str) -> Column:
    if part == "value":
        return column
    words = _MEANINGS[part]
    return Column(f"{column.key}_{part}", f"{column.title}: {words}", wide=part == "note")


def _cell(value: Value, part: str) -> Value:
    if not isinstance(value, FigureCell):
        return value if part == "value" else ""
    if part == "value":
        first = value.shown.split("\n")[0]
        return replace(value, shown=first, code="", value=_as_printed(value.value, first))
    return value.code if part == "code" else _beside(value)


def _beside(figure: FigureCell) -> str:
    """The lines under a number, but for its code."""
    return "; ".join(line for line in figure.shown.split("\n")[1:] if line != figure.code)


def _as_printed(value: float | None, shown: str) -> float | None:
    """With the decimals of the paper: a published file says no more than the paper does."""
    found = _PRINTED.match(shown.strip())
    return value if value is None or found is None else round(value, len(found[1] or ""))


def plain_value(value: Value) -> Value:
    """A figure's number, else the word or symbol printed for it."""
    if not isinstance(value, FigureCell):
        return value
    return value.shown if value.value is None else value.value


def number_format(shown: str) -> str:
    """As it is printed: `82.3%` is the number 82.3 with its sign, `1,145` has its thousands."""
    found = _PRINTED.match(shown.strip())
    if found is None:
        return "General"
    decimals, sign = found[1], found[2]
    return "#,##0" + (f".{'0' * len(decimals)}" if decimals else "") + ('"%"' if sign else "")


def notes_of(document: Document) -> list[tuple[str, str]]:
    """The document's notes, and what each symbol means that its key does not explain."""
    notes = list(document.notes)
    known = {word for word, _ in notes}
    return notes + [(s.value, s.in_words) for s in _symbols(document.tables) if s not in known]


def _symbols(tables: Iterable[Table]) -> list[Symbol]:
    """Those that stand for a number."""
    met = {
        str(plain_value(value)).split("\n")[0].strip("[]")
        for table in tables
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if isinstance(value, FigureCell) or (column.is_number and isinstance(value, str))
    }
    return [symbol for symbol in Symbol if symbol.value in met]
