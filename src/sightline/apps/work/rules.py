"""When work is due, how often it is tried again, and when a worker counts as gone."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")
TRIES = 3
# Waits before the second and the third try: a mail server restarting, a disk full for a while.
WAITS = (timedelta(minutes=1), timedelta(minutes=10))
HEARTBEAT = timedelta(seconds=15)
# A worker says every few seconds that it lives; one silent for so long was killed.
GONE_AFTER = timedelta(minutes=2)
LATE_AFTER = timedelta(hours=2)


class Status(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class On(StrEnum):
    """The days on which work with a time of day is due."""

    EVERY_DAY = "every day"
    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"
    FIRST_OF_MONTH = "the first of the month"


_WEEKDAYS = [day for day in On if day not in {On.EVERY_DAY, On.FIRST_OF_MONTH}]


@dataclass(frozen=True)
class Every:
    """Due again and again, counted from midnight on 1 January 1970 so that all workers agree."""

    how_long: timedelta

    def last_due(self, now: datetime) -> datetime:
        seconds = self.how_long.total_seconds()
        return datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)

    def __str__(self) -> str:
        minutes = round(self.how_long.total_seconds() / 60)
        if minutes % 60 == 0:
            hours = minutes // 60
            return "every hour" if hours == 1 else f"every {hours} hours"
        return "every minute" if minutes == 1 else f"every {minutes} minutes"


@dataclass(frozen=True)
class At:
    """Due at a time of day in London, on some days. Only the latest is made up for, not each."""

    time: time
    on: On = On.EVERY_DAY

    def last_due(self, now: datetime) -> datetime:
        day = now.astimezone(LOCAL).date()
        while True:
            moment = datetime.combine(day, self.time, LOCAL).astimezone(UTC)
            if moment <= now and self._is_on(day.weekday(), day.day):
                return moment
            day -= timedelta(days=1)

    def _is_on(self, weekday: int, day_of_month: int) -> bool:
        if self.on is On.EVERY_DAY:
            return True
        if self.on is On.FIRST_OF_MONTH:
            return day_of_month == 1
        return _WEEKDAYS[weekday] is self.on

    def __str__(self) -> str:
        on = self.on if self.on in {On.EVERY_DAY, On.FIRST_OF_MONTH} else f"every {self.on.value}"
        return f"{on} at {self.time:%H:%M}"


Schedule = Every | At


def tries_again_after(tries: int) -> timedelta | None:
    """How long to wait after that many tries; None when it was the last."""
    return WAITS[tries - 1] if tries < TRIES else None


def lateness_in_words(
    seen_at: datetime | None, now: datetime, late_after: timedelta = LATE_AFTER
) -> str | None:
    """What to say when background work does not run; None while it does."""
    if seen_at is None:
        return "Background work has never run. Start it with “sightline work”."
    if now - seen_at <= late_after:
        return None
    hours = int((now - seen_at).total_seconds() // 3600)
    return (
        f"Background work has not run for {hours} hours. Start “sightline work”, or look why "
        "its service or timer stopped."
    )
