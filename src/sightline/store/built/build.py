"""Makes record tables in the order in which they need each other."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import duckdb

from sightline.store.built.builder import Builder
from sightline.store.built.gathered import GATHERED
from sightline.store.built.needs import NEEDS
from sightline.store.built.templates import template
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
    records = declared_records()
    builder = Builder(connection, records, authority)
    builder.prepare(known or {}, working_days or WorkingDays())
    order = in_order(names)
    empty = _empty(records, order, builder.loaded)
    for name in order:
        if told:
            told(name)
        if name in empty:
            builder.make_empty(name)
        else:
            builder.make(name)


def build_filled(
    connection: Connection,
    *,
    authority: str,
    known: Mapping[str, tuple[date, date]],
    told: Callable[[str], None],
) -> frozenset[str]:
    """As `build_all`, without the tables that can't have rows; returns those left out.

    Adds to the temporary table `differences` where episodes and the list of children in care
    disagree.
    """
    records = declared_records()
    builder = Builder(connection, records, authority)
    builder.prepare(known, WorkingDays())
    order = in_order(records.tables)
    empty = _empty(records, order, builder.loaded)
    needed = {other for name in order if name not in empty for other in needed_by(records, name)}
    for name in order:
        if name not in empty:
            told(name)
            builder.make(name)
        elif name in needed:
            builder.make_empty(name)
    if not {"cla_episodes", "children_in_care"} & empty:
        connection.execute(template("care_differences").template)
    return empty


def _empty(records: Records, order: list[str], loaded: set[str]) -> frozenset[str]:
    """The tables that can't have rows: not loaded, and made from nothing that is."""
    empty: set[str] = set()
    for name in order:
        table = records[name]
        parts = NEEDS.get(name, ()) if table.built else ()
        if name in GATHERED:
            parts = (GATHERED[name].parent,)
        if name not in loaded and all(other in empty for other in parts):
            empty.add(name)
    return frozenset(empty)


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
