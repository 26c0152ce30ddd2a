"""Spark: the same queries over the same Parquet, for a region or the country.

Date arithmetic is written here, not transpiled: what other tools make of it is wrong at the ends of
months. Needs the extra `sightline[spark]` and Java.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sightline.measures.engines.engine import Tables

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class SparkDialect:
    def name(self, identifier: str) -> str:
        return "`" + identifier.replace("`", "``") + "`"

    def text(self, value: str) -> str:
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"

    def months_after(self, day: str, months: str) -> str:
        return f"add_months({day}, CAST({months} AS INT))"

    def days(self, start: str, end: str) -> str:
        return f"datediff({end}, {start})"

    def days_after(self, day: str, days: str) -> str:
        return f"date_add({day}, {days})"

    def last_day(self, day: str) -> str:
        return f"last_day({day})"

    def seconds(self, start: str, end: str) -> str:
        return f"((unix_micros({end}) - unix_micros({start})) / 1000000.0)"

    def members(self, column: str) -> str:
        return f"explode(array_distinct({column}))"

    def median(self, value: str, condition: str) -> str:
        return f"median(CASE WHEN {condition} THEN {value} END)"


# Many queries over few rows: what readies Spark for much data would take most of the time.
_SMALL = {
    "spark.ui.enabled": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.shuffle.partitions": "1",
    "spark.default.parallelism": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


class SparkEngine:
    """Works on a session that is handed in; the session's time zone must be UTC."""

    def __init__(self, session: "SparkSession") -> None:
        self.dialect = SparkDialect()
        self.session = session
        session.conf.set("spark.sql.session.timeZone", "UTC")

    @classmethod
    def local(cls, threads: int = 2) -> "SparkEngine":
        """Spark inside this process, for tests and small trials."""
        from pyspark.sql import SparkSession

        builder: Any = SparkSession.builder.master(f"local[{threads}]").appName("sightline")
        for name, value in _SMALL.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        return cls(session)

    def read(self, tables: Tables) -> None:
        for table, files in tables.files.items():
            self._parquet(table, files)
        for table, files in tables.observed_files.items():
            self._parquet(f"_seen_{table}", files)
        for table, rows in tables.rows.items():
            self.put(table, rows)
        for table, rows in tables.observed_rows.items():
            self.put(f"_seen_{table}", rows)
        for table in tables.observed:
            seen, name = (self.dialect.name(f"{part}_{table}") for part in ("_seen", "_observed"))
            self.session.sql(
                f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT *, lead(observed_on) OVER "
                f"(PARTITION BY row_id ORDER BY observed_on) AS next_on FROM {seen}"
            )

    def _parquet(self, table: str, files: tuple[Path, ...]) -> None:
        paths = [str(path) for path in files]
        frame = self.session.read.option("mergeSchema", "true").parquet(*paths)
        frame.createOrReplaceTempView(table)

    def put(self, name: str, rows: pa.Table) -> None:
        self.session.createDataFrame(rows).createOrReplaceTempView(name)

    def keep(self, name: str, sql: str) -> None:
        self.session.sql(sql).createOrReplaceTempView(name)

    def run(self, sql: str) -> pa.Table:
        return self.session.sql(sql).toArrow()

    def close(self) -> None:
        """The session belongs to whoever made it."""
