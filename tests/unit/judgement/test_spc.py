"""XmR charts beside published and hand-worked examples."""

from datetime import date

import pytest

from sightline.judgement.limits import Rebase, bounds_of
from sightline.judgement.polarity import Change
from sightline.judgement.separate import OverlappingPeriods
from sightline.judgement.signals import Rule
from sightline.judgement.spc import xmr
from sightline.vocabulary.words import Basis, Unit

UP, DOWN = Change.UP, Change.DOWN

# Twenty draws of R's rnorm after set.seed(123), the series of NHSRplotthedots' own snapshot test
# (tests/testthat/_snaps/ptd_spc_standard.md, MIT licence): mean 0.142, limits -3.01 and 3.29.
PUBLISHED = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621,
    -1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272,
    -0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141,
]  # fmt: skip
# By hand: sum 149, mean 11.4615; moving ranges 2 1 2 1 2 1 1 1 2 1 2 2, sum 18, mean 1.5;
# none beyond 3.267 × 1.5 = 4.9; limits 11.4615 ± 2.66 × 1.5 = 7.4715 and 15.4515.
THIRTEEN = [10, 12, 11, 13, 12, 10, 11, 12, 13, 11, 12, 10, 12]


def chart_of(values, days, **more):
    return xmr(days(values), basis=more.pop("basis", Basis.MONTH), **more)


def signals_of(chart):
    return [point.speaks for point in chart.points]


def test_limits_agree_with_the_published_snapshot(monthly):
    limits = chart_of(PUBLISHED, monthly).stretches[0]
    assert limits.mean == pytest.approx(0.142, abs=0.0005)
    assert (round(limits.lower, 2), round(limits.upper, 2)) == (-3.01, 3.29)


def test_limits_agree_with_hand_work(monthly):
    limits = chart_of(THIRTEEN, monthly).stretches[0]
    assert limits.mean == pytest.approx(149 / 13)
    assert limits.mean_moving_range == pytest.approx(1.5)
    assert (round(limits.lower, 4), round(limits.upper, 4)) == (7.4715, 15.4515)
    assert not limits.is_trial


def test_a_far_moving_range_is_screened_out(monthly):
    """13 ranges of 2 and one of 28: mean 3.857, so beyond 12.6 is screened; what stays is 2."""
    chart = chart_of([10, 12] * 7 + [40], monthly)
    limits = chart.stretches[0]
    assert limits.mean_moving_range == pytest.approx(2)
    assert (round(limits.lower, 3), round(limits.upper, 3)) == (7.613, 18.253)
    assert chart.points[-1].speaks == (Rule.OUTSIDE, UP)


def test_screening_never_leaves_limits_without_width(monthly):
    """A count that is nearly always 0: both ranges of 3 are far out, but all the variation."""
    chart = chart_of([0] * 10 + [3] + [0] * 10, monthly)
    assert chart.stretches[0].mean_moving_range == pytest.approx(6 / 20)
    assert [p.value for p in chart.points if p.speaks and p.speaks[0] is Rule.OUTSIDE] == [3]


def test_a_series_that_never_changes_has_no_signal(monthly):
    """In binary the mean of thirteen times 82.3 is a little less than 82.3."""
    chart = chart_of([82.3] * 13, monthly)
    assert chart.stretches[0].mean != 82.3
    assert signals_of(chart) == [None] * 13
    assert chart.can_be_judged


def test_a_point_on_the_limit_is_inside(monthly):
    """Baseline 10 12 … : mean 11, range 2, upper limit 11 + 5.32 = 16.32."""
    inside = chart_of([10, 12] * 7 + [16.32], monthly, baseline=14)
    outside = chart_of([10, 12] * 7 + [16.33], monthly, baseline=14)
    assert inside.points[-1].speaks is None
    assert outside.points[-1].speaks == (Rule.OUTSIDE, UP)


def test_seven_on_one_side_are_a_shift_and_all_are_marked(monthly):
    chart = chart_of([10, 12] * 7 + [11.5, 12, 11.4, 12, 11.6, 12, 11.2], monthly, baseline=14)
    # The 12 just before belongs to the run: it lies above the mean of 11 too.
    assert signals_of(chart)[13:] == [(Rule.SHIFT, UP)] * 8
    assert signals_of(chart)[:13] == [None] * 13


def test_six_on_one_side_are_no_shift(monthly):
    chart = chart_of([10, 12] * 6 + [12, 10] + [12, 11.5, 12, 11.5, 12, 11.5], monthly, baseline=14)
    assert signals_of(chart) == [None] * 20


