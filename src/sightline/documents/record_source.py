"""Where a record comes from and why it may not count, in words."""

import re
from datetime import date

from sightline.documents.child_records import Row

_LOAD = re.compile(r"(\d{4}-\d\d-\d\d)-([a-z0-9-]+?)-[0-9a-f]{12}(?:-\d+)?")
_KINDS = {
    "annex-a": "Annex A",
    "cin-census": "Children in need census",
    "csww": "Workforce census",
    "local": "Local list",
    "ssda903": "SSDA903",
}


def source_of_row(row: Row) -> str:
    """The load a record's latest values come from, with the place in its file."""
    if not row.get("load_id"):
        return "worked out from other records"
    place = f", {row['source_sheet']}" if row.get("source_sheet") else ""
    line = f", row {row['source_row']}" if row.get("source_row") else ""
    return f"{_load_words(row['load_id'])}{place}{line}"


def _load_words(load_id: str) -> str:
    """'2026-10-31-annex-a-df49906eeddd' as 'Annex A of 31 Oct 2026'."""
    found = _LOAD.fullmatch(load_id)
    if found is None:
        return load_id
    drawn, kind = date.fromisoformat(found[1]), found[2]
    return f"{_KINDS.get(kind, kind.replace('-', ' '))} of {drawn.day} {drawn:%b %Y}"


def why_not_counted(row: Row) -> str:
    if row.get("withdrawn_on"):
        return f"Not counted: missing from the extract of {row['withdrawn_on']:%d/%m/%Y}."
    return f"Not counted: {row['impossible']}." if row.get("impossible") else ""
