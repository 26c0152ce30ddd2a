"""Runs the worked examples of a catalogue: rows in, and is the answer the one its author gave?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import isclose
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.figures import Figure, Figures
from sightline.measures.figures.finish import with_parts
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.expression import RelatedAggregate, walk
from sightline.measures.model.indicator import Example, Indicator
from sightline.store.built import build, put_rows
from sightline.vocabulary.words import Level

AUTHORITY = "000"
_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class ExampleResult:
    """`problem` is empty where the example holds."""

    indicator: str
    example: Example
    file: str
    problem: str

    @property
    def holds(self) -> bool:
        return not self.problem

    def __str__(self) -> str:
        where = f"{self.file}:{self.example.line}: {self.indicator}, “{self.example.title}”"
        return f"{where}: {self.problem or 'holds'}"


def check_examples(
    catalogue: Catalogue, engine: Engine | None = None, only: Iterable[str] | None = None
) -> list[ExampleResult]:
    """Run every example of the catalogue (of the ids in `only`), fully covered."""
    wanted = set(only) if only is not None else None
    return [
        _checked(catalogue, indicator, example, engine)
        for indicator in catalogue
        if wanted is None or indicator.id in wanted
        for example in indicator.examples
    ]


def _checked(
    catalogue: Catalogue, indicator: Indicator, example: Example, engine: Engine | None
) -> ExampleResult:
    try:
        figure = example_figure(catalogue, indicator, example, engine)
        problem = "; ".join(_differences(example, figure))
    except duckdb.Error as error:
        problem = f"could not be run: {str(error).splitlines()[0]}"
    return ExampleResult(indicator.id, example, indicator.file, problem)


def example_figure(
    catalogue: Catalogue, indicator: Indicator, example: Example, engine: Engine | None = None
) -> Figure | None:
    """The figure the example asks for; None where there is none (nothing in that unit or split)."""
    tables = example_tables(example, tables_read(catalogue, indicator))
    request = example_request(catalogue, indicator, example)
    populations = Populations([tables["populations"]])
    given = Tables(rows=tables)
    if engine is not None:
        figures = figures_of(engine, given, request, populations)
    else:
        with DuckDBEngine(threads=1) as own:
            figures = figures_of(own, given, request, populations)
    return _asked_for(indicator, example, figures)


def _asked_for(indicator: Indicator, example: Example, figures: Figures) -> Figure | None:
    breakdown, value = example.breakdown or ("", "")
    return figures.one(
        indicator=indicator.id,
        basis=example.basis or indicator.headline,
        level=Level.TEAM if example.team else Level.AUTHORITY,
        unit=example.team or "",
        breakdown=breakdown,
        breakdown_value=value,
    )


def example_request(catalogue: Catalogue, indicator: Indicator, example: Example) -> Request:
    asked = _as_the_example_asks(indicator, example)
    indicators = with_parts([asked], catalogue.indicators)
    if asked.divides:
        parts = {p: _with_breakdown(indicators[p], example) for p in asked.divides}
        indicators = {**indicators, **parts}
    holdings = Holdings(AUTHORITY, example.as_at, everything=True)
    day = AskedDay(AUTHORITY, example.as_at)
    return Request(catalogue, indicators, {AUTHORITY: holdings}, [day])


def _as_the_example_asks(indicator: Indicator, example: Example) -> Indicator:
    """The indicator with the example's settings, its basis, and its way alone."""
    changed = replace(indicator, settings={**indicator.settings, **example.settings})
    if example.way is not None:
        ways = tuple(way for way in indicator.ways if way.label == example.way)
        changed = replace(changed, ways=ways)
    if example.basis is not None:
        changed = replace(changed, bases=tuple(dict.fromkeys((*indicator.bases, example.basis))))
    return _with_breakdown(changed, example)


def _with_breakdown(indicator: Indicator, example: Example) -> Indicator:
    breakdown = (example.breakdown[0],) if example.breakdown else ()
    return replace(indicator, breakdowns=breakdown)


def tables_read(catalogue: Catalogue, indicator: Indicator) -> list[str]:
    """Every record table that has to be there to work the indicator out."""
    parts = with_parts([indicator], catalogue.indicators).values()
    found = {"children", "allocations", "populations"}
    for part in parts:
        for way in part.ways:
            needs = {need.partition(".")[0] for need in way.needs}
            found |= {way.table, *needs, *catalogue.records[way.table].belongs_to}
            for expression in way.expressions:
                nodes = walk(expression)
                found |= {node.table for node in nodes if isinstance(node, RelatedAggregate)}
    return sorted(found)


def example_tables(example: Example, names: Iterable[str]) -> dict[str, pa.Table]:
    """The example's rows, and the tables the store's builders make of them."""
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.execute("SET enable_progress_bar = false")
        for table, rows in example.rows.items():
            put_rows(connection, table, (_in_utc(row) for row in rows), AUTHORITY)
        if "children" not in example.rows:
            put_rows(connection, "children", _children(example.rows), AUTHORITY)
        build(connection, names, authority=AUTHORITY)
        return {name: connection.sql(f'FROM main."{name}"').to_arrow_table() for name in names}


def _children(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """A child for every child a row names, since intake makes those as well."""
    named = (row.get("child_id") for listed in rows.values() for row in listed)
    return [{"child_id": child} for child in dict.fromkeys(filter(None, named))]


def _in_utc(row: Mapping[str, Any]) -> dict[str, Any]:
    """Times in an example are London's, as in a file; the store keeps them in UTC."""
    return {
        name: value.replace(tzinfo=value.tzinfo or _LONDON).astimezone(UTC).replace(tzinfo=None)
        if isinstance(value, datetime)
        else value
        for name, value in row.items()
    }


def _differences(example: Example, figure: Figure | None) -> Iterator[str]:
    """Each answer that is not the one given."""
    if example.empty:
        if figure is not None and (figure.denominator or figure.numerator or figure.value):
            yield f"something was counted ({_shown(figure)}), though it should be empty"
        return
    got = {
        "numerator": 0.0 if figure is None else figure.numerator,
        "denominator": 0.0 if figure is None else figure.denominator,
        "value": None if figure is None else figure.value,
    }
    for name, value in got.items():
        wanted = getattr(example, name)
        if wanted is not None and not _same(value, wanted):
            yield f"{name} is {_number(value)}, not {_number(wanted)}"


def _same(value: float | None, wanted: float) -> bool:
    """Alike to four digits: authors write 33.33 for a third."""
    return value is not None and isclose(value, wanted, rel_tol=5e-4, abs_tol=1e-9)


def _number(value: float | None) -> str:
    return "nothing" if value is None else f"{value:g}"


def _shown(figure: Figure) -> str:
    return f"{_number(figure.numerator)} of {_number(figure.denominator)}"
