"""On made-up rows worklists and plain Python agree row by row; late rows are the figures."""

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.generative.measures.made_rows import LAST, built_tables, made_rows
from tests.spec.reference_engine import ReferenceEngine, _Asked

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.examples import AUTHORITY
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.settings import Settings
from sightline.measures.language.catalogue import load_catalogue
from sightline.measures.worklists import Urgency, load_worklists
from sightline.measures.worklists.asking import answers_from
from sightline.measures.worklists.examples import tables_read
from sightline.vocabulary.working_days import WorkingDays

# The last two days end short and long months, where counting in months is hardest.
DAYS = (LAST, date(2024, 2, 29), date(2024, 8, 31))


@lru_cache(maxsize=1)
def shipped():
    catalogue = load_catalogue()
    return catalogue, load_worklists(catalogue)


@pytest.mark.parametrize("as_at", DAYS, ids=str)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_every_list_has_one_answer(as_at, seed):
    catalogue, worklists = shipped()
    names = {name for one in worklists for name in tables_read(catalogue, one)}
    rows = made_rows(catalogue.records, seed)
    tables = built_tables(rows, sorted(names))
    calendar = WorkingDays.with_closures([date(2024, 2, 14)])
    holdings = Holdings(AUTHORITY, as_at, everything=True)
    with DuckDBEngine(threads=1) as engine:
        answers = answers_from(
            engine, Tables(rows=tables), catalogue, worklists, as_at, holdings, Settings(), calendar
        )
    plain = ReferenceEngine(
        catalogue.records, {n: t.to_pylist() for n, t in tables.items()}, calendar=calendar
    )
    for answer in answers:
        one, way = answer.worklist, answer.worklist.ways[0]
        asked = _Asked(plain, way.calculation, one.basis, as_at, one.settings)
        expected = sorted(
            (
                row["child_id"],
                row["row_id"],
                str(asked._value(way.calculation.value, row)),
                str(asked._value(way.last_seen_on, row)),
                asked._units(row)["worker"],
            )
            for row in asked._kept()
        )
        found = sorted(
            (row.child_id, row.row_id, str(row.due_on), str(row.last_seen_on), row.worker)
            for row in answer.rows
        )
        assert (one.id, found) == (one.id, expected)
        _late_rows_are_the_figure(catalogue, plain, answer, as_at)


def _late_rows_are_the_figure(catalogue, plain, answer, as_at):
    """Counted the slow way: the rows that the indicator finds at fault are the list's late rows."""
    one = answer.worklist
    late = {row.row_id for row in answer.rows if row.urgency is Urgency.LATE}
    everything = {row.row_id for row in answer.rows}
    for name, rows in ((one.late_equals, late), (one.rows_equal, everything)):
        if not name:
            continue
        indicator = catalogue[name.removesuffix(".rest")]
        asked = _Asked(
            plain, indicator.ways[0], indicator.headline, as_at, dict(indicator.settings)
        )
        kept = asked._kept()
        met = {row["row_id"] for row in kept if asked._is_met(asked.calculation.where, row)}
        counted = {row["row_id"] for row in kept} - met if name.endswith(".rest") else met
        assert (one.id, rows) == (one.id, counted)
