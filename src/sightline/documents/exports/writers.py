"""The table as CSV, JSON, and a page that stands alone."""

import csv
import io
import json
from datetime import date

from lxml import html
from lxml.builder import E

from sightline.documents.exports.safe_text import safe
from sightline.documents.exports.table import Table, Value

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}
_STYLE = (
    "body{font:12pt/1.4 'Helvetica Neue',Arial,sans-serif;margin:2em;color:#0b0c0c}"
    "table{border-collapse:collapse}caption{text-align:left;font-weight:bold;padding:.5em 0}"
    "th,td{border-bottom:1px solid #cecece;padding:.3em .8em .3em 0;text-align:left;"
    "vertical-align:top}thead th{border-bottom:2px solid #12436d}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    "@media print{@page{size:A4 landscape}}"
)


def to_csv(table: Table) -> str:
    """Headings are the columns' keys. Begins with a byte-order mark, so that Excel reads UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(value) for value in row])
    return "\ufeff" + out.getvalue()


def _csv_cell(value: Value) -> str | float | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else value


def to_json(table: Table) -> str:
    keys = [column.key for column in table.columns]
    content = {
        "title": table.title,
        "about": table.about,
        "notes": [{"word": word, "meaning": meaning} for word, meaning in table.notes],
        "rows": [dict(zip(keys, row, strict=True)) for row in table.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=date.isoformat)


def to_html(table: Table) -> str:
    """A whole page with its own style, for a mail or a file share; nothing in it is fetched."""
    head = E.head(E.meta(charset="utf-8"), E.title(table.title), E.style(_STYLE))
    headings = [E.th(column.title, scope="col") for column in table.columns]
    rows = [E.tr(*[_html_cell(value) for value in row]) for row in table.rows]
    body = E.body(
        E.main(
            E.h1(table.title),
            *[E.p(line) for line in table.about],
            E.table(E.caption(table.title), E.thead(E.tr(*headings)), E.tbody(*rows)),
            E.h2("Notes"),
            E.dl(*[part for word, meaning in table.notes for part in (E.dt(word), E.dd(meaning))]),
        )
    )
    page = E.html(head, body, lang="en-GB")
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def _html_cell(value: Value) -> html.HtmlElement:
    if isinstance(value, date):
        return E.td(f"{value.day} {value:%b %Y}")
    if isinstance(value, float | int) and not isinstance(value, bool):
        return E.td(f"{value:,.10g}", {"class": "n"})
    return E.td("" if value is None else str(value))
