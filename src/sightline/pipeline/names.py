"""The names of services, teams and workers in published records, for the tree of units."""

from dataclasses import dataclass
from datetime import date

import duckdb

from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records


@dataclass(frozen=True)
class TeamSeen:
    """A team in the records; `service` is '' where no list of teams says it."""

    team: str
    service: str = ""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True)
class WorkerSeen:
    """A worker in the records, and the team of their latest row."""

    worker: str
    team: str


@dataclass(frozen=True)
class NamesSeen:
    teams: tuple[TeamSeen, ...]
    workers: tuple[WorkerSeen, ...]


def names_in(snapshot: Snapshot) -> NamesSeen:
    """Every team and worker any record names, in alphabetical order."""
    with duckdb.connect() as connection:
        listed = connection.execute(_LISTED.format(_file(snapshot, "teams"))).fetchall()
        pairs = connection.execute(_pairs(snapshot)).fetchall()
    teams = [TeamSeen(*row) for row in listed]
    known = {team.team for team in teams}
    teams += [TeamSeen(name) for name in sorted({team for _, team, _ in pairs if team} - known)]
    return NamesSeen(tuple(teams), tuple(_workers(pairs)))


def _workers(pairs: list[tuple[str, str, date]]) -> list[WorkerSeen]:
    latest: dict[str, tuple[date, str]] = {}
    for worker, team, day in pairs:
        if worker:
            latest[worker] = max(latest.get(worker, (date.min, "")), (day, team or ""))
    return [WorkerSeen(worker, team) for worker, (_, team) in sorted(latest.items())]


def _pairs(snapshot: Snapshot) -> str:
    parts = [
        _PAIRS.format(table.happens_on or "observed_on", _file(snapshot, table.name))
        for table in declared_records()
        if {"team", "worker"} <= table.columns.keys()
    ]
    return _EVERY.format(" UNION ALL ".join(parts))


def _file(snapshot: Snapshot, table: str) -> str:
    return str(snapshot.path(table)).replace("'", "''")


_PAIRS = """
SELECT worker, team, max({}) AS day FROM read_parquet('{}')
WHERE withdrawn_on IS NULL GROUP BY ALL
"""
_EVERY = """
SELECT worker, team, coalesce(max(day), DATE '0001-01-01') FROM ({}) GROUP BY ALL
"""
_LISTED = """
SELECT team, service, started_on, ended_on FROM read_parquet('{}')
WHERE withdrawn_on IS NULL ORDER BY team, started_on
"""
