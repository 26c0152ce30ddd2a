"""Months as people write them in a schedule. A month stands for its last day."""

import calendar
from datetime import UTC, date, datetime

FIRST_YEAR, LAST_YEAR = 2000, 2100
_WRITTEN = ("%B %y", "%b %y", "%B %Y", "%b %Y", "%Y-%m", "%m/%Y", "%Y-%m-%d", "%d/%m/%Y")


def last_day(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def read_month(written: str) -> date | None:
    """“April 26”, “Apr 2026”, “2026-04” or a day of the month; None for anything else."""
    words = " ".join(written.split())[:40]
    for shape in _WRITTEN:
        try:
            found = datetime.strptime(words, shape).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        return last_day(found) if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return None


def months_of(year: int) -> list[date]:
    """The twelve months of the year that begins in April."""
    numbers = [*((year, month) for month in range(4, 13)), *((year + 1, m) for m in range(1, 4))]
    return [last_day(date(*each, 1)) for each in numbers]


def year_later(day: date, years: int = 1) -> date:
    return last_day(day.replace(year=day.year + years, day=1))


def in_words(day: date) -> str:
    return f"{day:%B %Y}"


def year_in_words(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02d}"
