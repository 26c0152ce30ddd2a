"""The events of a made-up authority as Arrow record tables, loaded through the store."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
import pyarrow as pa

from bench.event_shapes import EVENTS, Alone, Repeated
from bench.staff import (
    case_allocations,
    name_of,
    social_workers,
    supervisions,
    team_of,
    teams,
    workers_for,
)
from sightline.store.loads import Covered, NewLoad, SheetCount, Source
from sightline.store.schema import QUARANTINED, loaded_schema
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.months import months_after
from sightline.vocabulary.record_tables import Column, ColumnType, RecordTable

FIRST, LAST = date(2020, 4, 1), date(2026, 3, 31)
CHILDREN = 45_000
# A quarter apart, so that what is observed is never older than figures allow.
EXTRACTS = tuple(months_after(LAST, -3 * n) for n in range(12, -1, -1))
# Everything but what merely says who the children and the staff are.
NOT_EVENTS = {"children", "teams", "case_allocations", "social_workers"}
_DAYS = (LAST - FIRST).days

Rows = pd.DataFrame


def make_events(children: int = CHILDREN, seed: int = 7) -> dict[str, Rows]:
    """Every record table as a frame of its declared columns, the same for the same seed."""
    random = np.random.default_rng(seed)
    made = {"children": _children(children, random)}
    for shape in EVENTS:
        made[shape.table] = (
            _alone(shape, children, made, random)
            if isinstance(shape, Alone)
            else _repeated(shape, made, random)
        )
    workers = workers_for(children)
    made |= {
        "teams": teams(),
        "case_allocations": case_allocations(
            made["referrals"], made["children_in_care"], workers, random
        ),
        "social_workers": social_workers(children, random),
        "supervisions": supervisions(children, random),
        "cla_year_outcomes": _year_outcomes(made["children_in_care"]),
        "populations": pd.DataFrame({"year": range(2018, 2027), "aged_0_17": children}),
    }
    birthdays = made["care_leaver_birthdays"]
    birthdays["year_ending_on"] = _year_ending(birthdays["birthday_on"])
    records = declared_records()
    return {name: _filled(records[name], rows, workers, random) for name, rows in made.items()}


def _children(count: int, random: np.random.Generator) -> Rows:
    born = np.datetime64("2006-01-01") + random.integers(0, 365 * 19, count)
    return pd.DataFrame({"child_id": [f"C{n:06d}" for n in range(count)], "born_on": born})


def _alone(
    shape: Alone, children: int, made: Mapping[str, Rows], random: np.random.Generator
) -> Rows:
    count = max(2, int(children * shape.share))
    child = random.choice(made[shape.of or "children"]["child_id"].to_numpy(), count)
    start = np.datetime64(FIRST) + random.integers(0, _DAYS, count)
    rows = pd.DataFrame({"child_id": child, shape.start: start})
    for column, ((least, most), share) in shape.then.items():
        day = start + random.integers(least, most + 1, count)
        there = (random.random(count) < share) & (day <= np.datetime64(LAST))
        rows[column] = pd.Series(day).where(there)
    return rows


def _repeated(shape: Repeated, made: Mapping[str, Rows], random: np.random.Generator) -> Rows:
    """So many rows for each row of the other table, each a gap after the one before."""
    owners = made[shape.of]
    started = owners["started_on"].to_numpy("datetime64[D]")
    ended = owners["ended_on"].fillna(pd.Timestamp(LAST) + pd.Timedelta(days=1))
    ended = ended.to_numpy("datetime64[D]")
    room = (ended - started).astype(int)
    counts = np.maximum(1, room // shape.gap[0] + 1)
    owner = np.repeat(np.arange(len(owners)), counts)
    gaps = random.integers(*shape.gap, len(owner))
    firsts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    gaps[firsts] = random.integers(*shape.first, len(firsts))
    after = np.cumsum(gaps)
    after -= np.repeat(after[firsts] - gaps[firsts], counts)
    kept = after < room[owner]
    owner, day = owner[kept], (started[owner] + after)[kept]
    rows = pd.DataFrame({"child_id": owners["child_id"].to_numpy()[owner], shape.start: day})
    return _lasting(rows, shape, owner, owners) if shape.until else rows


def _lasting(rows: Rows, shape: Repeated, owner: np.ndarray, owners: Rows) -> Rows:
    """Each row lasts until the owner's next, the last one as long as the owner."""
    following = np.roll(owner, -1) == owner
    following[-1] = False
    last_day = pd.Series(owners["ended_on"].to_numpy()[owner])
    rows[shape.until] = rows[shape.start].shift(-1).where(following, last_day)
    starts = np.roll(owner, 1) != owner
    rows["reason_started"] = np.where(starts, "S", "P")
    rows["end_reason"] = np.where(following, "X1", np.where(last_day.isna(), None, "E4A"))
    return rows


