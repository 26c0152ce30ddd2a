"""When work is due, how often it is tried, and when its absence is said."""

from datetime import UTC, datetime, time, timedelta

import pytest

from sightline.apps.work.rules import (
    At,
    Every,
    On,
    lateness_in_words,
    tries_again_after,
)


def at(day: int, hour: int, minute: int = 0, month: int = 1) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def test_work_every_quarter_hour_is_due_at_the_quarter_for_all_workers_alike() -> None:
    every = Every(timedelta(minutes=15))
    assert every.last_due(at(5, 9, 14)) == at(5, 9, 0)
    assert every.last_due(at(5, 9, 15)) == at(5, 9, 15)


@pytest.mark.parametrize(
    ("on", "now", "due"),
    [
        (On.EVERY_DAY, at(5, 7), at(5, 7)),
        (On.EVERY_DAY, at(5, 6, 59), at(4, 7)),
        (On.MONDAY, at(5, 12), at(5, 7)),  # 5 January 2026 is a Monday
        (On.MONDAY, at(11, 12), at(5, 7)),
        (On.FIRST_OF_MONTH, at(31, 12), at(1, 7)),
        (On.EVERY_DAY, at(1, 6, month=7), at(1, 6, month=7)),  # 7 o'clock in summer time
    ],
)
def test_work_at_a_time_of_day_was_last_due_then_in_london(
    on: On, now: datetime, due: datetime
) -> None:
    assert At(time(7), on).last_due(now) == due


def test_schedules_read_as_people_say_them() -> None:
    said = [
        Every(timedelta(minutes=1)),
        Every(timedelta(hours=1)),
        Every(timedelta(minutes=5)),
        Every(timedelta(hours=6)),
        At(time(7)),
        At(time(7, 30), On.MONDAY),
        At(time(8), On.FIRST_OF_MONTH),
    ]
    assert [str(each) for each in said] == [
        "every minute",
        "every hour",
        "every 5 minutes",
        "every 6 hours",
        "every day at 07:00",
        "every Monday at 07:30",
        "the first of the month at 08:00",
    ]


def test_work_is_tried_three_times_each_after_a_longer_wait() -> None:
    waits = [tries_again_after(tries) for tries in (1, 2, 3)]
    assert waits == [timedelta(minutes=1), timedelta(minutes=10), None]


def test_work_that_does_not_run_is_said_with_what_to_do() -> None:
    assert "has never run" in str(lateness_in_words(None, at(5, 9)))
    assert lateness_in_words(at(5, 8), at(5, 9)) is None
    assert "has not run for 26 hours" in str(lateness_in_words(at(4, 7), at(5, 9)))