def test_a_point_on_the_mean_ends_a_run(monthly):
    chart = chart_of([12, 10] * 7 + [12, 11.5, 12, 11, 12, 11.5, 12], monthly, baseline=14)
    assert signals_of(chart) == [None] * 21


def test_seven_rising_are_a_trend_upwards_also_across_the_mean(monthly):
    """NHSRplotthedots#167: the way of a trend is the way of the points, not their side."""
    chart = chart_of([12, 10] * 7 + [9, 9.5, 10.5, 11.2, 12, 12.5, 13], monthly, baseline=14)
    assert [signal for signal in signals_of(chart) if signal] == [(Rule.TREND, UP)] * 7


def test_seven_points_with_two_equal_neighbours_are_no_trend(monthly):
    """The package's own case 1 2 3 3 4 5 6: no trend."""
    chart = chart_of([12, 10] * 7 + [8, 9, 10, 10, 11, 12, 13], monthly, baseline=14)
    assert not [signal for signal in signals_of(chart) if signal and signal[0] is Rule.TREND]


def test_two_of_three_near_the_limit_are_marked_and_the_third_is_not(monthly):
    """Mean 11, limits ± 5.32, two thirds ± 3.5467: beyond 14.5467 is near."""
    chart = chart_of([12, 10] * 7 + [15, 12, 15, 10], monthly, baseline=14)
    near = (Rule.TWO_OF_THREE, UP)
    assert signals_of(chart)[14:] == [near, None, near, None]


def test_two_of_three_across_the_mean_are_no_signal(monthly):
    """NHSRplotthedots#143, its own data: 1 and -1 in turn, then 5.5 and -5.5."""
    chart = chart_of([1, -1] * 7 + [5.5, -5.5], monthly)
    assert signals_of(chart)[-2:] == [None, None]


def test_outside_speaks_before_trend_before_two_of_three_before_shift(monthly):
    chart = chart_of([12, 10] * 7 + [11.5, 12, 12.5, 13, 15, 15.5, 17], monthly, baseline=14)
    assert [rule for rule, _ in chart.points[-1].signals] == [Rule.OUTSIDE, Rule.TREND, Rule.SHIFT]
    assert [rule for rule, _ in chart.points[-2].signals] == [
        Rule.TREND, Rule.TWO_OF_THREE, Rule.SHIFT,
    ]  # fmt: skip
    assert [speaks[0] for speaks in signals_of(chart)[-3:]] == [
        Rule.TREND, Rule.TREND, Rule.OUTSIDE,
    ]  # fmt: skip


def test_a_fixed_baseline_is_not_moved_by_later_points(monthly):
    before = chart_of(THIRTEEN, monthly).stretches[0]
    after = chart_of([*THIRTEEN, 30, 31, 29], monthly, baseline=13).stretches[0]
    assert (after.mean, after.upper, after.points) == (before.mean, before.upper, 16)


def test_a_rebase_starts_fresh_limits_and_keeps_its_reason(monthly):
    rebase = Rebase(date(2024, 2, 15), "New front door")
    chart = chart_of(THIRTEEN + [value + 20 for value in THIRTEEN], monthly, rebases=[rebase])
    first, second = chart.stretches
    assert (first.points, second.points, second.rebase) == (13, 13, rebase)
    assert second.mean == pytest.approx(first.mean + 20)
    assert signals_of(chart) == [None] * 26


def test_each_stretch_has_its_own_fixed_baseline(monthly):
    """NHSRplotthedots#93: rebasing and a fixed baseline together."""
    values = [*THIRTEEN, 14, *(value + 20 for value in THIRTEEN), 39]
    rebase = Rebase(date(2024, 3, 1), "New front door")
    chart = chart_of(values, monthly, rebases=[rebase], baseline=13)
    assert [round(limits.mean, 4) for limits in chart.stretches] == [11.4615, 31.4615]
    assert chart.points[-1].speaks == (Rule.OUTSIDE, UP)


def test_a_point_on_the_day_of_a_rebase_belongs_to_the_new_limits(monthly):
    series = monthly([10, 12] * 7 + [40, 42] * 7)
    chart = xmr(series, basis=Basis.MONTH, rebases=[Rebase(series[14][0], "New team")])
    assert [limits.points for limits in chart.stretches] == [14, 14]


def test_the_latest_point_is_the_newest_with_a_value(monthly):
    assert chart_of([10, 12, None], monthly).latest.value == 12