def _year_ending(days: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    return pd.to_datetime((days.dt.year + (days.dt.month > 3)).astype(str) + "-03-31")


def _year_outcomes(in_care: Rows) -> Rows:
    years = [date(year, 3, 31) for year in range(2021, 2027)]
    found = [
        in_care.loc[(in_care.started_on <= pd.Timestamp(day)), ["child_id"]].assign(
            year_ending_on=pd.Timestamp(day)
        )
        for day in years
    ]
    return pd.concat(found)


def _filled(table: RecordTable, rows: Rows, workers: int, random: np.random.Generator) -> Rows:
    """The other declared columns with plausible values; one row per natural key."""
    rows = rows.drop_duplicates([c for c in table.key if c in rows.columns]).reset_index(drop=True)
    worker = random.integers(0, workers, len(rows))
    for column in table.columns.values():
        if column.name in rows.columns or column.day_of:
            continue
        if column.name in {"team", "worker"}:
            rows[column.name] = (team_of if column.name == "team" else name_of)(worker)
        else:
            values = _values(column, len(rows), random)
            if values is not None:
                rows[column.name] = values
    return rows


def _values(column: Column, count: int, random: np.random.Generator) -> object:
    """Nothing for free texts and for days nobody said anything of."""
    if column.codes:
        codes = [*declared_records().codes[column.codes].values][:12]
        picked = random.choice(codes, count)
        if column.type is ColumnType.CODES:
            return [
                [first, second] for first, second in zip(picked, np.roll(picked, 1), strict=True)
            ]
        return picked
    match column.type:
        case ColumnType.BOOLEAN:
            return random.random(count) < 0.2
        case ColumnType.INTEGER:
            return random.integers(0, 4, count)
        case ColumnType.NUMBER:
            return random.integers(1, 20, count).astype(float)
    if column.required:
        return [f"{column.name[:1].upper()}{n}" for n in range(count)]
    return None


def arrow(name: str, rows: Rows) -> pa.Table:
    """The frame as a load holds it."""
    declared = [field for field in loaded_schema(declared_records()[name]) if field.name in rows]
    found = pa.Table.from_pandas(rows, pa.schema(declared), preserve_index=False)
    return found.append_column("_sheet", pa.array([name] * len(found))).append_column(
        "_row", pa.array(range(2, len(found) + 2), pa.int64())
    )


def event_count(made: Mapping[str, Rows]) -> int:
    return sum(len(rows) for name, rows in made.items() if name not in NOT_EVENTS)


def load_events(
    store: Store, authority: str, made: Mapping[str, Rows], extracts: Sequence[date] = EXTRACTS
) -> Snapshot:
    """One load with everything, and before it an extract for each day of what is only observed."""
    return store.authority(authority).add_all(_loads(authority, made, extracts))


def _loads(authority: str, made: Mapping[str, Rows], extracts: Sequence[date]) -> Iterator[NewLoad]:
    for day in extracts:
        yield _load(authority, Source.ANNEX_A, day, _as_extracted(made, day), months_after(day, -6))
    yield _load(authority, Source.LOCAL, LAST, made, FIRST)


_EXTRACTED = ("cp_plans", "children_in_care", "cin_episodes", "care_leavers", "social_workers")


def _as_extracted(made: Mapping[str, Rows], day: date) -> dict[str, Rows]:
    """What an extract of the day would list: what is open, or ended in the six months before."""
    stamp, since = pd.Timestamp(day), pd.Timestamp(months_after(day, -6))
    found = {}
    for name in _EXTRACTED:
        rows = made[name]
        if "started_on" in rows:
            known = (rows.started_on <= stamp) & (rows.ended_on.isna() | (rows.ended_on >= since))
            rows = rows[known].copy()
            rows["ended_on"] = rows.ended_on.where(rows.ended_on <= stamp)
        found[name] = rows
    return found


def _load(
    authority: str, kind: Source, day: date, made: Mapping[str, Rows], first: date
) -> NewLoad:
    tables = {name: arrow(name, rows) for name, rows in made.items()}
    points = {table.name for table in declared_records() if table.point_in_time}
    named = f"{authority} {kind} {day} {[len(rows) for rows in tables.values()]}"
    return NewLoad(
        authority=authority,
        kind=kind,
        file_names=(f"{kind} {day}",),
        sha256=hashlib.sha256(named.encode()).hexdigest(),
        extract_on=day,
        loaded_at=datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
        loaded_by="bench",
        tables=tables,
        quarantined=QUARANTINED.empty_table(),
        covered=tuple(Covered(name, first, day, name in points) for name in tables),
        counts=tuple(SheetCount(n, n, len(rows), len(rows), 0) for n, rows in tables.items()),
    )
