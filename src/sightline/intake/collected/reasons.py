"""Why there is no value: which state a reason stands for, and the day it promises."""

import re
from datetime import date, timedelta

from sightline.vocabulary.months import end_of_month, months_after
from sightline.vocabulary.periods import financial_year_start
from sightline.vocabulary.printed_values import read_written
from sightline.vocabulary.words import Status

_STATES = (
    (re.compile(r"\bqualitative indicator\b", re.I), Status.QUALITATIVE),
    (re.compile(r"\bnot (currently )?measured locally\b", re.I), Status.NOT_MEASURED_LOCALLY),
    (
        re.compile(r"\bsources?\b.*\b(need|needs|still|yet)\b.*\bidentified\b", re.I),
        Status.SOURCE_TO_BE_IDENTIFIED,
    ),
    (re.compile(r"\bto be confirmed\b", re.I), Status.TO_BE_CONFIRMED),
)
_MONTHS = [date(2000, month, 1).strftime("%B").lower() for month in range(1, 13)]
_NAMED = re.compile(
    r"(?P<end>\bend of )?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?\b(?P<month>"
    + "|".join(_MONTHS)
    + r")\b(?: (?P<year>\d{4}))?",
    re.I,
)


def status_of_reason(reason: str) -> Status:
    """Without a reason a blank is deliberate; with any other, the value is still to come."""
    if not reason.strip():
        return Status.DELIBERATELY_BLANK
    for words, status in _STATES:
        if words.search(reason):
            return status
    try:
        return read_written(reason).status
    except ValueError:
        return Status.NOT_YET_AVAILABLE


def expected_on(reason: str, after: date) -> date | None:
    """The last day a reason names, taken as the first such day after the period's end."""
    if re.search(r"\bnext quarter\b", reason, re.I):
        return end_of_month(months_after(after.replace(day=1), 3))
    if re.search(r"\bend of the year\b", reason, re.I):
        start = financial_year_start(after + timedelta(days=1))
        return date(start.year + 1, 3, 31)
    days = [day for found in _NAMED.finditer(reason) if (day := _day(found, after))]
    return max(days) if days else None


def _day(found: re.Match[str], after: date) -> date | None:
    month = _MONTHS.index(found["month"].lower()) + 1
    year = int(found["year"]) if found["year"] else after.year + (month <= after.month)
    try:
        first = date(year, month, int(found["day"] or 1))
    except ValueError:
        return None
    return end_of_month(first) if found["end"] else first
