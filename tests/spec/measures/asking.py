"""Asks every engine the same question and insists on one answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isclose
from typing import Any

from tests.spec.reference_engine import Answer, Cell, ReferenceEngine

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, example_tables, tables_read
from sightline.measures.figures.figures import Figure, Figures
from sightline.measures.figures.finish import with_parts
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import Catalogue, declared_services
from sightline.measures.language.definitions import DefinitionReader
from sightline.measures.language.entry import Entry
from sightline.measures.model.indicator import Example, Form, Indicator, ViewKind
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import Problem, ProblemsFound
from sightline.vocabulary.toml_lines import TomlLines
from sightline.vocabulary.words import Basis
from sightline.vocabulary.working_days import WorkingDays

PLAIN = {
    "title": "Asked",
    "service": "front_door",
    "definition": "What is asked.",
    "owner": "analyst",
    "better": "neither",
    "shown_as": "count",
}


@dataclass(frozen=True)
class Asked:
    """The figures all engines agreed on."""

    indicator: Indicator
    figures: Figures
    as_at: date

    def at(self, basis: Basis | None = None, **equal: Any) -> Figure | None:
        cell = {"level": "authority", "unit": "", "breakdown": "", "breakdown_value": ""} | equal
        basis = basis or self.indicator.headline
        return self.figures.one(indicator=self.indicator.id, basis=basis, as_at=self.as_at, **cell)

    @property
    def parts(self) -> tuple[float | None, float | None]:
        figure = self.at()
        assert figure is not None
        return figure.numerator, figure.denominator

    @property
    def value(self) -> float | None:
        figure = self.at()
        assert figure is not None
        return figure.value


def define(**keys: Any) -> Indicator:
    """An indicator of these keys; raises ProblemsFound with everything wrong with them."""
    problems: list[Problem] = []
    entry = Entry({"id": "asked"} | PLAIN | keys, "asked.toml", TomlLines(), (), problems)
    indicator = DefinitionReader(entry, declared_records(), tuple(declared_services())).read()
    if problems or indicator is None:
        raise ProblemsFound(problems)
    return indicator


def catalogue_of(*indicators: Indicator) -> Catalogue:
    found = {indicator.id: indicator for indicator in indicators}
    return Catalogue(found, declared_records(), declared_services())


def ask_everyone(
    rows: Mapping[str, list[dict[str, Any]]],
    as_at: str,
    *,
    parts: tuple[Indicator, ...] = (),
    closures: tuple[str, ...] = (),
    engine: Engine | None = None,
    **keys: Any,
) -> Asked:
    """The figures of a definition over rows, on DuckDB by either road and in plain Python."""
    indicator = define(**keys)
    catalogue = catalogue_of(*parts, indicator)
    calendar = WorkingDays.with_closures(map(date.fromisoformat, closures))
    day = date.fromisoformat(as_at)
    example = Example("", day, {table: tuple(listed) for table, listed in rows.items()})
    tables = example_tables(example, tables_read(catalogue, indicator))
    request = Request(
        catalogue,
        with_parts([indicator], catalogue.indicators),
        {AUTHORITY: Holdings(AUTHORITY, day, everything=True)},
        [AskedDay(AUTHORITY, day)],
        calendars={AUTHORITY: calendar},
    )
    people = Populations([tables["populations"]])
    if engine is not None:
        short = figures_of(engine, Tables(rows=tables), request, people)
    else:
        short = _on_duckdb(tables, request, people)
        long = _on_duckdb(tables, replace(request, allow_short=False), people)
        assert short.table.equals(long.table), "the short and the long road disagree"
    plain = ReferenceEngine(
        declared_records(), {n: t.to_pylist() for n, t in tables.items()}, calendar=calendar
    )
    for counted in request.indicators.values():
        if counted.ways:
            compare(counted, short, plain, day)
    return Asked(indicator, short, day)


def _on_duckdb(tables: Any, request: Request, people: Populations) -> Figures:
    with DuckDBEngine(threads=1) as engine:
        return figures_of(engine, Tables(rows=tables), request, people)


def compare(
    indicator: Indicator, figures: Figures, plain: ReferenceEngine, day: date, way: int = 0
) -> None:
    """Every cell one of the two knows must be the same in both."""
    for basis in indicator.bases:
        wanted = plain.answers(indicator, basis, day, way=way)
        found = figures.rows(indicator=indicator.id, basis=basis, as_at=day)
        got = {(f.level.value, f.unit, f.breakdown, f.breakdown_value): f for f in found}
        for cell in wanted.keys() | got.keys():
            _same(indicator, basis, cell, wanted.get(cell), got.get(cell))


def _same(
    indicator: Indicator, basis: Basis, cell: Cell, wanted: Answer | None, got: Figure | None
) -> None:
    where = f"{indicator.id} {basis} {cell}"
    if wanted is None or got is None:
        # A stock's units and splits with nothing in them may be left out by either.
        empty = got.numerator if got is not None else _weight(wanted)
        assert not empty, f"{where}: plain {wanted}, compiled {got}"
        return
    is_rate = indicator.form is Form.RATE
    pairs = [(wanted.numerator, got.numerator)]
    if not is_rate:
        pairs += [(wanted.denominator, got.denominator), (wanted.value, got.value)]
    for one, other in pairs:
        same = one == other or (
            one is not None and other is not None and isclose(one, other, abs_tol=1e-9)
        )
        assert same, f"{where}: plain {wanted}, compiled {got}"


def _weight(answer: Answer | None) -> float:
    return 0.0 if answer is None else (answer.numerator or 0) + (answer.value or 0)


def is_stock(indicator: Indicator) -> bool:
    return indicator.ways[0].view.kind is ViewKind.OPEN
