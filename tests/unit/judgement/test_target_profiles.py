"""Successive targets as one profile, and values said as a percentage of another."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sightline.judgement.targets import (
    Stretch,
    Target,
    TargetKind,
    TargetPoint,
    TargetState,
    WorkedOut,
    one_profile,
)

DAY = date(2026, 4, 1)
days = st.integers(0, 60).map(lambda n: DAY + timedelta(days=n))
points = st.lists(days, min_size=1, max_size=4, unique=True).flatmap(
    lambda dues: st.tuples(
        *(st.integers(0, 99).map(lambda v, due=due: TargetPoint(due, v)) for due in dues)
    )
)
rows = st.lists(st.builds(Stretch, points, st.none() | days), min_size=1, max_size=4)


def due_plainly(stretches: Sequence[Stretch], day: date) -> float | None:
    """The second answer: ask the newest first whether it holds on the day and has something due."""
    for stretch in reversed(stretches):
        if stretch.from_on is not None and day < stretch.from_on:
            continue
        begun = [point for point in stretch.profile if point.due <= day]
        if begun:
            return max(begun, key=lambda point: point.due).value
    return None


@given(rows, days)
def test_on_every_day_the_newest_that_has_begun_speaks(rows: list[Stretch], day: date) -> None:
    made = Target(TargetKind.LOCAL, TargetState.ADOPTED, one_profile(rows))
    point = made.due_on(day)
    assert (point.value if point else None) == due_plainly(rows, day)


def test_the_old_target_stands_until_the_new_one_has_a_value_due() -> None:
    old = Stretch((TargetPoint(DAY, 80.0),))
    new = Stretch((TargetPoint(DAY + timedelta(days=30), 90.0),), DAY + timedelta(days=10))
    made = Target(TargetKind.LOCAL, TargetState.ADOPTED, one_profile([old, new]))
    values = [made.due_on(DAY + timedelta(days=n)) for n in (9, 29, 30)]
    assert [point.value for point in values if point] == [80.0, 80.0, 90.0]


def test_from_the_day_it_is_withdrawn_nothing_is_due() -> None:
    made = Target(
        TargetKind.LOCAL, TargetState.ADOPTED, (TargetPoint(DAY, 80.0),),
        until=DAY + timedelta(days=5),
    )  # fmt: skip
    assert made.due_on(DAY + timedelta(days=4)) is not None
    assert made.due_on(DAY + timedelta(days=5)) is None


@given(st.integers(-100, 300), st.integers(0, 10**6))
def test_a_change_in_percent_is_that_many_hundredths_of_the_base(percent: int, of: int) -> None:
    assert round(WorkedOut(percent, of).value * 100) == of * 100 + of * percent


def test_it_says_what_it_was_worked_out_from() -> None:
    less = WorkedOut(-20, 190, "190 in the year to 31 March 2026")
    assert less.value == 152
    assert less.in_words == "20% less than 190 in the year to 31 March 2026"
    assert WorkedOut(12.5, 8).in_words == "12.5% more than 8"
