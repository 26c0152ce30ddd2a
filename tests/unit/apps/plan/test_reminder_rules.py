"""When a lead is reminded, on small calendars: steps with names, each reached once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.plan.leading.rules import Clock, What, reminders_in, said
from sightline.documents.plan import Brag, MilestoneData
from sightline.vocabulary.working_days import WorkingDays

CALENDAR, TOLD = WorkingDays(), reminders_in()
BEGAN, TOLD_IN = date(2026, 4, 1), date(2026, 9, 30)
MONDAY = date(2026, 11, 2)


def line(due: date | None, **more: object) -> MilestoneData:
    given = {"timescale": "As written", "progress_quarter": TOLD_IN} | more
    return MilestoneData(1, "EI 1.1", "Do it", due_on=due, **given)  # type: ignore[arg-type]


def reached(of: MilestoneData, today: date) -> list[str]:
    return [step.name for step in Clock(today, CALENDAR, TOLD).steps(of, BEGAN)]


@pytest.mark.parametrize(
    ("due", "steps"),
    [
        (date(2026, 11, 17), []),  # eleven working days ahead
        (date(2026, 11, 16), ["before-10"]),
        (date(2026, 11, 6), ["before-10"]),
        (date(2026, 11, 5), ["before-3"]),
        (MONDAY, ["today"]),
        (date(2026, 10, 31), ["overdue-0"]),  # a Saturday: Monday is the first working day after
        (date(2026, 10, 23), ["overdue-1"]),
        (date(2026, 10, 19), ["overdue-1", "owner-0"]),
        (date(2026, 9, 21), ["overdue-5", "owner-1"]),
    ],
)
def test_each_distance_from_the_day_has_its_step(due: date, steps: list[str]) -> None:
    assert reached(line(due), MONDAY) == steps


def test_what_is_done_or_withdrawn_is_never_asked_after() -> None:
    assert reached(line(date(2026, 5, 1), brag=Brag.BLUE), MONDAY) == []
    assert reached(line(date(2026, 5, 1), withdrawn_because="Merged"), MONDAY) == []


def test_a_blank_timescale_is_chased_and_one_in_words_is_not() -> None:
    assert [step[:6] for step in reached(line(None, timescale=""), MONDAY)] == ["no-day"]
    assert reached(line(None), MONDAY) == []


@pytest.mark.parametrize(
    ("today", "steps"),
    [
        (date(2026, 10, 1), ["silent-1"]),
        (date(2026, 10, 14), ["silent-10"]),
        (date(2026, 10, 28), ["silent-16"]),
        (date(2026, 10, 29), ["owner-silent"]),
    ],
)
def test_progress_of_the_quarter_that_ended_is_asked_for_and_then_goes_to_the_owner(
    today: date, steps: list[str]
) -> None:
    silent = line(None, progress_quarter=date(2026, 6, 30))
    assert reached(silent, today) == steps
    assert reached(line(None, progress_quarter=TOLD_IN), today) == []


@given(st.integers(-200, 60))
def test_a_step_once_reached_is_followed_by_later_ones_only(days: int) -> None:
    """Days that were left out, such as a weekend, lose no step: the next day's is the same."""
    today = MONDAY + timedelta(days=days)
    before, after = reached(line(MONDAY), today), reached(line(MONDAY), today + timedelta(days=1))
    both = [name for name in (*before, *after) if name.startswith("overdue")]
    assert both == sorted(both, key=lambda name: int(name.split("-")[1]))
    assert not (today.weekday() == 5 and before != after)


def test_one_sentence_says_what_is_led_and_what_is_kept_apart() -> None:
    found = {What.SOON: ["EI 1.1"], What.OVERDUE: ["A 1", "A 2", ""], What.TO_OWNER: ["B 1"]}
    assert said(found) == (
        "Your milestones: overdue: A 1, A 2 and 1 more; due soon: EI 1.1. "
        "In the plan you keep: overdue for long: B 1."
    )
    longest = said({what: ["Ofsted Recommendation 12.10"] * 99 for what in What})
    assert "overdue: 99;" in longest and len(longest) <= 300
