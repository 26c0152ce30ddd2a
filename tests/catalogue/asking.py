"""Asks a shipped indicator about a handful of rows, as its worked examples do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, example_figure, example_tables
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import Catalogue, load_catalogue
from sightline.measures.model.indicator import Example, Indicator
from sightline.vocabulary.words import Level

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def counted(
    name: str,
    rows: Rows,
    as_at: str = "2024-03-31",
    *,
    way: str | None = None,
    breakdown: tuple[str, str] | None = None,
) -> tuple[float, float]:
    """The numerator and denominator of the indicator on the day, by its first way or the named."""
    indicator = catalogue()[name]
    example = Example(
        title="",
        as_at=date.fromisoformat(as_at),
        rows={table: tuple(listed) for table, listed in rows.items()},
        way=way or indicator.ways[0].label or None,
        breakdown=breakdown,
    )
    figure = example_figure(catalogue(), indicator, example)
    return (figure.numerator or 0, figure.denominator or 0) if figure else (0, 0)


def one_way_each(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    """A copy of each indicator for each of its ways, so that all ways can be asked at once."""
    copies = [
        replace(indicator, id=f"{indicator.id}_way_{number}", ways=(way,), breakdowns=())
        for indicator in indicators
        for number, way in enumerate(indicator.ways)
    ]
    return {copy.id: copy for copy in copies}


def counted_together(
    indicators: Mapping[str, Indicator], rows: Rows, as_at: str = "2024-03-31"
) -> dict[str, tuple[float, float]]:
    """The numerator and denominator of each indicator, of one and the same set of rows."""
    day = date.fromisoformat(as_at)
    given = Example(title="", as_at=day, rows={table: tuple(some) for table, some in rows.items()})
    tables = example_tables(given, catalogue().records.tables)
    holdings = Holdings(AUTHORITY, day, everything=True)
    request = Request(catalogue(), indicators, {AUTHORITY: holdings}, [AskedDay(AUTHORITY, day)])
    with DuckDBEngine(threads=1) as engine:
        figures = figures_of(
            engine, Tables(rows=tables), request, Populations([tables["populations"]])
        )
    found = {
        name: figures.one(
            indicator=name, basis=indicator.headline, level=Level.AUTHORITY, breakdown=""
        )
        for name, indicator in indicators.items()
    }
    return {
        name: (figure.numerator or 0, figure.denominator or 0) if figure else (0, 0)
        for name, figure in found.items()
    }
