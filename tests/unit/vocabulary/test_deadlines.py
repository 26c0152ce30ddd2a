"""Due, days left, late and paused, in working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.deadlines import Deadline, Pause
from sightline.vocabulary.working_days import WorkingDays

MONDAY = date(2026, 3, 2)


def march(day: int) -> date:
    return date(2026, 3, day)


def test_five_working_days_from_a_monday_last_over_the_weekend_before_the_sixth() -> None:
    deadline = Deadline(MONDAY, within=5)
    assert deadline.due_on(MONDAY) == march(9)
    assert [deadline.days_left(march(day)) for day in (2, 6, 7, 9, 10)] == [5, 1, 1, 0, -1]
    assert not deadline.is_late(march(9)) and deadline.is_late(march(10))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (march(3), "due on 9 March 2026, 4 working days left"),
        (march(6), "due on 9 March 2026, 1 working day left"),
        (march(9), "due on 9 March 2026, 0 working days left"),
        (march(10), "due on 9 March 2026, 1 working day late"),
    ],
)
def test_a_deadline_says_where_it_stands(today: date, said: str) -> None:
    assert Deadline(MONDAY, within=5).in_words(today) == said


def test_a_closure_of_the_authority_is_no_working_day() -> None:
    calendar = WorkingDays.with_closures([march(4)])
    assert Deadline(MONDAY, within=5, calendar=calendar).due_on(MONDAY) == march(10)


def test_a_paused_clock_stands_still_and_goes_on_where_it_was() -> None:
    open_pause = Deadline(MONDAY, within=5, pauses=(Pause(march(4)),))
    assert [open_pause.days_left(march(day)) for day in (3, 4, 20)] == [4, 4, 4]
    assert open_pause.is_paused(march(20)) and not open_pause.is_late(march(20))
    assert open_pause.in_words(march(20)) == "paused, 4 working days left when it goes on"
    ended = Deadline(MONDAY, within=5, pauses=(Pause(march(4), march(5)),))
    assert ended.due_on(march(9)) == march(11)
    assert ended.days_left(march(6)) == 3


@given(
    st.integers(0, 40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 15)), max_size=3),
    st.integers(0, 90),
)
def test_days_left_and_being_late_never_disagree(
    within: int, pauses: list[tuple[int, int]], after: int
) -> None:
    made = tuple(
        Pause(MONDAY + timedelta(days=start), MONDAY + timedelta(days=start + length))
        for start, length in pauses
    )
    deadline, today = Deadline(MONDAY, within, pauses=made), MONDAY + timedelta(days=after)
    assert deadline.is_late(today) == (deadline.days_left(today) < 0)
