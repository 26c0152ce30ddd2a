"""Small tables for tests of the store: rows in, the built record table out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import duckdb

from sightline.store.built import build, put_rows

Rows = list[dict[str, Any]]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def built(
    name: str, known: Mapping[str, tuple[date, date]] | None = None, **tables: Iterable[dict]
) -> Rows:
    """The rows of a record table built from these loaded rows, in the order of their numbers."""
    with duckdb.connect(":memory:") as connection:
        for table, rows in tables.items():
            put_rows(connection, table, rows)
        build(connection, [name], known=known)
        return connection.sql(f'FROM main."{name}" ORDER BY row_id').to_arrow_table().to_pylist()


def episodes(*written: str, child: str = "a") -> Rows:
    """Episodes as “2023-01-10 S V2 U6 F1 2023-06-01 X1”; “-” for a last day not yet known."""
    rows = []
    for text in written:
        started, reason, status, place, carer, ended, why = [*text.split(), "X1"][:7]
        is_open = ended == "-"
        rows.append(
            {
                "child_id": child,
                "started_on": day(started),
                "reason_started": reason,
                "legal_status": status,
                "place": place,
                "carer": None if carer == "?" else carer,
                "ended_on": None if is_open else day(ended),
                "end_reason": "unknown" if is_open else why,
            }
        )
    return rows
