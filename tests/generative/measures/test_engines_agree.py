"""On made-up rows the compiled queries, by either road, and plain Python agree on every cell."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.generative.measures.made_rows import LAST, built_tables, made_rows
from tests.spec.measures.asking import compare
from tests.spec.reference_engine import ReferenceEngine

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, tables_read
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import load_catalogue
from sightline.vocabulary.working_days import WorkingDays

DAYS = (date(2024, 2, 29), date(2025, 2, 28), LAST)


@lru_cache(maxsize=1)
def shipped():
    """The shipped catalogue: every indicator is a question worth agreeing on."""
    return load_catalogue()


# A seed says nothing when it is shrunk, so that time is saved. Each example asks the whole
# catalogue: how long one takes says more of the machine than of the code.
@given(seed=st.integers(0, 2**32))
@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_every_shipped_indicator_has_one_answer_by_every_road(seed):
    catalogue = shipped()
    names = sorted({name for i in catalogue for name in tables_read(catalogue, i)})
    rows = made_rows(catalogue.records, seed)
    tables = built_tables(rows, names)
    holdings = Holdings(AUTHORITY, LAST, everything=True)
    days = [AskedDay(AUTHORITY, day, live=day == LAST) for day in DAYS]
    calendar = WorkingDays.with_closures([date(2024, 2, 14)])
    request = Request(
        catalogue,
        dict(catalogue.indicators),
        {AUTHORITY: holdings},
        days,
        calendars={AUTHORITY: calendar},
    )
    short = _figures(tables, request)
    long = _figures(tables, replace(request, allow_short=False))
    assert short.in_words.equals(long.in_words)
    plain = ReferenceEngine(
        catalogue.records, {n: t.to_pylist() for n, t in tables.items()}, calendar=calendar
    )
    for indicator in catalogue:
        if indicator.ways:
            for day in DAYS:
                compare(indicator, short, plain, day)


def _figures(tables, request):
    with DuckDBEngine(threads=2) as engine:
        return figures_of(engine, Tables(rows=tables), request, Populations())
