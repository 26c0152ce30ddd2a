"""Every figure can be opened: its rows always add up to it, and nothing in view is hidden."""

from datetime import date

import pytest
from tests.generative.measures.made_rows import LAST, built_tables, made_rows
from tests.spec.measures.asking import catalogue_of, define

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.compute import figures_of
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.examples import AUTHORITY, example_tables, tables_read
from sightline.measures.figures.explain import Asking, Outcome, explain_from
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.plan import Request
from sightline.measures.figures.populations import Populations
from sightline.measures.figures.settings import Settings
from sightline.measures.language.catalogue import load_catalogue
from sightline.measures.model.indicator import Example
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

D = date.fromisoformat
AS_AT = D("2024-03-31")


def opened(catalogue, tables, asking, as_at=AS_AT):
    holdings = Holdings(AUTHORITY, as_at, everything=True)
    with DuckDBEngine(threads=1) as engine:
        return explain_from(
            engine, Tables(rows=tables), catalogue, asking, holdings, Settings(), WorkingDays()
        )


def referrals():
    def row(child, day, **more):
        return {"child_id": child, "referred_on": D(day), "team": "North", **more}

    return {
        "referrals": [
            row("a", "2024-03-01", nfa=True),
            row("b", "2024-03-02", nfa=False),
            row("c", "2024-03-03", source="6"),
            row("d", "2024-03-04", nfa=True, withdrawn_on=D("2024-03-20")),
            row("e", "2024-03-05", nfa=True, impossible="closed before it was received"),
            row("f", "2024-02-29", nfa=True),
            row("a", "2024-03-09", nfa=False),
        ]
    }


NFA = define(
    counts="referrals",
    on="referred_on",
    over="month",
    of="source <> '6'",
    where="nfa",
    once_per="child",
    form="percent",
)


def test_each_row_in_view_says_what_became_of_it():
    catalogue = catalogue_of(NFA)
    example = Example("", AS_AT, {k: tuple(v) for k, v in referrals().items()})
    tables = example_tables(example, tables_read(catalogue, NFA))
    explanation = opened(catalogue, tables, Asking("asked", AS_AT))
    outcomes = [
        (row.child_id, row.facts["referred_on"].day, row.outcome) for row in explanation.rows
    ]
    assert outcomes == [
        ("a", 1, Outcome.NOT_LATEST),
        ("b", 2, Outcome.NOT_COUNTED),
        ("c", 3, Outcome.LEFT_OUT),
        ("d", 4, Outcome.WITHDRAWN),
        ("e", 5, Outcome.IMPOSSIBLE),
        ("a", 9, Outcome.NOT_COUNTED),
    ]
    assert explanation.with_outcome(Outcome.IMPOSSIBLE)[0].reason == "closed before it was received"
    assert (explanation.numerator, explanation.denominator) == (0, 2)


def test_it_can_be_narrowed_to_one_child():
    catalogue = catalogue_of(NFA)
    example = Example("", AS_AT, {k: tuple(v) for k, v in referrals().items()})
    tables = example_tables(example, tables_read(catalogue, NFA))
    explanation = opened(catalogue, tables, Asking("asked", AS_AT, child="b"))
    assert [row.child_id for row in explanation.rows] == ["b"]


@pytest.mark.parametrize("seed", [3, 4])
def test_the_rows_of_every_shipped_figure_add_up_to_it(seed):
    catalogue = load_catalogue()
    names = sorted({name for i in catalogue for name in tables_read(catalogue, i)})
    tables = built_tables(made_rows(catalogue.records, seed), names)
    holdings = {AUTHORITY: Holdings(AUTHORITY, LAST, everything=True)}
    request = Request(catalogue, dict(catalogue.indicators), holdings, [AskedDay(AUTHORITY, LAST)])
    with DuckDBEngine(threads=1) as engine:
        figures = figures_of(engine, Tables(rows=tables), request, Populations())
    shown = [f for f in figures.rows(level=["authority", "team"]) if f.numerator][seed::97]
    assert len(shown) > 10
    for figure in shown:
        indicator = catalogue[figure.indicator]
        if not indicator.ways:
            continue
        asking = Asking(
            indicator.id, LAST, figure.basis, Level(figure.level), figure.unit, figure.breakdown,
            figure.breakdown_value,
        )  # fmt: skip
        explanation = opened(catalogue, tables, asking, LAST)
        assert explanation.numerator == pytest.approx(figure.numerator), figure
        if explanation.denominator is not None:
            assert explanation.denominator == pytest.approx(figure.denominator), figure
