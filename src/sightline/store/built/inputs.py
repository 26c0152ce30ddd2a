"""Puts rows into the schema `loaded`, where `build` looks for them."""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import pyarrow as pa

from sightline.store.schema import schemas
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import UNKNOWN, ColumnType, RecordTable


def put_rows(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: Iterable[Mapping[str, Any]],
    authority: str = "000",
) -> None:
    """Put rows written by hand into `loaded`: what a row leaves out is null, a code is unknown.

    Rows are numbered 1, 2, … unless they bring a `row_id`. A built table may be given as well.
    """
    declared = declared_records()[table]
    schema = schemas()[table]
    full = [_full(declared, row, authority, n) for n, row in enumerate(rows, start=1)]
    columns = {
        field.name: pa.array([row.get(field.name) for row in full], field.type) for field in schema
    }
    put_table(connection, table, pa.table(columns, schema=schema))


def _full(
    declared: RecordTable, row: Mapping[str, Any], authority: str, number: int
) -> dict[str, Any]:
    codes = {
        column.name: UNKNOWN
        for column in declared.columns.values()
        if column.type is ColumnType.CODE
    }
    system = {"authority": authority, "row_id": (int(authority) << 32) | number, "gathered": False}
    return system | codes | {name: value for name, value in row.items() if value is not None}


def put_table(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Put an Arrow table into `loaded`; `name` may also be a table's `__observed`."""
    connection.execute("CREATE SCHEMA IF NOT EXISTS loaded")
    connection.register("rows_to_put", rows)
    connection.execute(f'CREATE OR REPLACE TABLE loaded."{name}" AS FROM rows_to_put')
    connection.unregister("rows_to_put")
