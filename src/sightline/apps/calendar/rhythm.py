"""When each activity is wanted, and whether it was: stretches of a year and how they stand.

Plain Python. The year runs from April to March. One occurrence is wanted in each stretch; nothing
is missed before a stretch is over, and nothing before the year of quality assurance was kept here.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sightline.apps.calendar.activities import Rhythm
from sightline.vocabulary.months import end_of_month, months_after

_MONTHS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.YEAR: 12}
_DAYS = {Rhythm.WEEK: 7, Rhythm.FORTNIGHT: 14}


class Mark(StrEnum):
    DONE = "done"
    MISSED = "missed"
    DUE = "due"
    LATER = "later"
    BEFORE = "before"


@dataclass(frozen=True)
class Stretch:
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def year_of(day: date) -> tuple[date, date]:
    begins = day.year if day.month >= 4 else day.year - 1
    return date(begins, 4, 1), date(begins + 1, 3, 31)


def stretches(
    rhythm: Rhythm, first: date, last: date, is_working: Callable[[date], bool]
) -> list[Stretch]:
    """Those that end in first…last. `first` begins a year; weeks begin on Mondays."""
    if rhythm is Rhythm.DAY:
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [Stretch(day, day) for day in days if is_working(day)]
    if rhythm in _DAYS:
        return list(_weeks(_DAYS[rhythm], first, last))
    return list(_months(_MONTHS[rhythm], first, last))


def _weeks(length: int, first: date, last: date) -> Iterator[Stretch]:
    # Fortnights are counted from a fixed Monday, so that they do not jump at the year's end.
    monday = date(2024, 1, 1)
    begins = first - timedelta(days=(first - monday).days % length)
    while begins + timedelta(days=length - 1) <= last:
        end = begins + timedelta(days=length - 1)
        if end >= first:
            yield Stretch(begins, end)
        begins += timedelta(days=length)


def _months(length: int, first: date, last: date) -> Iterator[Stretch]:
    begins = first
    while begins <= last:
        end = end_of_month(months_after(begins, length - 1))
        if end <= last:
            yield Stretch(begins, end)
        begins = months_after(begins, length)


def mark_of(stretch: Stretch, done: Sequence[date], today: date, kept_from: date) -> Mark:
    """`done` in the order of time."""
    first_in = bisect_left(done, stretch.first)
    if first_in < len(done) and done[first_in] <= stretch.last:
        return Mark.DONE
    if stretch.first > today:
        return Mark.LATER
    if stretch.last < kept_from:
        return Mark.BEFORE
    return Mark.MISSED if stretch.last < today else Mark.DUE


@dataclass(frozen=True)
class MonthMark:
    """One activity in one month. `held`: occurrences in it; `done` of `wanted`: stretches that end
    in it and are over, or were met already."""

    month: date
    held: int
    done: int
    missed: int
    due: int
    later: int

    @property
    def wanted(self) -> int:
        return self.done + self.missed + self.due

    @property
    def mark(self) -> Mark | None:
        """None where nothing is wanted of the month and nothing was held."""
        if self.missed:
            return Mark.MISSED
        if self.done or self.held:
            return Mark.DONE
        return Mark.DUE if self.due else (Mark.LATER if self.later else None)


def month_marks(
    rhythm: Rhythm, first: date, done: Sequence[date], today: date, kept_from: date,
    is_working: Callable[[date], bool],
) -> list[MonthMark]:  # fmt: skip
    """The twelve months from `first` on."""
    last = end_of_month(months_after(first, 11))
    every = stretches(rhythm, first, last, is_working)
    marks = defaultdict(list)
    for each in every:
        marks[each.last.year, each.last.month].append(mark_of(each, done, today, kept_from))
    found = []
    for number in range(12):
        month = end_of_month(months_after(first, number))
        own = marks[month.year, month.month]
        held = sum((day.year, day.month) == (month.year, month.month) for day in done)
        found.append(
            MonthMark(
                month,
                held,
                own.count(Mark.DONE),
                own.count(Mark.MISSED),
                own.count(Mark.DUE),
                own.count(Mark.LATER),
            )
        )
    return found
