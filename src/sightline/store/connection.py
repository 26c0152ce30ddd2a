"""A DuckDB connection that sees one authority's folder and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


@contextmanager
def enclosed(folder: Path, spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory connection that may read files under `folder` alone; spills to `spill`."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "temp_directory": str(spill),
        },
    )
    try:
        # DuckDB's own bar would be written among the answers, into a pipe as well.
        connection.execute("SET enable_progress_bar = false")
        # The path goes in as a value: a folder's name may hold a quote.
        connection.execute("SET allowed_directories = ?", [[str(folder)]])
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()
