"""When a body meets: the third Wednesday of every month, moved where that is no working day.

A recurrence is kept as a rule of RFC 5545 (`FREQ=MONTHLY;INTERVAL=2;BYDAY=+3WE`); dateutil reckons
the days. What moves a day, and when papers are due, is reckoned in working days.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice

from dateutil.rrule import rrulestr

from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_DAYS = ("MO", "TU", "WE", "TH", "FR")
WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
EVERY = {1: "every month", 2: "every second month", 3: "every third month",
         4: "every fourth month", 6: "every sixth month", 12: "once a year"}  # fmt: skip
_MONTHLY = re.compile(r"FREQ=MONTHLY;INTERVAL=(\d+);BYDAY=([+-]\d)([A-Z]{2})")
_WEEKLY = re.compile(r"FREQ=WEEKLY;INTERVAL=(\d+);BYDAY=([A-Z]{2})")
FURTHEST = 12


class OffDay(StrEnum):
    """Where a meeting goes whose day is no working day."""

    NEXT = "next"
    BEFORE = "before"

    @property
    def in_words(self) -> str:
        return f"moved to the working day {'after' if self is OffDay.NEXT else 'before'} it"


@dataclass(frozen=True)
class Recurrence:
    """`week`: which of the month, -1 the last; 0: every `every` weeks. `weekday`: Monday is 0."""

    every: int
    week: int
    weekday: int

    @classmethod
    def read(cls, rule: str) -> "Recurrence | None":
        if found := _MONTHLY.fullmatch(rule):
            return cls(int(found[1]), int(found[2]), _DAYS.index(found[3]))
        if found := _WEEKLY.fullmatch(rule):
            return cls(int(found[1]), 0, _DAYS.index(found[2]))
        return None

    @property
    def rule(self) -> str:
        day = _DAYS[self.weekday]
        if self.week == 0:
            return f"FREQ=WEEKLY;INTERVAL={self.every};BYDAY={day}"
        return f"FREQ=MONTHLY;INTERVAL={self.every};BYDAY={self.week:+d}{day}"

    @property
    def in_words(self) -> str:
        """'the third Wednesday of every second month'."""
        day = WEEKDAYS[self.weekday]
        if self.week == 0:
            return f"every {day}" if self.every == 1 else f"every {self.every} weeks on a {day}"
        often = EVERY.get(self.every, f"every {self.every} months")
        of = f"a month, {often}" if self.every == 12 else often
        return f"the {WEEKS[self.week]} {day} of {of}"

    def days(self, begins: date) -> Iterator[date]:
        """The days by the rule from `begins` on, reckoned from it."""
        rule = rrulestr(self.rule, dtstart=datetime.combine(begins, time()))
        return (each.date() for each in rule)


@dataclass(frozen=True)
class PlannedDay:
    """`by_rule`: as the recurrence has it; `on`: as it will be; `why` where the two differ."""

    by_rule: date
    on: date
    papers_due_on: date
    why: str = ""


def next_days(
    recurrence: Recurrence, *, reckoned_from: date, after: date, until: date | None,
    off_day: OffDay, papers_before: int, calendar: WorkingDays, count: int = FURTHEST,
) -> list[PlannedDay]:  # fmt: skip
    """The next so many meetings after a day, none after `until`."""
    days = (day for day in recurrence.days(reckoned_from) if day > after)
    planned = (
        planned_day(day, off_day=off_day, papers_before=papers_before, calendar=calendar)
        for day in islice(days, count)
    )
    return [each for each in planned if until is None or each.on <= until]


def planned_day(
    day: date, *, off_day: OffDay, papers_before: int, calendar: WorkingDays
) -> PlannedDay:
    step = timedelta(days=1 if off_day is OffDay.NEXT else -1)
    on = day
    while not calendar.is_working(on):
        on += step
    why = "" if on == day else f"{day.day} {day:%B %Y} is no working day: {off_day.in_words}."
    return PlannedDay(day, on, papers_due(on, papers_before, calendar), why)


def papers_due(meets_on: date, before: int, calendar: WorkingDays) -> date:
    """The working day that lies so many working days before the meeting."""
    day = calendar.after(meets_on, -before)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def check_recurrence(recurrence: Recurrence) -> None:
    if recurrence.every < 1 or recurrence.every > 12:
        raise NotAllowed("Choose a number from 1 to 12: every how many months or weeks.")
    if recurrence.week not in {0, *WEEKS} or recurrence.weekday not in range(5):
        raise NotAllowed("Choose a week of the month and a weekday from Monday to Friday.")
