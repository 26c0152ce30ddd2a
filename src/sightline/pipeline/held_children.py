"""Who holds which child, from the published records, to set against a person's reach.

A child stays within a unit's reach for a year after the unit last held it, so that a figure of the
last twelve months can be opened by those it is about.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import duckdb

from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import RecordTable

KEPT_IN_REACH = timedelta(days=365)


@dataclass(frozen=True)
class HeldChildren:
    """Child ids by the services, teams and workers that held them of late."""

    children: frozenset[str]
    by_service: Mapping[str, frozenset[str]]
    by_team: Mapping[str, frozenset[str]]
    by_worker: Mapping[str, frozenset[str]]
    restricted: frozenset[str]


@lru_cache(maxsize=2)
def held_children_of(folder: Path, edition: int = 0) -> HeldChildren:
    """Read once for each published snapshot, and again when rows were taken out of it."""
    snapshot = Snapshot(folder)
    since = snapshot.manifest.data_as_at - KEPT_IN_REACH
    with duckdb.connect() as connection:
        held = connection.execute(_held_sql(snapshot), {"since": since}).fetchall()
        details = str(snapshot.path("child_details"))
        restricted = connection.execute(_RESTRICTED, {"details": details}).fetchall()
        children = connection.execute(_ALL, {"children": str(snapshot.path("children"))}).fetchall()
    by_service, by_team, by_worker = (_grouped(held, place) for place in (1, 2, 3))
    return HeldChildren(
        frozenset(child for (child,) in children),
        by_service,
        by_team,
        by_worker,
        frozenset(child for (child,) in restricted),
    )


def _grouped(held: list[tuple[str, ...]], place: int) -> Mapping[str, frozenset[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for row in held:
        if row[place]:
            groups[row[place]].add(row[0])
    return {name: frozenset(children) for name, children in groups.items()}


def _held_sql(snapshot: Snapshot) -> str:
    """Every record table that names a child and a team: whoever worked on it holds the child.

    So social workers come by the allocations, reviewing officers and chairs by what the case
    system records of them, and the front door by its contacts.
    """
    parts = []
    for table in declared_records().tables.values():
        if {"child_id", "team", "worker"} <= table.columns.keys():
            until = table.spans[0][1] if table.spans else None
            parts.append(_HELD.format(file=snapshot.path(table.name), until=_lasted(table, until)))
    return "\nUNION\n".join(parts)


def _lasted(table: RecordTable, until: str | None) -> str:
    if table.name == "allocations":
        until = "ended_on"
    if until:
        return f"{until} IS NULL OR {until} >= $since"
    return f"{table.happens_on} >= $since" if table.happens_on else "true"


_HELD = """
SELECT child_id, service, team, worker FROM read_parquet('{file}')
WHERE withdrawn_on IS NULL AND child_id IS NOT NULL AND ({until})"""
_RESTRICTED = (
    "SELECT child_id FROM read_parquet($details) WHERE restricted AND withdrawn_on IS NULL"
)
_ALL = "SELECT child_id FROM read_parquet($children)"
