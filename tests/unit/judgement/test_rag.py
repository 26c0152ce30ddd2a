"""RAG against several dated targets: rating, reason, and which target spoke."""

from datetime import date

import pytest

from sightline.judgement.direction import Reading, Tolerance
from sightline.judgement.marks import Rating
from sightline.judgement.rag import rag
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.vocabulary.words import Polarity, Status, Unit

ON = date(2025, 3, 31)
LOCAL = TargetKind.LOCAL


def target(value=85.0, kind=LOCAL, state=TargetState.ADOPTED, due=date(2024, 4, 1), **bands):
    return Target(kind, state, (TargetPoint(due, value),), **bands)


def rate(value, *targets, polarity=Polarity.HIGHER, unit=Unit.PERCENT, on=ON, **more):
    reading = value if isinstance(value, Reading) else Reading(value)
    return rag(reading, targets, on=on, polarity=polarity, unit=unit, **more)


@pytest.mark.parametrize(
    ("value", "polarity", "expected", "reason"),
    [
        (85.0, Polarity.HIGHER, Rating.GREEN, "85.0% meets the local target of 85.0%."),
        (91.2, Polarity.HIGHER, Rating.GREEN, "91.2% meets the local target of 85.0%."),
        (84.5, Polarity.HIGHER, Rating.GREEN,
         "84.5% is within the tolerance of the local target of 85.0%."),
        (80.0, Polarity.HIGHER, Rating.AMBER, "80.0% is close to the local target of 85.0%."),
        (79.4, Polarity.HIGHER, Rating.RED, "79.4% misses the local target of 85.0%."),
        (85.0, Polarity.LOWER, Rating.GREEN, "85.0% meets the local target of 85.0%."),
        (90.0, Polarity.LOWER, Rating.AMBER, "90.0% is close to the local target of 85.0%."),
        (90.6, Polarity.LOWER, Rating.RED, "90.6% misses the local target of 85.0%."),
    ],
)  # fmt: skip
def test_green_amber_red_by_polarity_tolerance_and_band(value, polarity, expected, reason):
    aim = target(tolerance=Tolerance(0.5), amber=Tolerance(5))
    answer = rate(value, aim, polarity=polarity)
    assert (answer.rating, answer.reason) == (expected, reason)


def test_what_prints_like_the_target_meets_it():
    assert rate(84.96, target()).rating is Rating.GREEN
    assert rate(84.94, target()).rating is Rating.RED


def test_bands_may_be_a_percentage_of_the_target():
    aim = target(value=426, amber=Tolerance(10, is_percentage=True))
    days = {"polarity": Polarity.LOWER, "unit": Unit.DAYS}
    assert rate(468, aim, **days).rating is Rating.AMBER
    assert rate(469, aim, **days).rating is Rating.RED


def test_the_last_bit_of_a_band_still_counts():
    """In binary 85.3 − 85.0 is a little more than 0.3."""
    assert rate(85.0, target(85.3, amber=Tolerance(0.3))).rating is Rating.AMBER


def test_adopted_speaks_before_proposed_and_the_others_are_kept():
    ambitious = target(95, TargetKind.AMBITIOUS, TargetState.ADOPTED)
    mid_way = target(80, TargetKind.MID_WAY, TargetState.PROPOSED)
    adjusted = target(75, TargetKind.DEPRIVATION_ADJUSTED, TargetState.PROPOSED)
    answer = rate(82, mid_way, adjusted, ambitious)
    assert (answer.rating, answer.target) == (Rating.RED, ambitious)
    assert [(o.target, o.rating) for o in answer.others] == [
        (adjusted, Rating.GREEN), (mid_way, Rating.GREEN),
    ]  # fmt: skip


def test_a_statutory_target_speaks_first_of_the_adopted():
    statutory, local = target(70, TargetKind.STATUTORY), target(90)
    assert rate(82, local, statutory).target is statutory


def test_a_proposed_target_speaks_while_nothing_is_adopted_and_says_so():
    answer = rate(82, target(80, TargetKind.MID_WAY, TargetState.PROPOSED))
    assert answer.reason == "82.0% meets the proposed mid-way target of 80.0%."


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2017, 8, 31), None),
        (date(2017, 9, 30), 20),
        (date(2018, 2, 28), 20),
        (date(2018, 3, 31), 40),
        (date(2019, 1, 31), 40),
    ],
)
def test_each_point_of_a_profile_holds_from_its_day_to_the_next(on, expected):
    profile = (TargetPoint(date(2018, 3, 31), 40), TargetPoint(date(2017, 9, 30), 20))
    aim = Target(LOCAL, TargetState.ADOPTED, profile)
    assert rate(30, aim, on=on).target_value == expected


def test_before_the_first_point_no_target_is_due_and_the_day_is_named():
    answer = rate(30, target(due=date(2026, 3, 31)))
    assert answer.rating is None
    assert answer.reason == "No target is due yet; the first is due on 31 March 2026."


def test_a_target_not_yet_due_leaves_the_word_to_one_that_is():
    later, now = target(95, due=date(2027, 4, 1)), target(80, TargetKind.AMBITIOUS)
    assert rate(85, later, now).target is now


@pytest.mark.parametrize(
    ("value", "more", "reason"),
    [
        (85, {"polarity": Polarity.NEITHER},
         "Neither higher nor lower is better in itself, so it is not rated."),
        (Reading(85, Status.PROVISIONAL), {}, "Provisional."),
        (Reading(85, Status.SHORT_HISTORY, "4 of 12 months"), {},
         "Not enough history yet: 4 of 12 months."),
        (Reading(None, Status.NOT_YET_AVAILABLE, "the return is due on 31 July"), {},
         "Not yet available: the return is due on 31 July."),
        (Reading(None), {}, "No value."),
        (85, {"denominator": 9}, "Only 9 counted: too few to judge."),
    ],
)  # fmt: skip
def test_no_rating_says_why(value, more, reason):
    answer = rate(value, target(), **more)
    assert (answer.rating, answer.reason) == (None, reason)
    assert answer.mark.word == "Not rated"


def test_ten_counted_are_enough():
    assert rate(85, target(), denominator=10).rating is Rating.GREEN


def test_without_any_target_it_says_so():
    assert rate(85).reason == "No target is set."
