"""Spark gives the same figures as DuckDB, which agrees with plain Python."""

from dataclasses import replace

import pytest
from tests.generative.measures.made_rows import LAST, built_tables, made_rows

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, tables_read
from sightline.measures.figures.finish import with_parts
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import load_catalogue
from sightline.measures.model.expression import walk
from sightline.measures.worklists import Worklists, load_worklists
from sightline.measures.worklists.examples import check_worklist_examples

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark")
    from sightline.measures.engines.spark import SparkEngine

    engine = SparkEngine.local()
    yield engine
    engine.session.stop()


def words_of(indicator):
    """What the indicator says: the tables counted, forms, views, functions, look-ups."""
    found = {("per", indicator.population is not None), ("divides", bool(indicator.divides))}
    for way in indicator.ways:
        found |= {
            ("counts", way.table),
            way.form,
            way.view.kind,
            ("once", way.once_per),
            ("share", bool(way.share_by)),
        }
        for node in (node for expression in way.expressions for node in walk(expression)):
            said = getattr(node, "function", getattr(node, "operator", ""))
            found.add((type(node).__name__, said))
    return found


def speaking_for_all(catalogue):
    """Few indicators that between them say all that any of the catalogue says."""
    unsaid = set().union(*map(words_of, catalogue))
    chosen = []
    while unsaid:
        chosen.append(max(catalogue, key=lambda i: (len(words_of(i) & unsaid), i.id)))
        unsaid -= words_of(chosen[-1])
    return with_parts(chosen, catalogue.indicators)


def test_every_word_of_the_language_means_the_same_on_spark(spark):
    catalogue = load_catalogue()
    indicators = speaking_for_all(catalogue)
    names = sorted({n for i in indicators.values() for n in tables_read(catalogue, i)})
    tables = Tables(rows=built_tables(made_rows(catalogue.records, 11), names))
    request = Request(
        catalogue,
        {name: replace(i, breakdowns=i.breakdowns[:1]) for name, i in indicators.items()},
        {AUTHORITY: Holdings(AUTHORITY, LAST, everything=True)},
        [AskedDay(AUTHORITY, LAST, live=True)],
    )
    people = Populations()
    with DuckDBEngine() as duckdb:
        wanted = figures_of(duckdb, tables, request, people).in_words.to_pylist()
    got = figures_of(spark, tables, request, people).in_words.to_pylist()
    assert len(got) == len(wanted) > 150
    for one, other in zip(got, wanted, strict=True):
        assert _rounded(one) == _rounded(other)


def _rounded(row):
    return {k: round(v, 9) if isinstance(v, float) else v for k, v in row.items()}


def test_worklists_are_the_same_on_spark(spark):
    """Few lists: those that say what no indicator says, which are days worked out."""
    catalogue = load_catalogue()
    lists = load_worklists(catalogue).lists
    few = ("cp_visits", "cla_visits", "peps", "return_interviews", "children_not_seen")
    chosen = Worklists({name: lists[name] for name in few})
    results = check_worklist_examples(catalogue, chosen, spark)
    assert [str(result) for result in results if result.problem] == []
    assert len(results) == len(few)
