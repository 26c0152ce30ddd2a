"""DuckDB: the engine on one machine. Its connection may read the given folders and nothing else."""

import copy
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa

from sightline.measures.engines.engine import Tables


class DuckDBDialect:
    def name(self, identifier: str) -> str:
        return '"' + identifier.replace('"', '""') + '"'

    def text(self, value: str) -> str:
        return "'" + value.replace("'", "''") + "'"

    def months_after(self, day: str, months: str) -> str:
        # date + interval is a timestamp in DuckDB; the cast makes it a day again.
        return f"CAST({day} + to_months(CAST({months} AS INTEGER)) AS DATE)"

    def days(self, start: str, end: str) -> str:
        return f"({end} - {start})"

    def days_after(self, day: str, days: str) -> str:
        return f"({day} + {days})"

    def last_day(self, day: str) -> str:
        return f"last_day({day})"

    def seconds(self, start: str, end: str) -> str:
        return f"(epoch({end}) - epoch({start}))"

    def members(self, column: str) -> str:
        return f"unnest(list_distinct({column}))"

    def median(self, value: str, condition: str) -> str:
        return f"median({value}) FILTER (WHERE {condition})"


# Over many short queries these cost more than they save. Names that a version lacks are left out.
_SKIPPED = ("grouping_sets", "statistics_propagation")


class DuckDBEngine:
    """A locked connection: external access only to `folders`, memory bounded, spilling to disk."""

    def __init__(
        self,
        folders: Iterable[Path] = (),
        *,
        memory_limit: str = "2GB",
        threads: int | None = None,
        spill: Path | None = None,
    ) -> None:
        self.dialect = DuckDBDialect()
        self._spill = tempfile.TemporaryDirectory(prefix="sightline-spill-", dir=spill)
        allowed = ", ".join(self.dialect.text(str(folder.resolve())) for folder in folders)
        self.threads = threads or os.cpu_count() or 1
        self.connection = duckdb.connect()
        for setting in (
            f"disabled_optimizers = {self.dialect.text(self._skipped())}",
            f"temp_directory = {self.dialect.text(self._spill.name)}",
            f"memory_limit = {self.dialect.text(memory_limit)}",
            f"threads = {self.threads}",
            "preserve_insertion_order = false",
            # It would be written among the answers, into a pipe as well.
            "enable_progress_bar = false",
            f"allowed_directories = [{allowed}]",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            self.connection.execute(f"SET {setting}")

    def _skipped(self) -> str:
        known = self.connection.sql("SELECT name FROM duckdb_optimizers()").fetchall()
        return ",".join(name for (name,) in known if name in _SKIPPED)

    def beside(self) -> "DuckDBEngine":
        """The same engine for another thread: the same tables and limits, a connection of its own.

        Never close it: the engine it was made from does.
        """
        other = copy.copy(self)
        other.connection = self.connection.cursor()
        return other

    def read(self, tables: Tables) -> None:
        for table, files in tables.files.items():
            self._view(table, files)
        for table, files in tables.observed_files.items():
            self._view(f"_seen_{table}", files)
            self._observations(table)
        for table, rows in tables.rows.items():
            self.put(table, rows)
        for table, rows in tables.observed_rows.items():
            self.put(f"_seen_{table}", rows)
            self._observations(table)

    def _view(self, table: str, files: tuple[Path, ...]) -> None:
        listed = ", ".join(self.dialect.text(str(path.resolve())) for path in files)
        together = ", union_by_name = true" if len(files) > 1 else ""
        name = self.dialect.name(table)
        sql = f"CREATE OR REPLACE VIEW {name} AS FROM read_parquet([{listed}]{together})"
        self.connection.execute(sql)

    def _observations(self, table: str) -> None:
        """Each observation with the day of the row's next one."""
        self.connection.execute(
            f"CREATE OR REPLACE VIEW {self.dialect.name('_observed_' + table)} AS "
            "SELECT *, lead(observed_on) OVER (PARTITION BY row_id ORDER BY observed_on) AS next_on"
            f" FROM {self.dialect.name('_seen_' + table)}"
        )

    def put(self, name: str, rows: pa.Table) -> None:
        self.connection.register(f"_put_{name}", rows)
        quoted = self.dialect.name(name)
        put = self.dialect.name(f"_put_{name}")
        self.connection.execute(f"CREATE OR REPLACE TABLE {quoted} AS FROM {put}")
        self.connection.unregister(f"_put_{name}")

    def keep(self, name: str, sql: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TABLE {self.dialect.name(name)} AS {sql}")

    def run(self, sql: str) -> pa.Table:
        return self.connection.sql(sql).to_arrow_table()

    def close(self) -> None:
        self.connection.close()
        self._spill.cleanup()

    def __enter__(self) -> "DuckDBEngine":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
