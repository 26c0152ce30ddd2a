"""Runs checks over the rows of a snapshot, or over a few rows in memory."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.compute import OBSERVATION_DAYS, tables_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request, prepare
from sightline.measures.figures.settings import SettingChange, Settings
from sightline.measures.language.catalogue import Catalogue
from sightline.quality.check import Check, Checks
from sightline.quality.columns import ColumnDays, column_days
from sightline.quality.could_run import Able, filled_columns
from sightline.quality.findings import FINDINGS, RESULTS, Findings
from sightline.quality.queries import UNITS, CheckFlags, CheckQuery, Ready, check_queries, day_in
from sightline.store.loads import LoadRecord
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.record_tables import ColumnType, Records, RecordTable
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

Since = Mapping[tuple[str, str], date]
_MARK_LENGTH = 16


def run_checks(
    snapshot: Snapshot,
    checks: Checks,
    catalogue: Catalogue,
    *,
    calendar: WorkingDays | None = None,
    settings: Iterable[SettingChange] = (),
    loads: Iterable[LoadRecord] = (),
    since: Since | None = None,
    memory_limit: str = "2GB",
) -> Findings:
    """Every check over the snapshot, on the day its records describe.

    `loads` are those the snapshot is made of: they say which columns there could be. `since` gives
    the day on which (check, key) was found before; others are found today.
    """
    manifest = snapshot.manifest
    holdings = Holdings.of(snapshot, OBSERVATION_DAYS)
    request = request_for(
        checks, catalogue, holdings, manifest.data_as_at, Settings(settings), calendar
    )
    with DuckDBEngine([snapshot.folder], memory_limit=memory_limit) as engine:
        wanted = {need for check in checks for need in check.needs if "." in need}
        columns = column_days(loads, wanted)
        return findings_of(engine, tables_of([snapshot]), checks, request, since or {}, columns)


def request_for(
    checks: Checks,
    catalogue: Catalogue,
    holdings: Holdings,
    as_at: date,
    settings: Settings | None = None,
    calendar: WorkingDays | None = None,
) -> Request:
    """The checks asked as indicators are: the same days, settings and calendars."""
    return Request(
        catalogue,
        {check.id: check.measure for check in checks},
        {holdings.authority: holdings},
        [AskedDay(holdings.authority, as_at)],
        settings or Settings(),
        {holdings.authority: calendar or WorkingDays()},
        observation_days=holdings.observation_days,
    )


def findings_of(
    engine: Engine,
    tables: Tables,
    checks: Checks,
    request: Request,
    since: Since,
    columns: ColumnDays | None = None,
) -> Findings:
    """The same from any engine and tables."""
    prepare(engine, tables, request)
    (holdings,) = request.holdings.values()
    as_at, records = request.days[0].as_at, request.catalogue.records
    held = {*tables.files, *tables.rows}
    filled = filled_columns(engine, checks, held)
    able = Able(records, holdings, filled, columns or {}, as_at)
    why_not = {check.id: able.why_not(check) for check in checks}
    ready = [
        Ready(one, request.settings.fixed(one.measure, request.days), able.judged_days(one))
        for one in checks
        if not why_not[one.id]
    ]
    asked = replace(request.asked(engine, tables.observed), keep_excluded=True)
    run = _Run(engine, records, checks, as_at, since)
    for number, query in enumerate(check_queries(ready, asked)):
        kept = f"_checked_{number}"
        engine.keep(kept, query.rows)
        run.add(query, kept)
    for check in checks:
        run.say(check, why_not[check.id], able.note(check))
    return run.findings()


class _Run:
    """Collects what the queries of one run found."""

    def __init__(
        self, engine: Engine, records: Records, checks: Checks, as_at: date, since: Since
    ) -> None:
        self.engine, self.records, self.checks = engine, records, checks
        self.as_at, self.since = as_at, since
        self.found: list[dict[str, Any]] = []
        self.counts: dict[str, list[dict[str, Any]]] = {}
        self.results: list[dict[str, Any]] = []

    def add(self, query: CheckQuery, kept: str) -> None:
        for row in self.engine.run(query.counts(kept)).to_pylist():
            level, unit = _unit_of(row)
            for n, flags in enumerate(query.flags):
                counted = {
                    "looked_at": row[f"l{n}"],
                    "wrong": row[f"w{n}"],
                    "not_known": row[f"u{n}"],
                }
                if level is Level.AUTHORITY or any(counted.values()):
                    listed = self.counts.setdefault(flags.check, [])
                    listed.append({"level": str(level), "unit": unit, **counted})
        for flags in query.flags:
            declared, name = self.records[query.table], self.engine.dialect.name
            named = key_columns(self.checks[flags.check], declared)
            columns = tuple(name(column) for column in (*named, *_child(declared)))
            sql = query.wrong_rows(kept, flags, columns)
            for row in self.engine.run(sql).to_pylist():
                self.found.append(self._finding(declared, flags, row, len(named)))

    def _finding(
        self, table: RecordTable, flags: CheckFlags, row: dict[str, Any], keys: int
    ) -> dict[str, Any]:
        key = "|".join("" if row[f"key_{n}"] is None else str(row[f"key_{n}"]) for n in range(keys))
        facts = {
            label: _fact(self.records, table, label, row[f"fact_{n}"])
            for n, label in enumerate(flags.facts.values())
        }
        # The mark must move with what stood there, also where that is not shown.
        whole = json.dumps([str(row[f"fact_{n}"]) for n in range(len(facts))])
        return {
            "check": flags.check,
            "table": table.name,
            "row_id": row["row_id"],
            "key": key,
            "child_id": row.get(f"key_{keys}"),
            **{unit: row[unit] for unit in UNITS},
            "happened_on": row["row_date"],
            "facts": json.dumps(facts, ensure_ascii=False, default=str),
            "mark": hashlib.sha256(whole.encode()).hexdigest()[:_MARK_LENGTH],
            "since": self.since.get((flags.check, key), self.as_at),
        }

    def say(self, check: Check, why_not: str, note: str) -> None:
        none = {
            "level": str(Level.AUTHORITY),
            "unit": "",
            "looked_at": 0,
            "wrong": 0,
            "not_known": 0,
        }
        for counted in self.counts.get(check.id, [none]):
            self.results.append(
                {
                    "check": check.id,
                    **counted,
                    "could_not_run": why_not or None,
                    "note": note or None,
                    "as_at": self.as_at,
                }
            )

    def findings(self) -> Findings:
        return Findings(
            pa.Table.from_pylist(self.found, FINDINGS), pa.Table.from_pylist(self.results, RESULTS)
        )


def key_columns(check: Check, table: RecordTable) -> tuple[str, ...]:
    """What names the row in every snapshot. Row numbers change, so a child and a day stand in."""
    if check.calculation.once_per:
        return (check.calculation.once_per,)
    is_numbered = any(table.type_of(column) is ColumnType.ROW for column in table.key)
    if is_numbered and table.happens_on:
        return (*_child(table), table.happens_on)
    return table.key


def _child(table: RecordTable) -> Iterator[str]:
    if table.is_about_a_child:
        yield "child_id"


def _unit_of(row: Mapping[str, Any]) -> tuple[Level, str]:
    for unit in UNITS:
        if row[f"now_{unit}"] is not None:
            return Level(unit), row[f"now_{unit}"]
    return Level.AUTHORITY, ""


def _fact(records: Records, table: RecordTable, label: str, value: Any) -> Any:
    """Shown as it stands; of a column that names people only whether it is filled."""
    owner, _, name = label.rpartition(".")
    declared = (records["children"] if owner == "child" else table).columns.get(name)
    if declared is not None and declared.private and value is not None:
        return "given"
    return day_in(value)
