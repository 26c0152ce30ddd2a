"""Periods: the stretch a figure looks at, and the odd labels people write for one.

A figure is asked for a day, `as_at`; its basis says where the period that ends there begins.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.vocabulary.months import end_of_month, month_end, months_after, months_back
from sightline.vocabulary.words import Basis

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"),
            ("may", "may"), ("june", "jun"), ("july", "jul"), ("august", "aug"),
            ("september", "sep", "sept"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ],
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH_NAME = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_YEAR = r"(?P<year>\d{4}|\d{2})\b"
_MONTH = re.compile(rf"\b{_MONTH_NAME}\.?[\s\-–/'’]*{_YEAR}")
_DAY_AND_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-–/]*{_MONTH_NAME}\.?[\s\-–/'’]*{_YEAR}"
)
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR}")
_YEAR_FIRST = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_YEARS = re.compile(r"\b(\d{4})\s*[/\-–]\s*(\d{4}|\d{2})\b")
_QUARTER = re.compile(r"\b(?:quarter|qtr|q)\s*([1-4])\b")
_ROLLING = {
    Basis.ROLLING_12_MONTHS: 12,
    Basis.ROLLING_24_MONTHS: 24,
    Basis.ROLLING_36_MONTHS: 36,
}


@dataclass(frozen=True)
class Period:
    """First and last day, both inside. For the basis `at_date` the first is the day itself."""

    first: date
    last: date
    basis: Basis

    @property
    def label(self) -> str:
        last = f"{self.last.day} {self.last:%b %Y}"
        if self.basis is Basis.AT_DATE:
            return last
        if self.basis is Basis.MONTH:
            return f"{self.last:%b %Y}"
        return f"{self.first.day} {self.first:%b %Y} to {last}"


def financial_year_start(day: date) -> date:
    return date(day.year - (day.month < 4), 4, 1)


def academic_year_start(day: date) -> date:
    return date(day.year - (day.month < 9), 9, 1)


def quarter_start(day: date) -> date:
    """First day of the quarter of the financial year (April, July, October, January)."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def period_start(as_at: date, basis: Basis) -> date:
    """The period's first day.

    Rolling: the day after `as_at` so many months back, so the year to 28 February 2025 begins on
    1 March 2024 and leaves 29 February 2024 out.
    """
    if basis in _ROLLING:
        return months_back(as_at, _ROLLING[basis]) + timedelta(days=1)
    starts = {
        Basis.MONTH: as_at.replace(day=1),
        Basis.QUARTER: quarter_start(as_at),
        Basis.YEAR_TO_DATE: financial_year_start(as_at),
        Basis.ACADEMIC_YEAR: academic_year_start(as_at),
        Basis.AT_DATE: as_at,
    }
    return starts[basis]


def period_ending(as_at: date, basis: Basis) -> Period:
    return Period(period_start(as_at, basis), as_at, basis)


@dataclass(frozen=True)
class PeriodLabel:
    """What a written label means: its last day, and a doubt if the label contradicts itself."""

    written: str
    last: date
    doubt: str = ""


def read_period_label(written: str) -> PeriodLabel:
    """'End Quarter 3 Nov-16', 'Outturn Mar-16', 'Q2 2017/18', '2016/17', '30/09/2025' → last day.

    A whole date is taken as it stands, a month means its last day, a year the financial year. Where
    quarter and month disagree ('End Quarter 3 Nov-16': Q3 ends in December) the month that is
    written wins, because the figures were drawn then, and the doubt says so.

    Raises ValueError with a sentence if no day can be read from the label.
    """
    text = written.strip().lower()
    quarter = _QUARTER.search(text)
    try:
        if last := _whole_date(_QUARTER.sub(" ", text)):
            return PeriodLabel(written, last)
        if month := _MONTH.search(text):
            last = month_end(_full_year(month["year"]), _MONTHS[month["name"]])
            return PeriodLabel(written, last, _quarter_doubt(quarter, last))
        if start := _financial_year(text):
            months = 3 * int(quarter[1]) if quarter else 12
            return PeriodLabel(written, months_after(start, months) - timedelta(days=1))
    except ValueError as error:
        raise ValueError(f"“{written}” names a day that does not exist ({error}).") from error
    raise ValueError(
        f"“{written}” names no period that can be read; write e.g. “Mar 2025”, “2024/25” or "
        "“Q2 2024/25”."
    )


def _whole_date(text: str) -> date | None:
    """A day in numbers (31/03/2025, 2025-03-31) or with its month in letters (31 March 2025)."""
    if found := _DAY_FIRST.search(text):
        return date(_full_year(found["year"]), int(found["month"]), int(found["day"]))
    if found := _YEAR_FIRST.search(text):
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _DAY_AND_MONTH.search(text):
        return date(_full_year(found["year"]), _MONTHS[found["name"]], int(found["day"]))
    return None


def _financial_year(text: str) -> date | None:
    """1 April of '2016/17'; nothing for '2016/18', which is no year of the sector's."""
    years = _YEARS.search(text)
    if years and (int(years[1]) + 1) % 100 == int(years[2]) % 100:
        return date(int(years[1]), 4, 1)
    return None


def _full_year(digits: str) -> int:
    """Two digits mean 1970 to 2069."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


def _quarter_doubt(quarter: re.Match[str] | None, last: date) -> str:
    if quarter is None:
        return ""
    ends = end_of_month(months_after(quarter_start(last), 2))
    number = (ends.month - 4) // 3 % 4 + 1
    if number == int(quarter[1]) and ends == last:
        return ""
    return f"Quarter {quarter[1]} does not end in {last:%B %Y}; the month written was used."
