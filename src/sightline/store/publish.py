"""Writes a snapshot folder: every record table as Parquet, and the manifest that vouches for it."""

import hashlib
import io
import json
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sightline.store.coverage import coverage, data_as_at, gaps
from sightline.store.files import close_files, flush, hashes, make_folder, make_read_only
from sightline.store.loads import Covered, LoadRecord
from sightline.store.schema import schemas
from sightline.store.snapshots import DIFFERENCES

_SIDES = ("__observed", "__versions")
_WRITERS = 2


def write_records(
    connection: duckdb.DuckDBPyConnection, folder: Path, empty: Collection[str] = ()
) -> dict[str, int]:
    """Write every table of the connection's `main`, and what is kept beside; returns row counts.

    `empty` names tables that are not in `main` because they have no rows.
    """
    records = make_folder(folder / "records")
    counts = dict.fromkeys(schemas(), 0)
    # Files are compressed and written while the next table is fetched.
    with ThreadPoolExecutor(_WRITERS) as pool:
        files: list[Future[Any]] = []
        for name, schema in schemas().items():
            path = records / f"{name}.parquet"
            if name in empty:
                path.write_bytes(_nothing(schema))
                continue
            rows = _fetched(connection, f'FROM main."{name}"')
            counts[name] = len(rows)
            files.append(pool.submit(_write, rows.select(schema.names).cast(schema), path))
        for name, query in _beside(connection).items():
            rows = _fetched(connection, query)
            files.append(pool.submit(_write, rows, records / f"{name}.parquet"))
        for file in files:
            file.result()  # a fault of the disk is heard here
    return counts


def _beside(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Queries of what is kept beside: observations are in main, versions as loaded."""
    found = connection.execute(
        "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL"
    ).fetchall()
    wanted = {("main", "__observed"), ("loaded", "__versions")}
    queries = {
        name: f'FROM {schema}."{name}"'
        for schema, name in found
        for side in _SIDES
        if name.endswith(side) and (schema, side) in wanted
    }
    return {**queries, DIFFERENCES: "FROM differences ORDER BY ALL"}


@cache
def _nothing(schema: pa.Schema) -> bytes:
    """The Parquet file of a table without rows."""
    stream = io.BytesIO()
    pq.write_table(schema.empty_table(), stream, compression="zstd")
    return stream.getvalue()


def _fetched(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    return connection.sql(query).to_arrow_table()


def _write(rows: pa.Table, path: Path) -> None:
    pq.write_table(rows, path, compression="zstd")


def write_manifest(
    folder: Path,
    *,
    authority: str,
    created_at: datetime,
    loads: Sequence[LoadRecord],
    tables: Mapping[str, int],
    warnings: Sequence[str],
    organisation: str = "",
) -> str:
    """Write the manifest and return the snapshot's id.

    Its hash is the same for the same loads and the same code, whenever it was made.
    """
    known: dict[str, Any] = {
        "authority": authority,
        "loads": [load.id for load in loads],
        "organisation": organisation,
        "data_as_at": data_as_at(loads).isoformat(),
        "tables": dict(tables),
        "coverage": {name: [*map(_days, found)] for name, found in coverage(loads).items()},
        "observed_days": {
            table: [day.isoformat() for day in days]
            for table, days in observed_days(folder).items()
        },
        "warnings": [*gaps(loads), *warnings],
        "files": hashes(folder, (folder / "records").glob("*.parquet")),
    }
    text = json.dumps(known, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()
    name = f"{created_at:%Y%m%dT%H%M%S%f}-{digest[:8]}"
    head = {"id": name, "created_at": created_at.isoformat()}
    whole = json.dumps({**head, **known, "hash": digest}, indent=1, ensure_ascii=False)
    (folder / "manifest.json").write_text(whole, encoding="utf-8")
    return name


def _days(covered: Covered) -> dict[str, Any]:
    return {
        "first": covered.first.isoformat(),
        "last": covered.last.isoformat(),
        "point_in_time": covered.point_in_time,
    }


def observed_days(folder: Path) -> dict[str, list[date]]:
    """The extract days on which each table was observed."""
    found = {}
    for path in sorted((folder / "records").glob("*__observed.parquet")):
        days = pq.read_table(path, columns=["observed_on"])["observed_on"].unique().to_pylist()
        if days:
            found[path.stem.removesuffix("__observed")] = sorted(days)
    return found


def seal(folder: Path) -> None:
    """Everything on the disk, and nothing writable any more."""
    close_files(folder)
    flush(folder)
    make_read_only(folder)
