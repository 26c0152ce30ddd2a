"""How alike two people grade, against published tables and a second plain way."""

import math
from statistics import mean, pvariance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.judgement.agreement import (
    Leaning,
    Pair,
    Weigh,
    agreement,
    all_or_nothing,
    drift,
    linear,
    quadratic,
    spread,
)

# Agresti 1990 (after Hout and others 1987): husbands' and wives' answers on one four-step scale.
COUPLES = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
# Fleiss, Statistical Methods for Rates and Proportions, table 13.1: two raters of 100 people.
FLEISS = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]
GRADES = (1, 2, 3, 4)
graded = st.lists(st.tuples(st.sampled_from(GRADES), st.sampled_from(GRADES)), min_size=2)


def pairs(table: list[list[int]]) -> list[Pair]:
    cells = ((i, j, count) for i, row in enumerate(table, 1) for j, count in enumerate(row, 1))
    return [(i, j) for i, j, count in cells for _ in range(count)]


@pytest.mark.parametrize(
    ("table", "weigh", "kappa", "error"),
    [
        (COUPLES, all_or_nothing, 0.1293, 0.06860),
        (COUPLES, linear, 0.2374, 0.07832),
        (FLEISS, all_or_nothing, 0.6765, 0.0877),
    ],
)
def test_kappa_and_its_error_are_those_published(
    table: list[list[int]], weigh: Weigh, kappa: float, error: float
) -> None:
    grades = range(1, len(table) + 1)
    found = agreement(pairs(table), grades, fewest=20, weigh=weigh)
    assert found.kappa == pytest.approx(kappa, abs=5e-5)
    assert found.low is not None and found.high is not None
    assert (found.high - found.low) / 2 / 1.959964 == pytest.approx(error, abs=5e-5)


def by_concordance(found: list[Pair]) -> float:
    """With quadratic weights kappa is Lin's concordance: no table, no weights, no chance."""
    ones, others = [one for one, _ in found], [other for _, other in found]
    apart = (mean(ones) - mean(others)) ** 2
    together = mean(a * b for a, b in found) - mean(ones) * mean(others)
    return 2 * together / (pvariance(ones) + pvariance(others) + apart)


@settings(max_examples=50)
@given(graded)
def test_quadratic_kappa_is_the_concordance_reckoned_without_weights(found: list[Pair]) -> None:
    said = agreement(found, GRADES, fewest=1, weigh=quadratic)
    if said.kappa is None:
        assert len({grade for pair in found for grade in pair}) == 1
        return
    assert said.kappa == pytest.approx(by_concordance(found), abs=1e-9)
    assert -1 <= (said.low or 0) <= said.kappa + 1e-9 <= (said.high or 0) + 2e-9 <= 1 + 3e-9


@settings(max_examples=50)
@given(graded)
def test_whoever_is_called_first_the_agreement_is_the_same(found: list[Pair]) -> None:
    there = agreement(found, GRADES, fewest=1)
    back = agreement([(other, one) for one, other in found], GRADES, fewest=1)
    assert (there.kappa is None) == (back.kappa is None)
    if there.kappa is not None and back.kappa is not None:
        assert math.isclose(there.kappa, back.kappa, abs_tol=1e-9)


def test_two_steps_apart_weigh_four_times_one_step() -> None:
    assert 1 - quadratic(1, 3, 3) == pytest.approx(4 * (1 - quadratic(1, 2, 3)))


def test_too_few_and_all_the_same_are_answers() -> None:
    few = agreement([(1, 1)] * 3, GRADES, fewest=20)
    assert (few.kappa, few.exact, few.in_words) == (None, 1.0, "too few to say")
    same = agreement([(2, 2)] * 30, GRADES, fewest=20)
    assert same.kappa is None
    assert "same grade" in same.in_words
    assert agreement([], GRADES, fewest=1).exact is None
    with pytest.raises(ValueError, match="not on the scale"):
        agreement([(1, 9)], GRADES, fewest=1)


def test_a_drift_is_said_only_when_chance_is_left_behind() -> None:
    # Student's own sleep data (1908), the ten differences: mean 1.58, 95 % from 0.70 to 2.46.
    slept = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
    found = drift(slept, fewest=5)
    assert (found.mean, found.low, found.high) == pytest.approx((1.58, 0.7001, 2.4599), abs=1e-4)
    assert found.leaning is Leaning.HIGHER
    assert drift([-each for each in slept], fewest=5).leaning is Leaning.LOWER
    assert drift([1, -1, 1, -1, 0], fewest=5).leaning is Leaning.SAME
    assert drift([3, 3, 3], fewest=5) == drift([1, 1, 1], fewest=5)  # too few says nothing of it


def test_a_spread_has_no_names_and_none_below_three_auditors() -> None:
    own = [drift([value] * 6, fewest=5) for value in (1, 0, -1)]
    too_few = drift([2], fewest=5)
    assert spread([*own, too_few], fewest=3) == (-1, 0, 1)
    assert spread([*own[:2], too_few], fewest=3) == ()
