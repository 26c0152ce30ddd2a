"""The document's tables as CSV and JSON."""

import csv
import io
import json
from datetime import date
from typing import Any

from sightline.documents.exports.safe_text import safe
from sightline.documents.exports.spread import notes_of, plain_value, spread
from sightline.documents.model import Content, Document, Table, Value, as_document


class SeveralTables(ValueError):
    """A CSV is one table; the message says which there are."""


def to_csv(content: Content) -> str:
    """Headings are the columns' keys. Begins with a byte-order mark, so that Excel reads UTF-8.

    A figure is its number, else its symbol or word; its code has a column of its own.
    """
    table = spread(_only_table(as_document(content)))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(value) for value in row])
    return "\ufeff" + out.getvalue()


def _only_table(document: Document) -> Table:
    if len(document.tables) == 1:
        return document.tables[0]
    titles = "; ".join(table.title for table in document.tables) or "none"
    raise SeveralTables(f"A CSV holds one table; “{document.title}” has these: {titles}.")


def _csv_cell(given: Value) -> str | float | int:
    value = plain_value(given)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, float | int) else safe(str(value))


def to_json(content: Content) -> str:
    """One table's rows stand at the top; several stand under `tables`, each by its title."""
    document = as_document(content)
    made: dict[str, Any] = {
        "title": document.title,
        "about": document.about,
        "notes": [{"word": word, "meaning": meaning} for word, meaning in notes_of(document)],
    }
    if len(document.tables) == 1:
        made["rows"] = _rows(document.tables[0])
    else:
        made["tables"] = [
            {"title": table.title, "about": table.about, "rows": _rows(table)}
            for table in document.tables
        ]
    return json.dumps(made, ensure_ascii=False, indent=1, default=date.isoformat)


def _rows(table: Table) -> list[dict[str, Value]]:
    apart = spread(table)
    keys = [column.key for column in apart.columns]
    return [dict(zip(keys, map(plain_value, row), strict=True)) for row in apart.rows]
