"""Intervals beside published worked examples, and beside a second, plain-Python answer.

Sources of the golden numbers:
- Wilson: Newcombe RG (1998), Statistics in Medicine 17:857-872, table I, method 3.
- Differences: Newcombe RG (1998), Statistics in Medicine 17:873-890, table II, method 10.
- Byar: 100 events at 95 % as in the tests of the public-health indicator methods package
  (MIT licence); and by hand: low 100 × (1 − 1/900 − 1.959964/30)³ = 100 × 0.933557³ = 81.36.
- Rates: the opening example of the vignette of R's rateratio.test (Fay MP): 2 events in 17,877
  against 9 in 16,660 person-years is "barely non-significant".
"""

import math
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.judgement.intervals import (
    LEVEL_95,
    LEVEL_998,
    Compared,
    Counted,
    byar,
    compare_proportions,
    compare_rates,
    compare_with_reference,
    percent_interval,
    rate_interval,
    wilson,
)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_agrees_with_newcombe_s_table(numerator, denominator, low, high):
    interval = wilson(numerator, denominator)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_differences_agree_with_newcombe_s_table(now, before, low, high):
    interval = compare_proportions(Counted(*now), Counted(*before)).interval
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_byar_agrees_with_the_public_health_package():
    assert byar(100).low == pytest.approx(81.36210549052788, abs=1e-9)
    assert byar(100).high == pytest.approx(121.6279, abs=1e-4)


def test_below_ten_events_the_limits_are_exact():
    """No events: the upper limit is −ln(0.025) = 3.689; one event: 0.0253 to 5.572."""
    assert (byar(0).low, byar(0).high) == (0, pytest.approx(-math.log(0.025)))
    assert (byar(1).low, byar(1).high) == (
        pytest.approx(0.0253, abs=1e-4),
        pytest.approx(5.572, abs=1e-3),
    )


def test_byar_takes_over_at_ten_events():
    assert (byar(9).method, byar(10).method) == ("exact Poisson", "Byar")


def test_byar_and_exact_meet_within_half_a_percent_at_ten():
    """Exact limits of 10 events are 4.7954 and 18.3904 (Breslow and Day)."""
    assert byar(10).low == pytest.approx(4.7954, rel=0.005)
    assert byar(10).high == pytest.approx(18.3904, rel=0.005)


def test_the_rate_ratio_agrees_with_its_published_example():
    interval = compare_rates(Counted(2, 17877), Counted(9, 16660)).interval
    assert interval is not None
    assert interval.low == pytest.approx(0.0218, abs=1e-4)
    assert interval.high == pytest.approx(1.0005, abs=1e-4)
    assert compare_rates(Counted(2, 17877), Counted(9, 16660)).answer is Compared.SIMILAR


def test_one_event_more_tips_the_published_example():
    assert compare_rates(Counted(2, 17877), Counted(10, 16660)).answer is Compared.LOWER


def test_two_shares_are_lower_similar_or_higher():
    assert compare_proportions(Counted(56, 70), Counted(48, 80)).answer is Compared.HIGHER
    assert compare_proportions(Counted(48, 80), Counted(56, 70)).answer is Compared.LOWER
    assert compare_proportions(Counted(5, 56), Counted(0, 29)).answer is Compared.SIMILAR


def test_99_8_percent_is_more_careful_than_95():
    now, before = Counted(56, 70), Counted(48, 80)
    assert compare_proportions(now, before, LEVEL_95).answer is Compared.HIGHER
    assert compare_proportions(now, before, LEVEL_998).answer is Compared.SIMILAR


def test_rates_without_any_event_are_similar():
    assert compare_rates(Counted(0, 100), Counted(0, 200)).answer is Compared.SIMILAR


def test_the_same_events_in_a_tenth_of_the_people_are_a_higher_rate():
    assert compare_rates(Counted(20, 100), Counted(20, 1000)).answer is Compared.HIGHER


def test_a_rate_that_began_from_nothing_is_higher():
    assert compare_rates(Counted(12, 1000), Counted(0, 1000)).answer is Compared.HIGHER


def test_an_interval_is_said_in_the_value_s_own_unit():
    assert percent_interval(Counted(15, 148)).low == pytest.approx(6.24, abs=0.01)
    assert rate_interval(Counted(100, 20_000), per=10_000).low == pytest.approx(
        81.362 / 2, abs=0.001
    )


def test_a_reference_inside_the_interval_is_similar():
    interval = percent_interval(Counted(50, 100))
    assert compare_with_reference(interval, 50) is Compared.SIMILAR
    assert compare_with_reference(interval, 80) is Compared.LOWER
    assert compare_with_reference(interval, 10) is Compared.HIGHER


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: wilson(5, 0), "5 of 0 is not a proportion"),
        (lambda: wilson(6, 5), "6 of 5 is not a proportion"),
        (lambda: byar(-1), "cannot be -1"),
        (lambda: wilson(1, 2, level=95), "between 0.5 and 1, not 95"),
        (lambda: wilson(1, 2, level=1), "between 0.5 and 1, not 1"),
        (lambda: rate_interval(Counted(1, 0), 1000), "needs a population"),
        (lambda: compare_rates(Counted(1, 0), Counted(1, 5)), "populations are known"),
    ],
)
def test_what_has_no_interval_is_refused_in_words(ask, says):
    with pytest.raises(ValueError, match=says):
        ask()


# --- the second answer -------------------------------------------------------------------------


def plain_wilson(numerator: int, denominator: int) -> tuple[float, float]:
    """The two shares p at which the observed count is just 1.96 standard errors away: by search."""
    z = NormalDist().inv_cdf(0.975)
    observed = numerator / denominator

    def too_far(share: float) -> bool:
        return abs(observed - share) > z * math.sqrt(share * (1 - share) / denominator)

    def search(inside: float, outside: float) -> float:
        for _ in range(80):
            middle = (inside + outside) / 2
            inside, outside = (inside, middle) if too_far(middle) else (middle, outside)
        return inside

    return search(observed, 0.0), search(observed, 1.0)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n))))
def test_wilson_agrees_with_a_search_for_its_meaning(counts):
    numerator, denominator = counts
    low, high = plain_wilson(numerator, denominator)
    assert wilson(numerator, denominator).low == pytest.approx(low, abs=1e-6)
    if numerator < denominator:
        assert wilson(numerator, denominator).high == pytest.approx(high, abs=1e-6)


@given(st.integers(0, 5000), st.sampled_from([LEVEL_95, LEVEL_998]))
def test_limits_hold_the_count_and_widen_with_the_level(count, level):
    assert byar(count, level).holds(count)
    assert byar(count, LEVEL_998).low <= byar(count, LEVEL_95).low
    assert byar(count, LEVEL_998).high >= byar(count, LEVEL_95).high


@given(st.integers(0, 60), st.integers(0, 60), st.integers(60, 300), st.integers(60, 300))
def test_a_comparison_turned_round_gives_the_opposite_answer(a, b, m, n):
    opposite = {
        Compared.LOWER: Compared.HIGHER,
        Compared.HIGHER: Compared.LOWER,
        Compared.SIMILAR: Compared.SIMILAR,
    }
    for compare in (compare_proportions, compare_rates):
        there, back = compare(Counted(a, m), Counted(b, n)), compare(Counted(b, n), Counted(a, m))
        assert there.answer is not None
        assert back.answer is opposite[there.answer]
