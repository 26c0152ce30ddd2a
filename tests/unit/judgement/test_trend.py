"""The recent-trend test beside the cases of its source.

The counts are those of Fingertips' own trend tests (indicators 20301, 1172, 10101 and a small made
one; MIT licence); the expected markers are theirs. Intervals here are Wilson's.
"""

import pytest

from sightline.judgement.intervals import Counted, Interval, percent_interval
from sightline.judgement.polarity import Change
from sightline.judgement.separate import OverlappingPeriods
from sightline.judgement.trend import Measured, recent_trend
from sightline.vocabulary.words import Basis

FALLING = [(621, 3454), (599, 3195), (556, 3256), (535, 3227), (447, 3121)]
RISING = [(8116, 91530), (8145, 91773), (8222, 92088), (8506, 92238), (8728, 92666)]
SMALL_FALLING = [(5, 22), (7, 35), (6, 42), (8, 50), (8, 100), (9, 200)]
NO_CHANGE = [(5405, 18095), (5500, 18170), (5435, 18005), (5480, 17890), (5315, 17860)]
LARGE_FALLING = [(22435, 65880), (22445, 67900), (21365, 68705), (20955, 69835), (19055, 70910)]


def measured(counts, days):
    return [
        Measured(day, 100 * n / d, percent_interval(Counted(n, d)))
        for (day, _), (n, d) in zip(days([0] * len(counts)), counts, strict=True)
    ]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (FALLING, Change.DOWN),
        (RISING, Change.UP),
        (SMALL_FALLING, Change.DOWN),
        (NO_CHANGE, Change.LEVEL),
        (LARGE_FALLING, Change.DOWN),
    ],
)
def test_markers_agree_with_the_published_cases(counts, expected, yearly):
    assert recent_trend(measured(counts, yearly), Basis.ROLLING_12_MONTHS).change is expected


def exact(values, days, error=1.0):
    """Values that all have the same standard error."""
    half = 1.96 * error
    return [
        Measured(day, value, Interval(value - half, value + half, 0.95, "given"))
        for day, value in days(values)
    ]


def test_slope_and_chi_square_agree_with_hand_work(monthly):
    """Weights 1: Σ(x−3)² = 10; 1 2 3 4 6 has Σ(x−3)y = 12, slope 1.2, chi-square 1.2² × 10."""
    trend = recent_trend(exact([1, 2, 3, 4, 6], monthly), Basis.MONTH)
    assert trend.slope == pytest.approx(1.2)
    assert trend.chi_square == pytest.approx(14.4)
    assert trend.change is Change.UP


def test_just_under_the_threshold_is_no_significant_change(monthly):
    """Slope 0.977 gives 9.545 and slope 0.978 gives 9.565; the threshold is 9.5495."""
    for slope, expected in ((0.977, Change.LEVEL), (0.978, Change.UP)):
        values = [slope * x for x in range(5)]
        assert recent_trend(exact(values, monthly), Basis.MONTH).change is expected


def test_one_outlier_makes_no_trend(monthly):
    """Slope 2 (chi-square 40), but without the last point the line is flat or falls."""
    trend = recent_trend(exact([0.3, 0.2, 0.1, 0, 10], monthly), Basis.MONTH)
    assert trend.chi_square > 9.55
    assert trend.change is Change.LEVEL


def test_only_the_newest_five_count(monthly):
    trend = recent_trend(exact([90, 80, 70, 0, 5, 10, 15, 20], monthly), Basis.MONTH)
    assert trend.change is Change.UP


def test_under_five_points_it_cannot_be_calculated(monthly):
    trend = recent_trend(exact([1, 2, 3, 4], monthly), Basis.MONTH)
    assert trend.change is None
    assert trend.in_words == "Cannot be calculated: 4 of 5 points."


def test_a_point_without_an_interval_cannot_be_calculated(monthly):
    trend = recent_trend(exact([1, 2, 3, 4, 5], monthly, error=0), Basis.MONTH)
    assert (trend.change, trend.reason) == (
        None,
        "Cannot be calculated: a point has no interval.",
    )


def test_overlapping_points_are_refused(monthly):
    with pytest.raises(OverlappingPeriods):
        recent_trend(exact([1, 2, 3, 4, 5], monthly), Basis.ROLLING_12_MONTHS)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([0, 5, 10, 15, 20], "Rising over the newest 5 points"),
        ([20, 15, 10, 5, 0], "Falling over the newest 5 points"),
        ([5, 5, 5, 5, 5], "No significant change over the newest 5 points"),
    ],
)
def test_the_answer_is_said_in_words(values, words, monthly):
    assert recent_trend(exact(values, monthly), Basis.MONTH).in_words == words
