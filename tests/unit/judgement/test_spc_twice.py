"""SPC a second time, in slow plain Python, and how it behaves on chance alone."""

import random
from itertools import pairwise
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from sightline.judgement.polarity import Change
from sightline.judgement.signals import Rule
from sightline.judgement.spc import xmr
from sightline.vocabulary.words import Basis

# Quarters of whole numbers are exact in binary, so both answers agree to the last point.
VALUES = st.lists(st.integers(0, 160).map(lambda n: n / 4), min_size=2, max_size=40)


def plain(values: list[float]) -> tuple[float, float, float, list[set[tuple[Rule, Change]]]]:
    """Mean, limits and signals, straight from the words of the rules: every window is tried."""
    mean = fmean(values)
    ranges = [abs(b - a) for a, b in pairwise(values)]
    kept = [r for r in ranges if r <= 3.267 * fmean(ranges)]
    moving = fmean(kept) or fmean(ranges)
    found: list[set[tuple[Rule, Change]]] = [set() for _ in values]
    for sign, way in ((1, Change.UP), (-1, Change.DOWN)):
        far = [sign * (value - mean) for value in values]
        close = [2 / 3 * 2.66 * moving + 1e-9 < f <= 2.66 * moving + 1e-9 for f in far]
        for at, f in enumerate(far):
            if f > 2.66 * moving + 1e-9:
                found[at].add((Rule.OUTSIDE, way))
        for start in range(len(values) - 6):
            window = range(start, start + 7)
            if all(far[at] > 1e-9 for at in window):
                for at in window:
                    found[at].add((Rule.SHIFT, way))
            if all(sign * (b - a) > 0 for a, b in pairwise(values[start : start + 7])):
                for at in window:
                    found[at].add((Rule.TREND, way))
        for start in range(len(values) - 2):
            window = range(start, start + 3)
            if all(far[at] > 0 for at in window) and sum(close[at] for at in window) >= 2:
                for at in window:
                    if close[at]:
                        found[at].add((Rule.TWO_OF_THREE, way))
    return mean, mean - 2.66 * moving, mean + 2.66 * moving, found


@given(VALUES)
def test_both_answers_agree(monthly, values):
    chart = xmr(monthly(values), basis=Basis.MONTH)
    limits = chart.stretches[0]
    mean, lower, upper, found = plain(values)
    assert abs(limits.mean - mean) < 1e-9
    assert abs(limits.lower - lower) < 1e-9
    assert abs(limits.upper - upper) < 1e-9
    assert [set(point.signals) for point in chart.points] == found


@given(VALUES)
def test_limits_hold_the_mean(monthly, values):
    limits = xmr(monthly(values), basis=Basis.MONTH).stretches[0]
    assert limits.lower <= limits.mean <= limits.upper


@given(VALUES, st.integers(-400, 400))
def test_adding_the_same_to_every_value_changes_no_signal(monthly, values, added):
    here = xmr(monthly(values), basis=Basis.MONTH)
    there = xmr(monthly([value + added for value in values]), basis=Basis.MONTH)
    assert [p.signals for p in here.points] == [p.signals for p in there.points]


@given(VALUES)
def test_values_upside_down_give_signals_upside_down(monthly, values):
    here = xmr(monthly(values), basis=Basis.MONTH)
    there = xmr(monthly([-value for value in values]), basis=Basis.MONTH)
    turned = [[(rule, change.opposite) for rule, change in p.signals] for p in there.points]
    assert [list(p.signals) for p in here.points] == turned


def chance_series(seed: int, length: int = 24) -> list[float]:
    chance = random.Random(seed)
    return [chance.gauss(100, 10) for _ in range(length)]


def share_of_points(charts, rules: set[Rule]) -> float:
    points = [point for chart in charts for point in chart.points]
    return sum(any(rule in rules for rule, _ in p.signals) for p in points) / len(points)


def test_on_chance_alone_few_points_are_signals(monthly):
    charts = [xmr(monthly(chance_series(seed)), basis=Basis.MONTH) for seed in range(300)]
    assert share_of_points(charts, {Rule.OUTSIDE}) < 0.012
    assert share_of_points(charts, {Rule.TREND}) < 0.01
    assert 0.01 < share_of_points(charts, set(Rule)) < 0.12


def test_on_rolling_figures_chance_alone_would_flag_half_of_the_points(monthly):
    """Why they are refused: the same chance, summed over twelve months, called monthly figures."""
    charts = []
    for seed in range(100):
        months = chance_series(seed, length=47)
        rolling = [sum(months[start : start + 12]) for start in range(36)]
        charts.append(xmr(monthly(rolling), basis=Basis.MONTH))
    assert share_of_points(charts, set(Rule)) > 0.5
