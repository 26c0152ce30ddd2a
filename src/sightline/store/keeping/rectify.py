"""Puts one value right, everywhere it was kept, when the case system can't deliver it again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sightline.store import files
from sightline.store.errors import StoreError
from sightline.store.keeping.rewrite import Rewritten, note_in_manifest, replace_file, writable
from sightline.store.kept import Kept
from sightline.store.kept_loads import RECTIFIED
from sightline.store.publications import deciding
from sightline.store.schema import loaded_schema
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.record_tables import RecordTable

PUT_RIGHT = "a value was put right"


@dataclass(frozen=True)
class Rectification:
    """Which row (its natural key, as text), which column, and the right value (None: blank)."""

    table: str
    key: Mapping[str, str]
    column: str
    value: str | None


def rectify(kept: Kept, wanted: Rectification, *, at: datetime) -> Rewritten:
    """Write the value into every load and snapshot that holds the row.

    Columns worked out from it, and figures, follow with the next snapshot: build it again. Raises
    StoreError where the table, column or row is not there, or the value does not fit.
    """
    _check(wanted)
    found = Rewritten()
    with deciding(kept.folder, f"authority {kept.code}"):
        for load in sorted((kept.folder / "loads").glob("*")):
            rows = _put(load / "accepted" / f"{wanted.table}.parquet", wanted)
            if rows:
                _note(load, wanted, at)
            found += Rewritten(rows=rows, loads=int(bool(rows)))
        for snapshot in kept.snapshots():
            with writable(snapshot.folder):
                rows = _put(snapshot.path(wanted.table), wanted)
                if rows:
                    note_in_manifest(snapshot.folder, {}, PUT_RIGHT, at)
            found += Rewritten(rows=rows, snapshots=int(bool(rows)))
    if not found.rows:
        raise StoreError(f"No row of {wanted.table} has this key; nothing was changed.")
    return found


def _check(wanted: Rectification) -> None:
    records = declared_records()
    if wanted.table not in records or records[wanted.table].built:
        hint = did_you_mean(wanted.table, records.tables)
        raise StoreError(f"There is no loaded record table “{wanted.table}”.{hint}")
    table = records[wanted.table]
    if wanted.column not in table.columns:
        hint = did_you_mean(wanted.column, table.columns)
        raise StoreError(f"{table.title} have no column “{wanted.column}”.{hint}")
    if wanted.column in table.key:
        raise StoreError(f"“{wanted.column}” is part of the key: erase the row and load it anew.")
    if set(wanted.key) != set(table.key):
        raise StoreError(f"Name the row by: {', '.join(table.key)}.")
    codes = records.code_list(wanted.table, wanted.column)
    if codes and wanted.value not in codes:
        raise StoreError(f"“{wanted.value}” is no code of {codes.title.lower()}.")
    if wanted.value is None and _must_be_there(table, wanted.column):
        raise StoreError(f"“{wanted.column}” can't be left blank.")


def _must_be_there(table: RecordTable, column: str) -> bool:
    return table.columns[column].required


def _put(path: Path, wanted: Rectification) -> int:
    """Write the value into the rows with the key; returns how many."""
    if not path.is_file():
        return 0
    table = _with_column(pq.read_table(path), wanted)
    is_hit = _hits(table, wanted)
    if not any(is_hit):
        return 0
    field = table.schema.field(wanted.column)
    values = _changed(table[wanted.column].to_pylist(), is_hit, _typed(wanted, field))
    place = table.schema.get_field_index(wanted.column)
    replace_file(path, table.set_column(place, field, pa.array(values, field.type)))
    return sum(is_hit)


def _with_column(table: pa.Table, wanted: Rectification) -> pa.Table:
    """A return that did not bring the column gets it, so that the value lasts."""
    if wanted.column in table.column_names:
        return table
    field = loaded_schema(declared_records()[wanted.table]).field(wanted.column)
    return table.append_column(field, pa.nulls(len(table), field.type))


def _hits(table: pa.Table, wanted: Rectification) -> list[bool]:
    with duckdb.connect() as connection:
        connection.register("kept", table)
        match = " AND ".join(f'CAST("{name}" AS VARCHAR) = ${name}' for name in wanted.key)
        hits = connection.sql(f"SELECT {match} AS hit FROM kept", params=dict(wanted.key))
        return [bool(hit) for (hit,) in hits.fetchall()]


def _changed(values: list[object], is_hit: list[bool], value: object) -> list[object]:
    return [value if hit else old for old, hit in zip(values, is_hit, strict=True)]


def _typed(wanted: Rectification, field: pa.Field) -> object:
    if wanted.value is None:
        return None
    try:
        text = pa.array([wanted.value], pa.string())
        if pa.types.is_list(field.type):
            return [part.strip() for part in wanted.value.split(",") if part.strip()]
        return text.cast(field.type)[0].as_py()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise StoreError(
            f"“{wanted.value}” does not fit “{wanted.column}”, which holds a {field.type}."
        ) from None


def _note(load: Path, wanted: Rectification, at: datetime) -> None:
    """Beside the load: what was changed and when, without the value itself."""
    file = load / RECTIFIED
    before = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    entry = {"at": at.isoformat(), "table": wanted.table, "column": wanted.column}
    files.write_text(file, json.dumps([*before, entry]))
