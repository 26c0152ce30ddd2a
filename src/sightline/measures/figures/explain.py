"""Opens a figure: the rows behind it, and what became of each. The rows always add up to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Any

from sightline.measures.compile.explained import RowQuery, row_query
from sightline.measures.compile.measures import bind
from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.choice import Chosen
from sightline.measures.figures.compute import OBSERVATION_DAYS, tables_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import tables_read
from sightline.measures.figures.finish import basis_of
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request, prepare, with_filled
from sightline.measures.figures.settings import SettingChange, Settings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Calculation, Form, Indicator
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Basis, Level
from sightline.vocabulary.working_days import WorkingDays


class Outcome(StrEnum):
    """What became of a row in view."""

    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    LEFT_OUT = "left_out"
    NOT_LATEST = "not_latest"
    IMPOSSIBLE = "impossible"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return {
            Outcome.COUNTED: "Counted",
            Outcome.NOT_COUNTED: "In the denominator alone",
            Outcome.LEFT_OUT: "Left out by the definition",
            Outcome.NOT_LATEST: "A later row of the same child counts",
            Outcome.IMPOSSIBLE: "Impossible dates",
            Outcome.WITHDRAWN: "Missing from a later extract",
        }[self]


@dataclass(frozen=True)
class ExplainedRow:
    """`facts`: the columns the definition looks at, by name."""

    row_id: int
    child_id: str | None
    outcome: Outcome
    service: str
    team: str
    worker: str
    value: float | None
    facts: Mapping[str, Any]
    reason: str = ""


@dataclass(frozen=True)
class Explanation:
    """The rows behind a figure. For an indicator that divides others, theirs are in `parts`."""

    indicator: Indicator
    as_at: date
    basis: Basis
    chosen: Chosen
    rows: tuple[ExplainedRow, ...] = ()
    numerator: float | None = None
    denominator: float | None = None
    sql: str = ""
    parts: tuple["Explanation", ...] = field(default=())

    def with_outcome(self, *outcomes: Outcome) -> tuple[ExplainedRow, ...]:
        return tuple(row for row in self.rows if row.outcome in outcomes)


@dataclass(frozen=True)
class Asking:
    """Which figure is to be opened. `basis` None: the headline. `child` narrows to one child."""

    indicator: str
    as_at: date
    basis: Basis | None = None
    level: Level = Level.AUTHORITY
    unit: str = ""
    breakdown: str = ""
    breakdown_value: str = ""
    child: str | None = None


def explain(
    snapshot: Snapshot,
    catalogue: Catalogue,
    asking: Asking,
    *,
    settings: Iterable[SettingChange] = (),
    calendar: WorkingDays | None = None,
    memory_limit: str = "1GB",
    observation_days: int = OBSERVATION_DAYS,
) -> Explanation:
    """The rows behind a figure of a published snapshot, by the compiler that counted them."""
    holdings = Holdings.of(snapshot, observation_days)
    tables = tables_of([snapshot])
    needed = set(tables_read(catalogue, catalogue[asking.indicator]))
    few = Tables(
        files={name: paths for name, paths in tables.files.items() if name in needed},
        observed_files={n: paths for n, paths in tables.observed_files.items() if n in needed},
    )
    with DuckDBEngine([snapshot.folder], memory_limit=memory_limit) as engine:
        return explain_from(
            engine, few, catalogue, asking, holdings, Settings(settings), calendar or WorkingDays()
        )


def explain_from(
    engine: Engine,
    tables: Tables,
    catalogue: Catalogue,
    asking: Asking,
    holdings: Holdings,
    settings: Settings,
    calendar: WorkingDays,
) -> Explanation:
    """The same from any engine and tables."""
    indicator = catalogue[asking.indicator]
    names = indicator.divides or (indicator.id,)
    day = AskedDay(holdings.authority, asking.as_at)
    wanted = {name: _on_basis(catalogue[name], asking.basis) for name in names}
    request = Request(
        catalogue, wanted, {holdings.authority: holdings}, [day], settings,
        {holdings.authority: calendar}, observation_days=holdings.observation_days,
    )  # fmt: skip
    prepare(engine, tables, request)
    request = with_filled(engine, request)
    if indicator.divides is None:
        return _explained(engine, tables, request, asking)
    parts = []
    for name in names:
        basis = basis_of(catalogue[name], asking.basis or indicator.headline)
        part = replace(asking, indicator=name, basis=basis)
        parts.append(_explained(engine, tables, request, part))
    chosen = parts[0].chosen
    basis = asking.basis or indicator.headline
    return Explanation(indicator, asking.as_at, basis, chosen, parts=tuple(parts))


def _on_basis(indicator: Indicator, basis: Basis | None) -> Indicator:
    bases = (*indicator.bases, *([basis] if basis else []))
    return replace(indicator, bases=tuple(dict.fromkeys(bases)))


def _explained(engine: Engine, tables: Tables, request: Request, asking: Asking) -> Explanation:
    indicator = request.indicators[asking.indicator]
    basis = asking.basis or indicator.headline
    (chooser,) = request.choosers().values()
    chosen = chooser.choose(indicator, basis, asking.as_at)
    if chosen.way is None:
        return Explanation(indicator, asking.as_at, basis, chosen)
    way = indicator.ways[chosen.way]
    fixed = request.settings.fixed(indicator, request.days)
    measure = bind(indicator, chosen.way, basis, fixed, ())
    shared = asking.breakdown if asking.breakdown == way.share_by else ""
    unit = (asking.level.value, asking.unit) if asking.level is not Level.AUTHORITY else None
    split = (asking.breakdown, asking.breakdown_value) if asking.breakdown and not shared else None
    asked = replace(request.asked(engine, tables.observed), keep_excluded=True, child=asking.child)
    query = row_query(measure, asked, unit, split)
    share = (shared, asking.breakdown_value) if shared else None
    rows = tuple(_rows(engine.run(query.sql).to_pylist(), query, share))
    numerator, denominator = totals(way, rows)
    return Explanation(
        indicator, asking.as_at, basis, chosen, rows, numerator, denominator, query.sql
    )


def _rows(
    found: list[dict[str, Any]], query: RowQuery, share: tuple[str, str] | None
) -> Iterator[ExplainedRow]:
    for row in found:
        facts = {name: row[column] for column, name in query.facts.items()}
        if share is not None:
            row["is_met"] = row["is_met"] and _is_in(facts.get(share[0]), share[1])
        outcome, reason = _outcome(row)
        yield ExplainedRow(
            row["row_id"],
            facts.get("child_id"),
            outcome,
            row["unit_service"],
            row["unit_team"],
            row["unit_worker"],
            row["value"],
            facts,
            reason,
        )


def _is_in(value: object, member: str) -> bool:
    return member in value if isinstance(value, list) else (value or "unknown") == member


def _outcome(row: Mapping[str, Any]) -> tuple[Outcome, str]:
    if row["withdrawn_on"] is not None:
        return Outcome.WITHDRAWN, f"missing from the extract of {row['withdrawn_on']:%d/%m/%Y}"
    if row["impossible"] is not None:
        return Outcome.IMPOSSIBLE, str(row["impossible"])
    if not row["is_kept"]:
        return Outcome.LEFT_OUT, ""
    if not row["is_latest"]:
        return Outcome.NOT_LATEST, ""
    return (Outcome.COUNTED if row["is_met"] else Outcome.NOT_COUNTED), ""


def totals(way: Calculation, rows: Iterable[ExplainedRow]) -> tuple[float | None, float | None]:
    """Numerator and denominator as the rows give them (a median: the median and how many)."""
    kept = [row for row in rows if row.outcome in {Outcome.COUNTED, Outcome.NOT_COUNTED}]
    counted = [row for row in kept if row.outcome is Outcome.COUNTED]
    if way.value is None:
        has_rows = way.form not in {Form.COUNT, Form.RATE}
        return float(len(counted)), float(len(kept)) if has_rows else None
    values = [float(row.value) for row in counted if row.value is not None]
    if way.form is Form.MEDIAN:
        return (median(values) if values else None), float(len(values))
    if way.form is Form.MEAN:
        return sum(values), float(len(values))
    if way.form is Form.SUM:
        return sum(values), None
    return sum(values), sum(float(row.value) for row in kept if row.value is not None)
