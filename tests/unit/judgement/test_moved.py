"""Moved, not moved, too early: after an action's date."""

import random
from datetime import date

import pytest

from sightline.judgement.moved import Moved, moved_since
from sightline.judgement.polarity import Change
from sightline.judgement.separate import OverlappingPeriods
from sightline.vocabulary.words import Basis

BEFORE = [10, 12] * 7  # January 2023 to February 2024: mean 11, limits ± 5.32, two thirds ± 3.55
ACTION = date(2024, 3, 15)


def moved(after, monthly, action=ACTION, basis=Basis.MONTH):
    """March, the month of the action itself, is 99 and belongs to neither side."""
    return moved_since(monthly([*BEFORE, 99, *after]), action, basis=basis)


@pytest.mark.parametrize(
    ("after", "answer", "change"),
    [
        ([11.5] * 7, Moved.MOVED, Change.UP),
        ([10.5] * 7, Moved.MOVED, Change.DOWN),
        ([10, 12, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5], Moved.MOVED, Change.DOWN),
        ([15, 12, 15], Moved.MOVED, Change.UP),
        ([7, 7, 11], Moved.MOVED, Change.DOWN),
        ([12, 10] * 4, Moved.NOT_MOVED, None),
        ([10.5] * 6 + [12], Moved.NOT_MOVED, None),
        ([10.5] * 7 + [11], Moved.NOT_MOVED, None),
        ([99] + [10, 12] * 3, Moved.NOT_MOVED, None),
        ([15, 15, 11, 12, 10, 12, 10], Moved.NOT_MOVED, None),
        ([], Moved.TOO_EARLY, None),
        ([15, 15], Moved.TOO_EARLY, None),
        ([11.5] * 6, Moved.TOO_EARLY, None),
        ([15, 11, 7], Moved.TOO_EARLY, None),
    ],
)
def test_a_lasting_move_is_told_from_a_passing_one(after, answer, change, monthly):
    found = moved(after, monthly)
    assert (found.answer, found.change) == (answer, change)


def test_means_before_and_after_are_given(monthly):
    found = moved([14, 16], monthly)
    assert (found.mean_before, found.mean_after) == (11, 15)


def test_the_month_of_the_action_belongs_to_neither_side(monthly):
    assert moved([], monthly).mean_before == 11
    assert moved([], monthly).mean_after is None


def test_a_stock_on_the_action_s_own_day_is_not_after_it(monthly):
    series = monthly([*BEFORE, 99, 11])
    found = moved_since(series, date(2024, 3, 31), basis=Basis.AT_DATE)
    assert (found.mean_before, found.mean_after) == (11, 11)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        ([11.5] * 7, "Moved: higher than what was usual before the action."),
        ([10] * 7, "Moved: lower than what was usual before the action."),
        ([12, 10] * 4, "Not moved: 8 points since the action show what was usual before it."),
        ([12], "Too early to say: 1 of 7 points since the action."),
    ],
)
def test_the_answer_is_a_plain_sentence(after, sentence, monthly):
    assert moved(after, monthly).sentence == sentence


def test_too_short_a_past_cannot_be_judged(monthly):
    found = moved_since(monthly([10, 12] * 10), date(2024, 1, 15), basis=Basis.MONTH)
    assert found.answer is Moved.CANNOT_BE_JUDGED
    assert found.sentence == "Too few to judge: 12 of 13 points before the action."


def test_overlapping_figures_are_refused(monthly):
    with pytest.raises(OverlappingPeriods):
        moved([11], monthly, basis=Basis.ROLLING_12_MONTHS)


def test_on_chance_alone_a_move_is_rarely_seen(monthly):
    """Twenty months before, seven after, the same process: about 1 in 20 at the most."""
    seen = 0
    for seed in range(400):
        chance = random.Random(seed)
        series = monthly([chance.gauss(100, 10) for _ in range(28)])
        action = series[20][0].replace(day=15)
        seen += moved_since(series, action, basis=Basis.MONTH).answer is Moved.MOVED
    assert seen / 400 < 0.06


def test_a_true_move_of_two_standard_deviations_is_mostly_seen(monthly):
    seen = 0
    for seed in range(200):
        chance = random.Random(seed)
        values = [chance.gauss(100 if n < 21 else 120, 10) for n in range(28)]
        series = monthly(values)
        action = series[20][0].replace(day=15)
        seen += moved_since(series, action, basis=Basis.MONTH).answer is Moved.MOVED
    assert seen / 200 > 0.8
