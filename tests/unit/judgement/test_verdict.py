"""One verdict speaks, and says why."""

from datetime import date
from itertools import product

import pytest

from sightline.judgement.direction import Reading
from sightline.judgement.intervals import Counted
from sightline.judgement.polarity import Change, Judgement
from sightline.judgement.rag import rag
from sightline.judgement.signals import Rule
from sightline.judgement.spc import xmr
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.judgement.trend import Trend
from sightline.judgement.two_periods import compare_periods
from sightline.judgement.verdict import Speaker, one_verdict
from sightline.vocabulary.words import Basis, Polarity, Unit

STEADY = [10, 12] * 7
HIGHER_THAN_BEFORE = compare_periods(Counted(56, 70), Counted(48, 80), Unit.PERCENT)
SIMILAR_TO_BEFORE = compare_periods(Counted(5, 56), Counted(1, 29), Unit.PERCENT)
TOO_FEW = compare_periods(Counted(5, 6), Counted(1, 29), Unit.PERCENT)


@pytest.fixture
def chart(monthly):
    return lambda values: xmr(monthly(values), basis=Basis.MONTH, baseline=14)


def rated(value, aim=50.0):
    target = Target(TargetKind.LOCAL, TargetState.ADOPTED, (TargetPoint(date(2020, 1, 1), aim),))
    return rag(
        Reading(value), [target], on=date(2025, 1, 31), polarity=Polarity.HIGHER, unit=Unit.PERCENT
    )


def test_spc_speaks_from_thirteen_points(chart):
    verdict = one_verdict(polarity=Polarity.HIGHER, chart=chart(STEADY))
    assert (verdict.speaker, verdict.change) == (Speaker.SPC, Change.LEVEL)
    assert verdict.why == "We know what is usual here from 14 months, and judge the newest by that."


@pytest.mark.parametrize(
    ("polarity", "judgement"),
    [
        (Polarity.HIGHER, Judgement.BETTER),
        (Polarity.LOWER, Judgement.WORSE),
        (Polarity.NEITHER, Judgement.NEUTRAL),
    ],
)
def test_polarity_comes_last(polarity, judgement, chart):
    verdict = one_verdict(polarity=polarity, chart=chart([*STEADY, 17]))
    assert (verdict.change, verdict.rule, verdict.judgement) == (
        Change.UP,
        Rule.OUTSIDE,
        judgement,
    )


def test_only_the_newest_point_is_judged(chart):
    verdict = one_verdict(polarity=Polarity.HIGHER, chart=chart([*STEADY, 40, 11]))
    assert verdict.change is Change.LEVEL


def test_under_thirteen_points_a_comparison_speaks(chart):
    verdict = one_verdict(
        polarity=Polarity.LOWER,
        chart=chart(STEADY[:12]),
        comparison=HIGHER_THAN_BEFORE,
        compared_with="the year before",
    )
    assert (verdict.speaker, verdict.judgement) == (Speaker.TWO_PERIODS, Judgement.WORSE)
    assert verdict.why == (
        "This is compared with the year before only, as we have 12 of the 13 months that show "
        "what is usual here."
    )


def test_without_a_chart_a_comparison_speaks():
    verdict = one_verdict(polarity=Polarity.LOWER, comparison=SIMILAR_TO_BEFORE)
    assert (verdict.speaker, verdict.change) == (Speaker.TWO_PERIODS, Change.LEVEL)
    assert "no single months or quarters" in verdict.why


@pytest.mark.parametrize("comparison", [None, TOO_FEW])
def test_else_nobody_speaks_and_the_reason_is_said(comparison, chart):
    verdict = one_verdict(
        polarity=Polarity.LOWER, chart=chart([10, 12]), comparison=comparison, rag=rated(40)
    )
    assert (verdict.speaker, verdict.change, verdict.judgement) == (Speaker.NOBODY, None, None)
    assert verdict.why.startswith(
        "We cannot tell whether this has really changed, as we have 2 of the 13 months that show "
        "what is usual here. "
    )
    assert verdict.differences == ()
    if comparison is TOO_FEW:
        assert verdict.why.endswith("Only 6 counted in one of the periods: too few to judge.")


def test_spc_is_silent_where_the_newest_month_has_no_value(chart):
    verdict = one_verdict(
        polarity=Polarity.LOWER, chart=chart([*STEADY, None]), comparison=HIGHER_THAN_BEFORE
    )
    assert verdict.speaker is Speaker.TWO_PERIODS
    assert verdict.why == (
        "This is compared with the earlier period only, as the newest month has no value."
    )


def test_why_is_said_without_the_words_of_statistics(chart):
    charts = [None, *(chart(values) for values in (STEADY, STEADY[:12], [*STEADY, None]))]
    charts.append(chart([value for each in range(14) for value in (each, None)]))
    for each, comparison in product(charts, [None, SIMILAR_TO_BEFORE, TOO_FEW]):
        why = one_verdict(polarity=Polarity.LOWER, chart=each, comparison=comparison).why
        assert why.endswith(".") and "  " not in why
        assert not set(why.replace(",", "").split()) & {"SPC", "RAG", "points", "limits", "speaks"}


@pytest.mark.parametrize(
    ("values", "rag_value", "says"),
    [
        ([*STEADY, 17], 40, "Target missed, yet this is improving: there is further to go."),
        (STEADY, 40,
         "Target missed, and nothing unusual happened: this is what usually happens."),
        ([*STEADY, 4], 60,
         "Target met, yet this is getting worse: look before it is missed."),
    ],
)  # fmt: skip
def test_where_rag_differs_it_is_said(values, rag_value, says, chart):
    verdict = one_verdict(polarity=Polarity.HIGHER, chart=chart(values), rag=rated(rag_value))
    assert verdict.differences == (says,)


@pytest.mark.parametrize(
    ("values", "rag_value"), [(STEADY, 60), ([*STEADY, 17], 60), ([*STEADY, 4], 40)]
)
def test_where_rag_agrees_nothing_is_said(values, rag_value, chart):
    verdict = one_verdict(polarity=Polarity.HIGHER, chart=chart(values), rag=rated(rag_value))
    assert verdict.differences == ()


def test_where_trend_and_comparison_differ_from_spc_it_is_said(chart):
    verdict = one_verdict(
        polarity=Polarity.HIGHER,
        chart=chart(STEADY),
        comparison=HIGHER_THAN_BEFORE,
        compared_with="last year",
        trend=Trend(Change.DOWN),
    )
    assert verdict.change is Change.LEVEL
    assert verdict.differences == (
        "The trend over the newest five points is falling; it looks at fewer points.",
        "It is higher than last year; two periods alone say less than the whole history.",
    )


def test_a_trend_that_agrees_or_cannot_be_calculated_is_not_named(chart):
    for trend in (Trend(Change.LEVEL), Trend(None, reason="Cannot be calculated")):
        verdict = one_verdict(
            polarity=Polarity.HIGHER, chart=chart(STEADY), comparison=SIMILAR_TO_BEFORE, trend=trend
        )
        assert verdict.differences == ()
