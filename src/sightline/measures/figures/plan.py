"""What will be asked: measures of all indicators, in groups, as queries; and the helper tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.cells import CellQuery, cell_queries
from sightline.measures.compile.measures import Group, Measure, bind, grouped
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.choice import Chooser
from sightline.measures.figures.days import (
    AskedDay,
    as_ats_table,
    calendar_table,
    live_days_table,
    spans_table,
)
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.settings import Settings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.periods import period_start
from sightline.vocabulary.words import Basis
from sightline.vocabulary.working_days import WorkingDays

HOLDERS = """
SELECT authority, child_id, service, team, worker, started_on, least(ended_on, next_on) AS last_on
FROM (
  SELECT *, {before} AS next_on FROM (
    SELECT *, lead(started_on) OVER
        (PARTITION BY authority, child_id ORDER BY started_on, row_id) AS following_on
    FROM allocations WHERE impossible IS NULL AND withdrawn_on IS NULL))
"""


@dataclass(frozen=True)
class Request:
    """Everything a computation is asked for. `breakdowns` None: each indicator's declared ones."""

    catalogue: Catalogue
    indicators: Mapping[str, Indicator]
    holdings: Mapping[str, Holdings]
    days: list[AskedDay]
    settings: Settings = field(default_factory=Settings)
    calendars: Mapping[str, WorkingDays] = field(default_factory=dict)
    breakdowns: tuple[str, ...] | None = None
    allow_short: bool = True
    observation_days: int = 100

    @property
    def closures(self) -> bool:
        return any(calendar.closures for calendar in self.calendars.values())

    def breakdowns_of(self, indicator: Indicator) -> tuple[str, ...]:
        return indicator.breakdowns if self.breakdowns is None else self.breakdowns

    def choosers(self) -> dict[str, Chooser]:
        records = self.catalogue.records
        return {name: Chooser(records, held) for name, held in self.holdings.items()}

    def asked(self, engine: Engine, observed: frozenset[str]) -> Asked:
        days = [day.as_at for day in self.days]
        bases = {basis for i in self.indicators.values() for basis in i.bases}
        starts = [period_start(day, basis) for day in days for basis in bases]
        return Asked(
            engine.dialect,
            self.catalogue.records,
            observed,
            closures=self.closures,
            observation_days=self.observation_days,
            first_start=min(starts, default=None),
            first_day=min(days, default=None),
            last_day=max(days, default=None),
        )


def measures_of(request: Request) -> Iterable[Measure]:
    """A measure for every indicator, way that some authority can meet, and basis."""
    for indicator in request.indicators.values():
        fixed = request.settings.fixed(indicator, request.days)
        breakdowns = request.breakdowns_of(indicator)
        for number, way in enumerate(indicator.ways):
            if any(held.has(way.table) for held in request.holdings.values()):
                # Split by the column a numerator is shared by, the denominator stays whole.
                splits = tuple(name for name in breakdowns if name != way.share_by)
                for basis in indicator.bases:
                    yield bind(indicator, number, basis, fixed, splits)


def queries_of(request: Request, asked: Asked) -> list[CellQuery]:
    found = []
    for group in grouped(measures_of(request), request.allow_short):
        found += cell_queries(group, _breakdowns(group), asked)
    return found


def _breakdowns(group: Group) -> tuple[str, ...]:
    return tuple(sorted({name for measure in group.measures for name in measure.breakdowns}))


def prepare(engine: Engine, tables: Tables, request: Request) -> None:
    """Give the engine the record tables and the small tables every query leans on."""
    engine.read(tables)
    put_days(engine, request)
    calendars = request.calendars or {"": WorkingDays()}
    if not request.closures:
        calendars = dict([next(iter(calendars.items()))])
    engine.put("_calendar", calendar_table(dict(calendars)))
    engine.keep(
        "_calendar_ends",
        "SELECT authority, number, max(day) AS last_day FROM _calendar GROUP BY authority, number",
    )
    if request.holdings:
        before = engine.dialect.days_after("following_on", "(-1)")
        engine.keep("_holders", HOLDERS.format(before=before))


def with_filled(engine: Engine, request: Request) -> Request:
    """The request knowing which of the columns that ways need are filled by some row."""
    needs = {need for i in request.indicators.values() for way in i.ways for need in way.needs}
    filled: dict[str, set[str]] = {authority: set() for authority in request.holdings}
    for need in sorted(need for need in needs if "." in need):
        table, column = map(engine.dialect.name, need.split("."))
        found = engine.run(
            f"SELECT DISTINCT authority FROM {table} WHERE {column} IS NOT NULL"
            f" AND CAST({column} AS STRING) <> 'unknown'"
        )
        for authority in found["authority"].to_pylist():
            filled[authority].add(need)
    holdings = {
        authority: replace(held, filled=frozenset(filled[authority]))
        for authority, held in request.holdings.items()
    }
    return replace(request, holdings=holdings)


def put_days(engine: Engine, request: Request) -> None:
    bases = sorted({basis for i in request.indicators.values() for basis in i.bases} - _AT_DATE)
    engine.put("_as_ats", as_ats_table(request.days))
    engine.put("_live_days", live_days_table(request.days))
    engine.put("_spans", spans_table(request.days, bases))
    engine.put("_settings", request.settings.table(request.indicators, request.days))


_AT_DATE = {Basis.AT_DATE}
