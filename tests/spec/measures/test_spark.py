"""Spark gives the same figures as DuckDB and plain Python."""

from dataclasses import replace

import pytest
from tests.generative.measures.made_rows import LAST, built_tables, made_rows

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, tables_read
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import load_catalogue

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark")
    from sightline.measures.engines.spark import SparkEngine

    engine = SparkEngine.local()
    yield engine
    engine.session.stop()


def test_every_shipped_indicator_has_the_same_figures_on_spark(spark):
    catalogue = load_catalogue()
    names = sorted({name for i in catalogue for name in tables_read(catalogue, i)})
    tables = Tables(rows=built_tables(made_rows(catalogue.records, 11), names))
    request = Request(
        catalogue,
        {i.id: replace(i, breakdowns=i.breakdowns[:1]) for i in catalogue},
        {AUTHORITY: Holdings(AUTHORITY, LAST, everything=True)},
        [AskedDay(AUTHORITY, LAST, live=True)],
    )
    people = Populations()
    with DuckDBEngine() as duckdb:
        wanted = figures_of(duckdb, tables, request, people).table.to_pylist()
    got = figures_of(spark, tables, request, people).table.to_pylist()
    assert len(got) == len(wanted) > 1000
    for one, other in zip(got, wanted, strict=True):
        assert _rounded(one) == _rounded(other)


def _rounded(row):
    return {k: round(v, 9) if isinstance(v, float) else v for k, v in row.items()}
