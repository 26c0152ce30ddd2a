"""Asks a snapshot for the rows of its worklists: one query for each list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.cells import with_stages
from sightline.measures.compile.flags import FlaggedRows
from sightline.measures.compile.measures import bind, grouped
from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.choice import Chosen
from sightline.measures.figures.compute import OBSERVATION_DAYS, tables_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request, prepare, with_filled
from sightline.measures.figures.settings import SettingChange, Settings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.expression import RowColumn
from sightline.measures.model.indicator import Form
from sightline.measures.model.types import TEXT
from sightline.measures.worklists.model import Fact, Way, Worklist, WorklistRow
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.record_tables import Records
from sightline.vocabulary.working_days import WorkingDays

_CHILD = RowColumn("child_id", TEXT)


@dataclass(frozen=True)
class Answered:
    """A list on a day. Where it could not be made (`could_run` False) `reason` says why; where it
    could, `reason` says what is missing from it, if anything."""

    worklist: Worklist
    could_run: bool
    reason: str = ""
    way: str = ""
    rows: tuple[WorklistRow, ...] = ()
    sql: str = ""


def answer_worklists(
    snapshot: Snapshot,
    catalogue: Catalogue,
    worklists: Iterable[Worklist],
    *,
    as_at: date | None = None,
    settings: Iterable[SettingChange] = (),
    calendar: WorkingDays | None = None,
    memory_limit: str = "1GB",
) -> list[Answered]:
    """Every list asked for, on the extract day unless another is given."""
    day = as_at or snapshot.manifest.data_as_at
    holdings = Holdings.of(snapshot, OBSERVATION_DAYS)
    with DuckDBEngine([snapshot.folder], memory_limit=memory_limit) as engine:
        return answers_from(
            engine, tables_of([snapshot]), catalogue, worklists, day, holdings,
            Settings(settings), calendar or WorkingDays(),
        )  # fmt: skip


def answers_from(
    engine: Engine,
    tables: Tables,
    catalogue: Catalogue,
    worklists: Iterable[Worklist],
    as_at: date,
    holdings: Holdings,
    settings: Settings,
    calendar: WorkingDays,
) -> list[Answered]:
    """The same from any engine and tables."""
    day = AskedDay(holdings.authority, as_at)
    bound = [_in_force(one, catalogue, settings, day) for one in worklists]
    request = Request(
        catalogue, {one.id: one.as_indicator for one in bound}, {holdings.authority: holdings},
        [day], calendars={holdings.authority: calendar},
        observation_days=holdings.observation_days,
    )  # fmt: skip
    prepare(engine, tables, request)
    request = with_filled(engine, request)
    asked = request.asked(engine, tables.observed)
    (chooser,) = request.choosers().values()
    found = []
    for one in bound:
        chosen = chooser.choose(request.indicators[one.id], one.basis, as_at)
        found.append(_answered(engine, asked, catalogue.records, one, chosen, as_at))
    return found


def _in_force(
    worklist: Worklist, catalogue: Catalogue, settings: Settings, day: AskedDay
) -> Worklist:
    """The list with the numbers that hold on the day: those of the indicator it serves."""
    if not worklist.settings_of:
        return worklist
    theirs = settings.on(catalogue[worklist.settings_of], day)
    return replace(worklist, settings={**worklist.settings, **theirs})


def _answered(
    engine: Engine, asked: Asked, records: Records, one: Worklist, chosen: Chosen, as_at: date
) -> Answered:
    if chosen.way is None:
        return Answered(one, False, chosen.reason)
    way = one.ways[chosen.way]
    sql = rows_query(one, way, asked)
    rows = tuple(_rows(engine.run(sql).to_pylist(), one, way, records, as_at))
    return Answered(one, True, chosen.reason, chosen.label, rows, sql)


def rows_query(worklist: Worklist, way: Way, asked: Asked) -> str:
    """One query: child, due day, last day seen and facts of every row that the list keeps."""
    values = [_CHILD, way.calculation.value, way.last_seen_on, *way.facts.values()]
    calculations = tuple(replace(way.calculation, form=Form.SUM, value=value) for value in values)
    indicator = replace(worklist.as_indicator, ways=calculations)
    fixed: dict[str, float | None] = dict(worklist.settings)
    measures = [bind(indicator, n, worklist.basis, fixed, ()) for n in range(len(calculations))]
    (group,) = grouped(measures, allow_short=False)
    flagged = FlaggedRows(group, (), asked)
    flags = [flagged.of(measure) for measure in group.measures]
    items = ["row_id", "row_date", "unit_service", "unit_team", "unit_worker"]
    items += [f"{flag.value} AS v{n}" for n, flag in enumerate(flags)]
    where = f"\nWHERE {flags[0].of}" if flags[0].of else ""
    last = f"SELECT {', '.join(items)}\nFROM {flagged.stage}{where}\nORDER BY v1, v0, row_id"
    return with_stages(flagged.stages, last)


def _rows(
    found: list[dict[str, Any]], one: Worklist, way: Way, records: Records, as_at: date
) -> Iterator[WorklistRow]:
    for row in found:
        facts = tuple(
            (name, _told(row[f"v{n}"], fact.type.codes, records))
            for n, (name, fact) in enumerate(way.facts.items(), start=3)
        )
        yield WorklistRow(
            one.id, row["row_id"], row["v0"], row["row_date"], row["unit_service"],
            row["unit_team"], row["unit_worker"], as_at, row["v1"], row["v2"],
            one.soon_days, facts,
        )  # fmt: skip


def _told(value: Any, codes: str | None, records: Records) -> Fact:
    """A code in words; everything else as it is."""
    if codes is None or not isinstance(value, str):
        return value  # type: ignore[no-any-return]
    return records.codes[codes].meaning(value)
