"""Direction of travel: which way, and is that better? Two parts, never mixed."""

import re

import pytest

from sightline.judgement.direction import Direction, Reading, Tolerance, direction_of_travel
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.words import Polarity, Status, Unit


def travel(before, now, polarity=Polarity.HIGHER, unit=Unit.PERCENT, **more) -> Direction:
    readings = [r if isinstance(r, Reading) else Reading(r) for r in (before, now)]
    return direction_of_travel(readings[1], readings[0], polarity=polarity, unit=unit, **more)


@pytest.mark.parametrize(
    ("before", "now", "polarity", "arrow", "judgement", "key"),
    [
        (70, 80, Polarity.HIGHER, "↑", Judgement.BETTER, "Improved (bigger is better)"),
        (80, 70, Polarity.LOWER, "↓", Judgement.BETTER, "Improved (smaller is better)"),
        (70, 80, Polarity.LOWER, "↑", Judgement.WORSE, "Deteriorated (smaller is better)"),
        (80, 70, Polarity.HIGHER, "↓", Judgement.WORSE, "Deteriorated (bigger is better)"),
        (80, 80, Polarity.HIGHER, "→", Judgement.LEVEL, "Static"),
        (80, 80, Polarity.NEITHER, "→", Judgement.LEVEL, "Static"),
        (70, 80, Polarity.NEITHER, "↑", Judgement.NEUTRAL, "Risen (neither is better in itself)"),
        (80, 70, Polarity.NEITHER, "↓", Judgement.NEUTRAL, "Fallen (neither is better in itself)"),
    ],
)
def test_the_five_entry_key(before, now, polarity, arrow, judgement, key):
    direction = travel(before, now, polarity)
    assert (direction.arrow, direction.judgement, direction.key) == (arrow, judgement, key)


def test_more_days_to_adoption_go_up_and_are_worse():
    """A printed report once showed 574 → 603 days with an arrow down, as it was worse."""
    direction = travel(574, 603, Polarity.LOWER, Unit.DAYS)
    assert (direction.change, direction.judgement) == (Change.UP, Judgement.WORSE)


def test_what_prints_the_same_is_level():
    assert travel(82.04, 81.96).change is Change.LEVEL
    assert travel(82.04, 82.06).change is Change.UP
    assert travel(110.4, 110.1, unit=Unit.DAYS).change is Change.LEVEL


def test_benchmarks_in_whole_numbers_compare_as_whole_numbers():
    assert travel(69.4, 68.6, decimals=0).change is Change.LEVEL


@pytest.mark.parametrize(
    ("before", "now", "tolerance", "expected"),
    [
        (82, 81, Tolerance(1), Change.LEVEL),
        (78, 79, Tolerance(1), Change.LEVEL),
        (78, 79.1, Tolerance(1), Change.UP),
        (0.3, 0.1, Tolerance(0.2), Change.LEVEL),  # 0.3 - 0.1 is more than 0.2 in binary
        (200, 204, Tolerance(2, is_percentage=True), Change.LEVEL),
        (200, 205, Tolerance(2, is_percentage=True), Change.UP),
        (112, 111, Tolerance(), Change.DOWN),
    ],
)
def test_a_tolerance_makes_level(before, now, tolerance, expected):
    assert travel(before, now, tolerance=tolerance).change is expected


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        (70, Reading(None, Status.TO_BE_CONFIRMED), "latest figure.*To be confirmed."),
        (70, Reading(12, Status.SHORT_HISTORY, "4 of 12 months"), "history yet: 4 of 12 months."),
        (70, Reading(None), "latest figure.*No value."),
        (Reading(None, Status.NEW), 70, "earlier figure.*New."),
        (Reading(3, Status.SUPPRESSED), 70, "earlier figure.*Suppressed."),
    ],
)
def test_the_arrow_stays_blank_without_two_values_and_says_why(before, now, says):
    direction = travel(before, now)
    assert (direction.arrow, direction.change, direction.judgement) == ("", None, None)
    assert re.search(says, direction.reason)


def test_a_provisional_figure_is_compared_and_marked():
    assert travel(70, Reading(80, Status.PROVISIONAL)).is_provisional
    assert not travel(70, 80).is_provisional
