"""Makes record tables in the order in which they need each other."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import duckdb

from sightline.store.built.calendar import put_calendar
from sightline.store.built.complete import complete
from sightline.store.built.enrich import enrich, group_of
from sightline.store.built.gathered import GATHERED
from sightline.store.built.needs import NEEDS, SPELLS
from sightline.store.built.templates import template
from sightline.store.schema import schemas
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import Records
from sightline.vocabulary.working_days import WorkingDays

Connection = duckdb.DuckDBPyConnection


def build_all(
    connection: Connection,
    *,
    authority: str = "000",
    known: Mapping[str, tuple[date, date]] | None = None,
    working_days: WorkingDays | None = None,
    told: Callable[[str], None] | None = None,
) -> None:
    """Build every declared record table; see `build`."""
    build(
        connection,
        declared_records().tables,
        authority=authority,
        known=known,
        working_days=working_days,
        told=told,
    )


def build(
    connection: Connection,
    names: Iterable[str],
    *,
    authority: str = "000",
    known: Mapping[str, tuple[date, date]] | None = None,
    working_days: WorkingDays | None = None,
    told: Callable[[str], None] | None = None,
) -> None:
    """Build the named record tables, and all they need, from the schema `loaded`.

    Makes `main.<table>` (columns of `schema.snapshot_schema`), `main.<table>__observed` where the
    table has observed columns, and `counted.<table>`. A table that is not in `loaded` is empty; a
    built table that is there is taken as it is. `known`: first and last day the loads cover of
    cp_reviews, cla_reviews and cla_episodes, where history is cut off; without it all is known.
    `told` is called with each table's name.
    """
    builder = _Builder(connection, declared_records(), authority)
    builder.prepare(known or {}, working_days or WorkingDays())
    for name in in_order(names):
        if told:
            told(name)
        builder.make(name)


def in_order(names: Iterable[str]) -> list[str]:
    """The tables and everything they need, each after what it needs."""
    records = declared_records()
    found: list[str] = []

    def visit(name: str) -> None:
        if name in found:
            return
        for other in needed_by(records, name):
            visit(other)
        found.append(name)

    for name in names:
        visit(name)
    return found


def needed_by(records: Records, name: str) -> list[str]:
    """The tables a table is made from, leaving out itself."""
    table = records[name]
    needed = list(NEEDS.get(name, ()))
    if not table.built:
        needed += [tie.table for tie in table.belongs_to.values()]
        needed += [GATHERED[name].parent] if name in GATHERED else []
        needed += ["teams"] if table.has_team and "service" not in table.columns else []
    return [other for other in dict.fromkeys(needed) if other != name]


class _Builder:
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
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'loaded'"
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
        self.connection.execute(
            f'CREATE OR REPLACE VIEW counted."{name}" AS FROM main."{name}" '
            "WHERE withdrawn_on IS NULL AND impossible IS NULL"
        )

    def _spells_once(self) -> None:
        if not self.has_spells:
            self.connection.execute(template("care_spells").template)
            self.has_spells = True

    def _empty_unless_there(self, name: str) -> None:
        if name not in self.loaded:
            self.connection.register("nothing", schemas()[name].empty_table())
            self.connection.execute(f'CREATE TABLE loaded."{name}" AS FROM nothing')
            self.connection.unregister("nothing")
            self.loaded.add(name)