def test_a_rebase_outside_the_series_cuts_nothing(monthly):
    rebases = [Rebase(date(2019, 1, 1), "Old"), Rebase(date(2031, 1, 1), "To come")]
    chart = chart_of(THIRTEEN, monthly, rebases=rebases)
    assert [limits.points for limits in chart.stretches] == [13]


def test_runs_do_not_cross_a_rebase(monthly):
    rebase = Rebase(date(2024, 6, 1), "New system")
    values = [12, 10] * 7 + [12, 12.2, 12, *[12.2, 12] * 7]
    chart = chart_of(values, monthly, rebases=[rebase])
    assert all(point.speaks is None for point in chart.points if point.stretch == 1)


def test_under_thirteen_points_limits_are_on_trial(monthly):
    chart = chart_of(THIRTEEN[:12], monthly)
    assert chart.stretches[0].is_trial
    assert not chart.can_be_judged
    assert chart.why_not == "Too few to judge: 12 of 13 points."


def test_after_a_rebase_only_the_last_stretch_counts_for_enough(monthly):
    rebase = Rebase(date(2024, 2, 1), "New system")
    chart = chart_of([*THIRTEEN, 30, 31], monthly, rebases=[rebase])
    assert chart.why_not == "Too few to judge: 2 of 13 points since the limits were last set."


def test_no_points_at_all_is_an_answer(monthly):
    chart = chart_of([], monthly)
    assert (chart.latest, chart.can_be_judged) == (None, False)
    assert chart.why_not == "Too few to judge: 0 of 13 points."


def test_one_point_has_a_mean_and_no_limits(monthly):
    limits = chart_of([5], monthly).stretches[0]
    assert (limits.mean, limits.lower, limits.upper) == (5, None, None)


def test_values_only_every_other_month_have_no_limits_and_say_so(monthly):
    chart = chart_of([5, None] * 13 + [6], monthly)
    assert not chart.can_be_judged
    assert "no two neighbouring periods" in chart.why_not


def test_a_missing_month_breaks_runs_and_takes_no_moving_range(monthly):
    whole = chart_of([12, 10] * 7 + [12, 12.5, 12, None, 12.5, 12, 12.5, 12], monthly, baseline=14)
    assert all(point.speaks is None for point in whole.points)
    gap = chart_of([10, 11, None, 90, 91], monthly)
    assert gap.stretches[0].mean_moving_range == 1


def test_a_month_absent_from_the_series_is_a_gap_too(monthly):
    days = monthly([10, 11, 99, 90, 91])
    chart = xmr([*days[:2], *days[3:]], basis=Basis.MONTH)
    assert [point.value for point in chart.points] == [10, 11, None, 90, 91]
    assert chart.stretches[0].mean_moving_range == 1


def test_limits_are_drawn_only_where_values_can_be(monthly):
    chart = chart_of([96, 100] * 7, monthly, bounds=bounds_of(Unit.PERCENT))
    limits = chart.stretches[0]
    assert (limits.drawn_upper, round(limits.upper, 2)) == (100, 108.64)
    few = chart_of([0, 3] * 7, monthly, bounds=bounds_of(Unit.COUNT)).stretches[0]
    assert (few.drawn_lower, round(few.lower, 2), few.drawn_upper) == (0, -6.48, few.upper)
    assert bounds_of(Unit.SCORE) == (None, None)


@pytest.mark.parametrize("basis", [basis for basis in Basis if basis.overlaps])
def test_overlapping_figures_are_refused_with_a_sentence(basis, monthly):
    with pytest.raises(OverlappingPeriods, match=r"SPC cannot be drawn on figures in the .*months"):
        chart_of(THIRTEEN, monthly, basis=basis)


def test_quarters_at_each_month_end_are_refused(monthly):
    with pytest.raises(OverlappingPeriods):
        chart_of(THIRTEEN, monthly, basis=Basis.QUARTER)


def test_quarters_and_stocks_may_be_charted(quarterly, monthly):
    assert chart_of(THIRTEEN, quarterly, basis=Basis.QUARTER).can_be_judged
    assert chart_of(THIRTEEN, monthly, basis=Basis.AT_DATE).can_be_judged


def test_a_part_month_is_refused(monthly):
    with pytest.raises(ValueError, match="The month to 2024-02-12 is not a whole one"):
        xmr([*monthly(THIRTEEN), (date(2024, 2, 12), 3.0)], basis=Basis.MONTH)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_refused(value, monthly):
    with pytest.raises(ValueError, match="is not a number"):
        chart_of([1, value], monthly)
