"""Every row of one child, read from a snapshot at once.

Rows of that one case-system id alone: nothing in them is followed to another id.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import duckdb

from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType, RecordTable

Row = Mapping[str, Any]


def records_of_child(snapshot: Snapshot, child_id: str) -> dict[str, list[Row]]:
    """Every row about the child, from all record tables about children.

    First the tables that hold the child at all, then their rows: most hold none, and reading one
    column of a table costs a fraction of reading all.
    """
    records = declared_records()
    names = [
        table.name
        for table in records
        if table.is_about_a_child and snapshot.manifest.tables.get(table.name)
    ]
    holding = [name for name, count in _asked(_COUNT, snapshot, names, child_id) if count]
    found: dict[str, list[Row]] = {}
    for name, row in _asked(_ROWS, snapshot, holding, child_id):
        found.setdefault(name, []).append(_typed(records[name], json.loads(row)))
    return found


def _asked(sql: str, snapshot: Snapshot, names: list[str], child_id: str) -> list[tuple[str, Any]]:
    if not names:
        return []
    parts = [sql.format(name=name, file=_quoted(str(snapshot.path(name)))) for name in names]
    with _connection().cursor() as cursor:
        return cursor.execute("\nUNION ALL\n".join(parts), {"child": child_id}).fetchall()


@lru_cache(maxsize=1)
def _connection() -> duckdb.DuckDBPyConnection:
    """One for the process: making one takes longer than reading a child's rows."""
    return duckdb.connect(config={"threads": 2})


_COUNT = "SELECT '{name}' AS of, count(*) FROM read_parquet('{file}') WHERE child_id = $child"
_ROWS = (
    "SELECT '{name}' AS of, CAST(to_json(x) AS VARCHAR) AS row "
    "FROM read_parquet('{file}') x WHERE child_id = $child"
)


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _typed(table: RecordTable, row: dict[str, Any]) -> Row:
    """Days and times as such again; JSON knows them as text alone."""
    for name in row:
        kind = table.type_of(name)
        if row[name] is None:
            continue
        if kind is ColumnType.DATE or name in {"observed_on", "withdrawn_on"}:
            row[name] = date.fromisoformat(row[name])
        elif kind is ColumnType.DATETIME:
            row[name] = datetime.fromisoformat(row[name])
    return row
