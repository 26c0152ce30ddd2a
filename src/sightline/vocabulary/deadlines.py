"""A clock of working days: when something is due, how long is left, whether it stands still.

A paused day is simply no working day. So the clock agrees with every other count of working days.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from sightline.vocabulary.working_days import WorkingDays


@dataclass(frozen=True)
class Pause:
    """The clock stands still from the one day to the other, both included; None: it still does."""

    from_on: date
    to_on: date | None = None

    def days(self, today: date) -> frozenset[date]:
        last = min(self.to_on, today) if self.to_on else today
        count = (last - self.from_on).days + 1
        return frozenset(self.from_on + timedelta(days=number) for number in range(max(count, 0)))

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True)
class Deadline:
    """Due `within` so many working days after `set_on`, pauses left out."""

    set_on: date
    within: int
    calendar: WorkingDays = field(default_factory=WorkingDays)
    pauses: tuple[Pause, ...] = ()

    def due_on(self, today: date) -> date:
        """The last calendar day that is in time. While the clock is paused it moves each day."""
        return self._clock(today).after(self.set_on, self.within)

    def days_left(self, today: date) -> int:
        """Working days left after today; negative: so many days late."""
        return self.within - self._clock(today).between(self.set_on, today)

    def is_paused(self, today: date) -> bool:
        return any(pause.holds(today) for pause in self.pauses)

    def is_late(self, today: date) -> bool:
        return today > self.due_on(today)

    def in_words(self, today: date) -> str:
        """As in “due on 12 March 2026, 3 working days left”."""
        left = self.days_left(today)
        if self.is_paused(today):
            return f"paused, {_working_days(max(left, 0))} left when it goes on"
        due = self.due_on(today)
        said = f"due on {due.day} {due:%B %Y}"
        if today > due:
            return f"{said}, {_working_days(-left)} late" if left else f"{said}, late"
        return f"{said}, {_working_days(left)} left"

    def _clock(self, today: date) -> WorkingDays:
        paused = frozenset[date]().union(*(pause.days(today) for pause in self.pauses))
        return _calendar(self.calendar.closures | paused)


@lru_cache(maxsize=64)
def _calendar(closures: frozenset[date]) -> WorkingDays:
    return WorkingDays(closures)


def _working_days(count: int) -> str:
    return f"{count} working day" if count == 1 else f"{count} working days"
