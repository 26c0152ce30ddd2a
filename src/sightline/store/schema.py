"""The Arrow schema of every declared record table, and the system columns the store adds.

Times are UTC without a zone in the type; the day taken from one is the day in London.
"""

from collections.abc import Mapping
from functools import lru_cache

import pyarrow as pa

from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType, RecordTable

ARROW: Mapping[ColumnType, pa.DataType] = {
    ColumnType.TEXT: pa.string(),
    ColumnType.CODE: pa.string(),
    ColumnType.CODES: pa.list_(pa.string()),
    ColumnType.DATE: pa.date32(),
    ColumnType.DATETIME: pa.timestamp("us"),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.ROW: pa.int64(),
}

SQL_TYPE: Mapping[pa.DataType, str] = {
    pa.string(): "VARCHAR",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.date32(): "DATE",
    pa.timestamp("us"): "TIMESTAMP",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
}

# Named so that no declared column bears the same name (`source` of a referral, `last_seen_on` of
# an episode of need); a test asserts it.
SYSTEM: Mapping[str, pa.DataType] = {
    "authority": pa.string(),
    "row_id": pa.int64(),  # int(authority) << 32 | n: unique within a record table
    "from_source": pa.string(),  # the kind of extract the row's latest values come from
    "load_id": pa.string(),  # … and the load
    "observed_on": pa.date32(),  # … and that load's extract day
    "first_held_on": pa.date32(),  # extract day of the first load that held the row
    "last_held_on": pa.date32(),  # … and of the last
    "withdrawn_on": pa.date32(),  # null: counted; else the extract day it was missing on
    "impossible": pa.string(),  # null: fine; else why, in words: such rows are never in view
    "gathered": pa.bool_(),  # worked out from a "latest" column of another table
    "source_sheet": pa.string(),
    "source_row": pa.int64(),
}

QUARANTINED = pa.schema(
    [
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("column", pa.string()),
        ("raw", pa.string()),
        ("reason", pa.string()),
        ("whole_row", pa.bool_()),  # False: only this cell was set aside
    ]
)

LINEAGE = pa.schema([("_sheet", pa.string()), ("_row", pa.int64())])


def loaded_schema(table: RecordTable) -> pa.Schema:
    """The declared columns in their order: what a load may hold of the table (and lineage)."""
    return pa.schema([(column.name, ARROW[column.type]) for column in table.columns.values()])


def loaded_table(table: RecordTable) -> pa.Schema:
    """System and declared columns: a table as it goes into the schema `loaded`."""
    return pa.schema([*SYSTEM.items(), *loaded_schema(table)])


def snapshot_schema(table: RecordTable) -> pa.Schema:
    """Every column of the table in a snapshot: system, declared, derived, links, service."""
    fields = [(name, kind) for name, kind in SYSTEM.items()]
    fields += [(name, ARROW[column.type]) for name, column in table.columns.items()]
    fields += [(name, ARROW[column.type]) for name, column in table.derived.items()]
    fields += [(name, pa.int64()) for name in table.links]
    if table.has_team and "service" not in table.columns:
        fields.append(("service", pa.string()))
    return pa.schema(fields)


def observed_schema(table: RecordTable) -> pa.Schema | None:
    """The table's `__observed`: one row per row and extract day; None without such columns."""
    columns = [(one.name, ARROW[one.type]) for one in table.columns.values() if one.observed]
    named = ("authority", "row_id", "load_id", "observed_on")
    return pa.schema([*((name, SYSTEM[name]) for name in named), *columns]) if columns else None


@lru_cache(maxsize=1)
def schemas() -> Mapping[str, pa.Schema]:
    """The snapshot schema of every declared record table."""
    return {table.name: snapshot_schema(table) for table in declared_records()}
