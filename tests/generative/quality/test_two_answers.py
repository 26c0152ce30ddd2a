"""On made-up rows the compiled checks and plain Python find the same, row for row counted."""

from functools import lru_cache

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.generative.measures.made_rows import LAST, built_tables, made_rows
from tests.spec.quality.asking import catalogue, counts_of, plain_counts

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.examples import AUTHORITY, tables_read
from sightline.measures.figures.holdings import Holdings
from sightline.quality.language import load_checks
from sightline.quality.run import findings_of, request_for


@lru_cache(maxsize=1)
def shipped():
    return load_checks(catalogue())


@given(seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_every_shipped_check_has_one_answer(seed):
    checks = shipped()
    names = sorted({name for check in checks for name in tables_read(catalogue(), check.measure)})
    needs = {need.partition(".")[0] for check in checks for need in check.needs}
    tables = built_tables(made_rows(catalogue().records, seed), {*names, *needs})
    request = request_for(checks, catalogue(), Holdings(AUTHORITY, LAST, everything=True), LAST)

    with DuckDBEngine(threads=2) as engine:
        found = findings_of(engine, Tables(rows=tables), checks, request, {})

    plain = {name: table.to_pylist() for name, table in tables.items()}
    got = {check.id: counts_of(found, check.id) for check in checks}
    assert got == {check.id: plain_counts(check, plain, LAST) for check in checks}
    assert len(found) == sum(counts.wrong for counts in got.values())
