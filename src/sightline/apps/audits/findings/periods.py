"""Two or three months that a report is about: in an address “2026-07-3” is July to September."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

LENGTHS = {2: "Every two months", 3: "Every quarter"}
_WRITTEN = re.compile(r"(20[0-9]{2})-([01][0-9])-([23])", re.ASCII)


@dataclass(frozen=True)
class Period:
    first: date
    months: int

    @property
    def last(self) -> date:
        year, month = _on(self.first, self.months - 1)
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def before(self) -> "Period":
        return Period(date(*_on(self.first, -self.months), 1), self.months)

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}-{self.months}"

    @property
    def in_words(self) -> str:
        start = f"{self.first:%B}" if self.first.year == self.last.year else f"{self.first:%B %Y}"
        return f"{start} to {self.last:%B %Y}"


def _on(day: date, months: int) -> tuple[int, int]:
    number = day.year * 12 + day.month - 1 + months
    return number // 12, number % 12 + 1


def period_of(day: date, months: int) -> Period:
    """The one that holds the day; both kinds begin anew each January."""
    return Period(date(day.year, (day.month - 1) // months * months + 1, 1), months)


def read_period(written: str) -> Period | None:
    """None where it names no such months."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    year, month, months = map(int, found.groups())
    if not 1 <= month <= 12 or (month - 1) % months:
        return None
    return Period(date(year, month, 1), months)
