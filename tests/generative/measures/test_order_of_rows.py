"""In which order rows are read, and threads add them up, changes no digit of a figure."""

from functools import cache
from itertools import permutations

import pyarrow as pa
from tests.generative.measures.made_rows import FIRST, LAST, built_tables, made_rows

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, tables_read
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.language.catalogue import load_catalogue

# To a computer 0.2 + 0.7 + 0.1 is not quite 1.
POSTS = (0.2, 0.7, 0.1)


def test_posts_add_up_to_the_same_number_in_every_order():
    found = {_posts(order) for order in permutations(POSTS)}
    assert found == {(1.0, 1.0)}


def _posts(order: tuple[float, ...]) -> tuple[float | None, float | None]:
    catalogue = load_catalogue()
    indicator = catalogue["sw_posts_fte"]
    tables = dict(_tables())
    tables["staffing"] = _staffing(order, tables["staffing"].schema)
    request = Request(
        catalogue,
        {indicator.id: indicator},
        {AUTHORITY: Holdings(AUTHORITY, LAST, everything=True)},
        [AskedDay(AUTHORITY, LAST, live=True)],
    )
    with DuckDBEngine(threads=1) as engine:
        figures = figures_of(engine, Tables(rows=tables), request, Populations())
    (figure,) = figures.rows(level="authority", breakdown="")
    return figure.value, figure.numerator


@cache
def _tables() -> dict[str, pa.Table]:
    catalogue = load_catalogue()
    read = tables_read(catalogue, catalogue["sw_posts_fte"])
    return built_tables(made_rows(catalogue.records, 1), sorted(read))


def _staffing(order: tuple[float, ...], schema: pa.Schema) -> pa.Table:
    """Workers in post, one after the other, each with their part of a post."""
    employed = {"authority": AUTHORITY, "kind": "employee", "started_on": FIRST}
    rows = [dict.fromkeys(schema.names) | employed | {"fte": fte} for fte in order]
    return pa.Table.from_pylist(rows, schema)
