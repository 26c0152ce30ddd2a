"""Calendar arithmetic in months and years, as the sector counts them.

Months are clipped to the month's end (31 August + 6 months is 28 or 29 February). Ages are
completed years; a child born on 29 February turns a year older on 1 March.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month_written(text: str) -> date:
    """'2026-10' as the month's last day. Raises ValueError for all else, and for months too far
    away to have neighbours."""
    if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}", text):
        raise ValueError(f"{text[:20]!r} is no month: write it as in 2026-10.")
    year, month = text.split("-")
    if not 1 <= int(month) <= 12:
        raise ValueError(f"There is no month {month}.")
    return month_end(int(year), int(month))


def end_of_month(day: date) -> date:
    return month_end(day.year, day.month)


def is_month_end(day: date) -> bool:
    return day == end_of_month(day)


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier if negative), clipped to that month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def months_back(day: date, months: int) -> date:
    """So many months earlier, where a month-end stays a month-end (28 Feb 2025 → 29 Feb 2024)."""
    earlier = months_after(day, -months)
    return end_of_month(earlier) if is_month_end(day) else earlier


def age(born: date, day: date) -> int:
    """Completed years on the day; negative before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def month_ends(first: date, last: date) -> Iterator[date]:
    """Every month-end from the month of `first` up to and including `last`."""
    day = end_of_month(first)
    while day <= last:
        yield day
        day = end_of_month(day + timedelta(days=1))


def months_between(start: date, end: date) -> int:
    """Whole calendar months wholly covered by start…end (both inclusive)."""
    if end < start:
        return 0
    first = start if start.day == 1 else months_after(start.replace(day=1), 1)
    after = end + timedelta(days=1)
    return max(0, (after.year - first.year) * 12 + after.month - first.month)
