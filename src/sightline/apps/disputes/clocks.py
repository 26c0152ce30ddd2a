"""The two clocks of a dispute: the stage it is at, and the total since it became formal.

Plain Python. Working days go by `Deadline` and the authority's calendar; calendar days are counted
as such, a paused day left out of either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.apps.disputes.policy import Policy
from sightline.vocabulary.deadlines import Deadline, Pause
from sightline.vocabulary.working_days import WorkingDays


@dataclass(frozen=True)
class Clock:
    """`stopped_on`: the day it was answered or settled; from then on it says how it ended."""

    set_on: date
    within: int
    is_working: bool
    calendar: WorkingDays
    pauses: tuple[Pause, ...] = ()
    stopped_on: date | None = None

    def due_on(self, today: date) -> date:
        day = self.stopped_on or today
        if self.is_working:
            return self._deadline.due_on(day)
        due, left = self.set_on, self.within
        while left > 0:
            due += timedelta(days=1)
            left -= not self._is_paused(due, day)
        return due

    def days_left(self, today: date) -> int:
        day = self.stopped_on or today
        if self.is_working:
            return self._deadline.days_left(day)
        passed = range(1, max((day - self.set_on).days, 0) + 1)
        gone = (self.set_on + timedelta(days=number) for number in passed)
        return self.within - sum(not self._is_paused(each, day) for each in gone)

    def is_late(self, today: date) -> bool:
        """Whether its last day passed before it was stopped, or before today."""
        return (self.stopped_on or today) > self.due_on(today)

    def in_words(self, today: date) -> str:
        due, left = self.due_on(today), self.days_left(today)
        if self.stopped_on:
            ended = _said(self.stopped_on)
            return (
                f"{ended}, {self._days(-left)} late" if self.is_late(today) else f"{ended}, in time"
            )
        if self.is_paused(today):
            return f"Paused, {self._days(max(left, 0))} left"
        if self.is_late(today):
            return f"{self._days(-left)} late" if left else "Late"
        if left == 0:
            return "Due today" if due == today else f"Last day {_said(due)}"
        return f"{self._days(left)} left"

    def is_paused(self, today: date) -> bool:
        return self.stopped_on is None and any(pause.holds(today) for pause in self.pauses)

    @property
    def _deadline(self) -> Deadline:
        return Deadline(self.set_on, self.within, self.calendar, self.pauses)

    def _is_paused(self, day: date, today: date) -> bool:
        return day <= today and any(pause.holds(day) for pause in self.pauses)

    def _days(self, count: int) -> str:
        noun = "day" if count == 1 else "days"
        return f"{count} working {noun}" if self.is_working else f"{count} {noun}"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class Stage:
    """One level on the way: from when, until answered or taken on, and its clock (None: none)."""

    number: int
    title: str
    set_on: date
    answered_on: date | None
    left_on: date | None
    clock: Clock | None

    def is_breached(self, today: date) -> bool:
        return self.clock is not None and self.clock.is_late(today)

    @property
    def is_now(self) -> bool:
        return self.left_on is None


@dataclass(frozen=True)
class Happened:
    """A step as the clocks need it: what, on which day, at which level then."""

    move: str
    on: date
    level: int


def pauses_in(steps: Sequence[Happened]) -> tuple[Pause, ...]:
    """From each pause to the day before it goes on; the last may still hold."""
    found: list[Pause] = []
    for step in steps:
        if step.move == "pause":
            found.append(Pause(step.on))
        elif found and found[-1].to_on is None and step.move in _GOES_ON:
            found[-1] = Pause(found[-1].from_on, step.on - timedelta(days=1))
    return tuple(found)


_GOES_ON = {"resume", "withdraw"}
_BEGINS = {"raise", "escalate"}
_ENDS = {"accept", "withdraw"}


def stages_in(
    steps: Sequence[Happened], policy: Policy, calendar: WorkingDays
) -> tuple[Stage, ...]:
    """Each level the dispute came to, in order."""
    pauses = pauses_in(steps)
    starts = [n for n, step in enumerate(steps) if step.move in _BEGINS and step.level]
    found = []
    for n in starts:
        begun, rest = steps[n], steps[n + 1 :]
        answered = next((s.on for s in _until_next(rest) if s.move == "reply"), None)
        left = next((s.on for s in rest if s.move in _BEGINS | _ENDS), None)
        level = policy.level(min(begun.level, len(policy.levels)))
        clock = None
        if level.within:
            clock = Clock(
                begun.on, level.within, policy.is_working, calendar, pauses, answered or left
            )
        found.append(Stage(begun.level, level.title, begun.on, answered, left, clock))
    return tuple(found)


def _until_next(rest: Sequence[Happened]) -> list[Happened]:
    found = []
    for step in rest:
        if step.move in _BEGINS:
            break
        found.append(step)
    return found


def total_of(steps: Sequence[Happened], policy: Policy, calendar: WorkingDays) -> Clock | None:
    """From the day it became formal, or was referred; None while informal or without a total."""
    begun = next((s.on for s in steps if s.move in {"raise", "refer"}), None)
    if begun is None or not policy.total:
        return None
    ended = next((s.on for s in steps if s.move in _ENDS), None)
    return Clock(begun, policy.total, policy.is_working, calendar, pauses_in(steps), ended)
