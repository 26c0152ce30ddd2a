"""What may be asked: erase a child, apply the schedule, finish what a crash left half-done."""

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime

import duckdb

from sightline.store import files
from sightline.store.errors import StoreError
from sightline.store.keeping.holds import holds
from sightline.store.keeping.rewrite import Condition, Rewritten, Taken, Told, take_rows, used
from sightline.store.keeping.schedule import Retention, shipped_schedule
from sightline.store.kept import Kept
from sightline.store.publications import deciding
from sightline.store.schema import schemas
from sightline.store.snapshots import Snapshot

UNFINISHED = "erasing.json"
ERASED, OUT_OF_DATE = "a record was erased", "rows reached the end of their retention"


def _silent(sentence: str, share: float) -> None:
    """For callers that show no progress."""


def erase_child(kept: Kept, child_id: str, *, at: datetime, tell: Told = _silent) -> Rewritten:
    """Take every row of one child out of all loads and snapshots.

    Raises StoreError for a child under legal hold, and where nothing is held of the child.
    """
    with deciding(kept.folder, f"authority {kept.code}"):
        if any(hold.child_id == child_id for hold in holds(kept.folder)):
            raise StoreError("This child is under legal hold: lift the hold before erasing.")
        note = kept.folder / UNFINISHED
        was_begun = note.is_file()
        files.write_text(note, json.dumps({"child_id": child_id, "at": at.isoformat()}))
        found = take_rows(kept.folder, Taken({}, {"child_id": child_id}), ERASED, at, tell)
        note.unlink()
        # After a crash nothing may be left to take, and it is done all the same.
        if not found.rows and not was_begun:
            raise StoreError("Nothing is held of a child with this identifier.")
        return found


def finish_erasing(kept: Kept, *, tell: Told = _silent) -> Rewritten | None:
    """Do again what a process that died was erasing; None where there is nothing to finish."""
    note = kept.folder / UNFINISHED
    if not note.is_file():
        return None
    begun = json.loads(note.read_text(encoding="utf-8"))
    with deciding(kept.folder, f"authority {kept.code}"):
        taken = Taken({}, {"child_id": begun["child_id"]})
        at = datetime.fromisoformat(begun["at"])
        found = take_rows(kept.folder, taken, ERASED, at, tell)
        note.unlink()
        return found


def out_of_date(kept: Kept, on: date, years: Mapping[str, int] | None = None) -> dict[str, int]:
    """How many rows of the newest snapshot each table would lose, without taking any."""
    newest = kept.newest()
    if newest is None:
        return {}
    taken = _purge(kept, newest, on, years or {})
    counts = {name: _count(newest, name, make, taken) for name, make in taken.conditions.items()}
    return {name: count for name, count in counts.items() if count}


def purge(
    kept: Kept,
    on: date,
    *,
    at: datetime,
    years: Mapping[str, int] | None = None,
    tell: Told = _silent,
) -> Rewritten:
    """Take out every row whose time is over, in all loads and snapshots; then children left bare.

    `years` are the authority's own, by table.
    """
    with deciding(kept.folder, f"authority {kept.code}"):
        newest = kept.newest()
        if newest is None:
            return Rewritten()
        found = take_rows(kept.folder, _purge(kept, newest, on, years or {}), OUT_OF_DATE, at, tell)
        bare = Taken(dict.fromkeys(_with_the_child(), _is_among("bare")), {"bare": _bare(newest)})
        return found + take_rows(kept.folder, bare, OUT_OF_DATE, at, tell)


def _with_the_child() -> list[str]:
    return [table for table, rule in shipped_schedule().items() if rule.goes_with_the_child]


def _purge(kept: Kept, newest: Snapshot, on: date, years: Mapping[str, int]) -> Taken:
    spared = _open_children(newest) | {hold.child_id for hold in holds(kept.folder)}
    conditions: dict[str, Condition] = {}
    values: dict[str, object] = {"spared": sorted(spared)}
    for table, rule in shipped_schedule().items():
        if rule.goes_with_the_child:
            continue
        kept_years = years.get(table, rule.years)
        values[f"before_{table}"] = _years_before(on, kept_years)
        conditions[table] = _older(rule)
    return Taken(conditions, values)


def _older(rule: Retention) -> Condition:
    def make(columns: Collection[str]) -> str | None:
        dates = [f"CAST({name} AS DATE)" for name in rule.dates if name in columns]
        if not dates:
            return None
        last = f"greatest({', '.join(dates)}) < $before_{rule.table}"
        # What has no end yet is still going on, however long ago it began.
        last += " AND ended_on IS NOT NULL" if "ended_on" in columns else ""
        return f"{last} AND NOT list_contains($spared, child_id)" if "child_id" in columns else last

    return make


def _is_among(name: str) -> Condition:
    def make(columns: Collection[str]) -> str | None:
        return f"list_contains(${name}, child_id)" if "child_id" in columns else None

    return make


def _years_before(day: date, years: int) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=day.year - years, day=last)


def _open_children(snapshot: Snapshot) -> set[str]:
    with duckdb.connect() as connection:
        sql = "SELECT child_id FROM read_parquet($file) WHERE ended_on IS NULL"
        found = connection.execute(sql, {"file": str(snapshot.path("open_cases"))}).fetchall()
    return {child for (child,) in found if child}


def _bare(snapshot: Snapshot) -> list[str]:
    """Children without a row in any dated table."""
    dated = [
        table
        for table, rule in shipped_schedule().items()
        if not rule.goes_with_the_child and "child_id" in _columns(table)
    ]
    held = " UNION ".join(
        f"SELECT child_id FROM read_parquet('{_file(snapshot, table)}')" for table in dated
    )
    with duckdb.connect() as connection:
        sql = f"SELECT child_id FROM read_parquet('{_file(snapshot, 'children')}') EXCEPT ({held})"
        return [child for (child,) in connection.execute(sql).fetchall()]


def _columns(table: str) -> list[str]:

    return list(schemas()[table].names)


def _count(snapshot: Snapshot, table: str, make: Condition, taken: Taken) -> int:
    condition = make(_columns(table))
    if condition is None:
        return 0
    with duckdb.connect() as connection:
        sql = f"SELECT count(*) FROM read_parquet('{_file(snapshot, table)}') WHERE {condition}"
        row = connection.execute(sql, used(condition, taken.values)).fetchone()
    return int(row[0]) if row else 0


def _file(snapshot: Snapshot, table: str) -> str:
    return str(snapshot.path(table)).replace("'", "''")
