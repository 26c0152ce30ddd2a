"""Gives a table just built its row numbers, system columns and groups, in the snapshot's order."""

import duckdb

from sightline.store.built.templates import run
from sightline.store.schema import SQL_TYPE, SYSTEM
from sightline.vocabulary.record_tables import RecordTable


def complete(connection: duckdb.DuckDBPyConnection, table: RecordTable, authority: str) -> None:
    """Make `main.<table>` from `temp.<table>__built`, which holds the declared columns."""
    numbered = f"{int(authority) << 32} + row_number() OVER (ORDER BY {', '.join(table.key)})"
    system = {name: f"CAST(NULL AS {SQL_TYPE[kind]})" for name, kind in SYSTEM.items()}
    system |= {"authority": f"'{int(authority):03d}'", "row_id": numbered, "gathered": "false"}
    columns = [f'{sql} AS "{name}"' for name, sql in system.items()]
    columns += [f'"{name}"' for name in table.columns]
    run(connection, "complete", table=table.name, columns=", ".join(columns))
