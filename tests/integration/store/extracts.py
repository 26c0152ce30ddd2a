"""Loads written by hand: small tables in, a NewLoad out."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from sightline.store.loads import Covered, NewLoad, SheetCount
from sightline.store.schema import LINEAGE, QUARANTINED, loaded_schema
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.months import months_after

Rows = list[dict[str, Any]]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def extract(
    on: str,
    kind: str = "annex_a",
    authority: str = "999",
    covers: tuple[str, str] | None = None,
    also_covers: tuple[str, ...] = (),
    **tables: Rows,
) -> NewLoad:
    """An extract of that day; it covers the six months before unless told otherwise."""
    last = date.fromisoformat(on)
    first = months_after(last, -6)
    if covers:
        first, last = map(date.fromisoformat, covers)
    written = repr((on, kind, authority, sorted(tables.items())))
    return NewLoad(
        authority=authority,
        kind=kind,
        file_names=(f"{kind} {on}.xlsx",),
        sha256=hashlib.sha256(written.encode()).hexdigest(),
        extract_on=date.fromisoformat(on),
        loaded_at=datetime(2024, 1, 1, 9, tzinfo=UTC),
        loaded_by="alice",
        tables={name: table(name, rows) for name, rows in tables.items()},
        quarantined=pa.table(
            {name: [value] for name, value in _QUARANTINED.items()}, schema=QUARANTINED
        ),
        covered=tuple(
            Covered(name, first, last, name == "care_leavers") for name in (*tables, *also_covers)
        ),
        counts=tuple(
            SheetCount(name, name, len(rows), len(rows), 0) for name, rows in tables.items()
        ),
        originals=((f"{kind} {on}.xlsx", written.encode()),),
    )


_QUARANTINED: Mapping[str, Any] = {
    "sheet": "List 1",
    "row": 3,
    "column": "Date of Contact",
    "raw": "31/09/2023",
    "reason": "September has 30 days.",
    "whole_row": True,
}


def table(name: str, rows: Rows) -> pa.Table:
    """Rows as intake hands them over: the columns any row names, dates as text, and lineage."""
    schema = loaded_schema(declared_records()[name])
    named = [field for field in schema if any(field.name in row for row in rows)]
    columns = {
        field.name: pa.array([_value(field, row.get(field.name)) for row in rows], field.type)
        for field in (named if rows else schema)
    }
    columns["_sheet"] = pa.array([name] * len(rows), LINEAGE.field("_sheet").type)
    columns["_row"] = pa.array(range(2, len(rows) + 2), LINEAGE.field("_row").type)
    return pa.table(columns)


def _value(field: pa.Field, value: Any) -> Any:
    return day(value) if pa.types.is_date(field.type) else value
