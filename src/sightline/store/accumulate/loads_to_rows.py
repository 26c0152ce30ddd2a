"""Fills the schema `loaded` of a connection from the accepted rows of all loads."""

from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sightline.store.accumulate.beside import keep_beside
from sightline.store.accumulate.one_table import accumulate_table
from sightline.store.accumulate.part import Held, Part, run, sql
from sightline.store.accumulate.settled import put_names, put_places
from sightline.store.built import put_table
from sightline.store.coverage import data_as_at
from sightline.store.kept_loads import accepted_path
from sightline.store.loads import LoadRecord
from sightline.store.organisation import Organisation
from sightline.store.precedence import precedence
from sightline.store.schema import loaded_table
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType

DIFFERENCES = pa.schema(
    [
        ("table", pa.string()),
        ("row_id", pa.int64()),
        ("child_id", pa.string()),
        ("column", pa.string()),
        ("source_a", pa.string()),
        ("value_a", pa.string()),
        ("source_b", pa.string()),
        ("value_b", pa.string()),
    ]
)


def accumulate(
    connection: duckdb.DuckDBPyConnection,
    authority: str,
    loads: Sequence[LoadRecord],
    told: Callable[[str], None] = lambda name: None,
    organisation: Organisation | None = None,
) -> list[str]:
    """Make `loaded.<table>` of every record table that any load holds, and what is kept beside.

    `loads` come in the order they count: by extract day, then as they were loaded. Teams and
    workers get the names that `organisation` gives them. Returns warnings as sentences. `told` is
    called with each table's name.
    """
    settled = organisation or Organisation()
    put_names(connection, settled)
    connection.execute("CREATE SCHEMA IF NOT EXISTS loaded")
    connection.register("no_differences", DIFFERENCES.empty_table())
    connection.execute("CREATE OR REPLACE TEMP TABLE differences AS FROM no_differences")
    _put_load_list(connection, loads)
    warnings = []
    for table in declared_records():
        held = [] if table.built else _held(loads, table.name)
        if not held:
            continue
        told(table.name)
        part = Part(authority, table, precedence()[table.name], held)
        warnings += accumulate_table(connection, part, settled)
        keep_beside(connection, part)
    put_places(connection, authority, settled, data_as_at(loads))
    _add_children(connection, authority)
    return warnings


def _put_load_list(connection: duckdb.DuckDBPyConnection, loads: Sequence[LoadRecord]) -> None:
    listed = pa.table(
        {
            "load_no": pa.array(range(len(loads)), pa.int64()),
            "load_kind": [load.kind for load in loads],
            "load_id": [load.id for load in loads],
            "extract_on": pa.array([load.extract_on for load in loads], pa.date32()),
            "folder": [str(load.folder) for load in loads],
        }
    )
    connection.register("load_list", listed)


def _held(loads: Sequence[LoadRecord], table: str) -> list[Held]:
    found = []
    for number, load in enumerate(loads):
        if path := accepted_path(load, table):
            file = pq.ParquetFile(path)
            columns = frozenset(file.schema_arrow.names)
            found.append(Held(number, load, path, columns, file.metadata.num_rows))
    return found


def _add_children(connection: duckdb.DuckDBPyConnection, authority: str) -> None:
    """Every child any table names has a row in `children`, if only its identifier is known."""
    records = declared_records()
    found = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'loaded'"
    ).fetchall()
    there = [name for (name,) in found if name in records and records[name].is_about_a_child]
    if not there:
        return
    children = records["children"]
    if "children" not in there:
        put_table(connection, "children", loaded_table(children).empty_table())
    codes = [one.name for one in children.columns.values() if one.type is ColumnType.CODE]
    run(
        connection,
        "children_elsewhere",
        authority=authority,
        authority_number=str(int(authority)),
        unknown=", ".join(f"'unknown' AS \"{name}\"" for name in codes),
        named=" UNION ALL ".join(sql("children_named", table=name) for name in there),
    )
