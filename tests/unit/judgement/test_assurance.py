"""Would the process as it is meet the target?"""

from datetime import date

import pytest

from sightline.judgement.assurance import Assurance, assurance
from sightline.judgement.limits import Rebase
from sightline.judgement.spc import xmr
from sightline.vocabulary.words import Basis, Polarity

STEADY = [10, 12] * 7  # mean 11, limits 5.68 and 16.32


@pytest.mark.parametrize(
    ("target", "polarity", "expected"),
    [
        (5, Polarity.HIGHER, Assurance.ALWAYS_MET),
        (5, Polarity.LOWER, Assurance.NEVER_MET),
        (17, Polarity.HIGHER, Assurance.NEVER_MET),
        (17, Polarity.LOWER, Assurance.ALWAYS_MET),
        (11, Polarity.HIGHER, Assurance.HIT_AND_MISS),
        (11, Polarity.LOWER, Assurance.HIT_AND_MISS),
    ],
)
def test_the_target_beside_the_limits(target, polarity, expected, monthly):
    chart = xmr(monthly(STEADY), basis=Basis.MONTH)
    assert assurance(chart, target, polarity).answer is expected


def test_a_target_on_a_limit_is_met_or_missed_by_chance(monthly):
    chart = xmr(monthly(STEADY), basis=Basis.MONTH)
    limits = chart.stretches[0]
    for target in (limits.lower, limits.upper):
        assert assurance(chart, target, Polarity.HIGHER).answer is Assurance.HIT_AND_MISS


def test_only_the_last_stretch_counts(monthly):
    """NHSRplotthedots#172: before the rebase 30 was never met; since, it always is."""
    rebase = Rebase(date(2024, 3, 1), "New team")
    series = monthly(STEADY + [value + 40 for value in STEADY])
    chart = xmr(series, basis=Basis.MONTH, rebases=[rebase])
    assert assurance(chart, 30, Polarity.HIGHER).answer is Assurance.ALWAYS_MET


@pytest.mark.parametrize(
    ("values", "target", "polarity", "says"),
    [
        (STEADY, None, Polarity.HIGHER, "There is no target."),
        (STEADY, 5, Polarity.NEITHER, "Neither higher nor lower is better in itself."),
        (STEADY[:12], 5, Polarity.HIGHER, "Too few to judge: 12 of 13 points."),
        ([], 5, Polarity.HIGHER, "Too few to judge: 0 of 13 points."),
    ],
)
def test_no_assurance_without_a_reason(values, target, polarity, says, monthly):
    chart = xmr(monthly(values), basis=Basis.MONTH)
    answer = assurance(chart, target, polarity)
    assert (answer.answer, answer.reason) == (None, says)


def test_each_answer_is_said_in_words():
    assert Assurance.NEVER_MET.in_words == "As things are, the target will never be met"
    assert len({answer.in_words for answer in Assurance}) == 3
