"""Runs the SQL of each record table; the order is `build.py`'s."""

from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa

from sightline.store.built.calendar import put_calendar
from sightline.store.built.complete import complete
from sightline.store.built.enrich import enrich, group_of
from sightline.store.built.needs import SPELLS
from sightline.store.built.templates import template
from sightline.store.schema import SQL_TYPE, observed_schema, schemas
from sightline.vocabulary.record_tables import Records
from sightline.vocabulary.working_days import WorkingDays

Connection = duckdb.DuckDBPyConnection


class Builder:
    """Makes one record table after the other on one connection."""

    def __init__(self, connection: Connection, records: Records, authority: str) -> None:
        self.connection, self.records, self.authority = connection, records, authority
        self.loaded: set[str] = set()
        self.has_spells = False
        self.working_days = WorkingDays()

    def prepare(self, known: Mapping[str, tuple[date, date]], working_days: WorkingDays) -> None:
        self.connection.execute("CREATE SCHEMA IF NOT EXISTS loaded")
        self.connection.execute("CREATE SCHEMA IF NOT EXISTS counted")
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE known (of VARCHAR, first_on DATE, last_on DATE)"
        )
        for of, (first_on, last_on) in known.items():
            self.connection.execute("INSERT INTO known VALUES (?, ?, ?)", [of, first_on, last_on])
        groups = group_of(self.records.codes["placement_type"], "code")
        self.connection.execute(f"CREATE OR REPLACE TEMP MACRO place_group(code) AS ({groups})")
        self.working_days = working_days
        found = self.connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'loaded'"
        ).fetchall()
        self.loaded = {name for (name,) in found}

    def make(self, name: str) -> None:
        table = self.records[name]
        if table.built and name not in self.loaded:
            if name in SPELLS:
                self._spells_once()
            if name == "cla_review_duties":
                put_calendar(self.connection, self.working_days)
            self.connection.execute(template(name).template)
            complete(self.connection, table, self.authority)
        else:
            self._empty_unless_there(name)
            has_observed = f"{name}__observed" in self.loaded
            enrich(self.connection, self.records, table, has_observed=has_observed)
        self.connection.execute(_COUNTED.replace("$table", name))

    def _spells_once(self) -> None:
        if not self.has_spells:
            self.connection.execute(template("care_spells").template)
            self.has_spells = True

    def _empty_unless_there(self, name: str) -> None:
        if name not in self.loaded:
            self.connection.execute(_ddl(f'loaded."{name}"', schemas()[name]))
            self.loaded.add(name)

    def make_empty(self, name: str) -> None:
        """The table without rows, quickly."""
        statements = [_ddl(f'main."{name}"', schemas()[name]), _COUNTED.replace("$table", name)]
        if observed := observed_schema(self.records[name]):
            statements.append(_ddl(f'main."{name}__observed"', observed))
        self.connection.execute("; ".join(statements))


_COUNTED = (
    'CREATE OR REPLACE VIEW counted."$table" AS FROM main."$table" '
    "WHERE withdrawn_on IS NULL AND impossible IS NULL"
)


def _ddl(name: str, schema: pa.Schema) -> str:
    columns = ", ".join(f'"{field.name}" {SQL_TYPE[field.type]}' for field in schema)
    return f"CREATE OR REPLACE TABLE {name} ({columns})"
