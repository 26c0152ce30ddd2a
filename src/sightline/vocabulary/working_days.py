"""Working days: no weekend, no bank holiday of England, no local closure.

The count from a to b takes the days after a, up to and including b, so the same day is 0
(the convention of the published children-in-need statistics). It is checked against
`numpy.busday_count(a + 1, b + 1)`, which is the only call of numpy's that agrees.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2050, 12, 31)
_OUTSIDE = "The working-day calendar runs from 1990 to 2050; {} is outside it."


@lru_cache(maxsize=1)
def bank_holidays() -> frozenset[date]:
    """Bank holidays of England from 1990 to 2050, from rules held offline."""
    import holidays  # loaded when days are counted: a command that counts none starts sooner

    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=years))


@dataclass(frozen=True)
class WorkingDays:
    """A working-day calendar: England's bank holidays and an authority's own closure days."""

    closures: frozenset[date] = field(default_factory=frozenset)

    @classmethod
    def with_closures(cls, closures: Iterable[date]) -> "WorkingDays":
        return cls(frozenset(closures))

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in bank_holidays() and day not in self.closures

    @cached_property
    def numbers(self) -> dict[date, int]:
        """Each day's number: how many working days have passed since 1990, that day included."""
        numbers: dict[date, int] = {}
        count, day = 0, FIRST_DAY
        while day <= LAST_DAY:
            count += self.is_working(day)
            numbers[day] = count
            day += timedelta(days=1)
        return numbers

    @cached_property
    def _days(self) -> list[date]:
        return [day for day in self.numbers if self.is_working(day)]

    def between(self, start: date, end: date) -> int:
        """Working days after `start`, up to and including `end`; negative if `end` is earlier.

        Raises ValueError for a day outside 1990 to 2050.
        """
        return self._number(end) - self._number(start)

    def after(self, start: date, count: int) -> date:
        """The last calendar day still within `count` working days after `start`.

        After Friday, one working day lasts until Monday; zero lasts over the weekend.
        So `between(start, day) <= count` and `day <= after(start, count)` never disagree.
        Raises ValueError for a day outside 1990 to 2050.
        """
        position = self._number(start) + count
        if not 0 <= position < len(self._days):
            raise ValueError(_OUTSIDE.format(f"{count} working days after {start:%d/%m/%Y}"))
        return self._days[position] - timedelta(days=1)

    def _number(self, day: date) -> int:
        if day not in self.numbers:
            raise ValueError(_OUTSIDE.format(f"{day:%d/%m/%Y}"))
        return self.numbers[day]
