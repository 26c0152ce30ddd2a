"""The stretches of time that collected values are of, how often they come, and their labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sightline.vocabulary.months import end_of_month, month_end, months_after
from sightline.vocabulary.periods import (
    academic_year_start,
    financial_year_start,
    period_start,
    read_period_label,
)
from sightline.vocabulary.words import Basis


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial_year"
    ACADEMIC_YEAR = "academic_year"
    CUMULATIVE = "cumulative"
    ROLLING_12 = "rolling_12"
    POINT_IN_TIME = "point_in_time"
    TERM = "term"
    PART_YEAR = "part_year"

    @property
    def in_words(self) -> str:
        return {
            PeriodKind.MONTH: "Month",
            PeriodKind.QUARTER: "Quarter",
            PeriodKind.FINANCIAL_YEAR: "Financial year",
            PeriodKind.ACADEMIC_YEAR: "Academic year",
            PeriodKind.CUMULATIVE: "Cumulative in the year",
            PeriodKind.ROLLING_12: "Rolling 12 months",
            PeriodKind.POINT_IN_TIME: "At a point in time",
            PeriodKind.TERM: "School term",
            PeriodKind.PART_YEAR: "Part of the year",
        }[self]

    @property
    def basis(self) -> Basis:
        """The nearest basis of computed figures. Terms and parts of a year have none of their own:
        they go with those that overlap, on which no control chart is drawn.
        """
        return {
            PeriodKind.MONTH: Basis.MONTH,
            PeriodKind.QUARTER: Basis.QUARTER,
            PeriodKind.FINANCIAL_YEAR: Basis.YEAR_TO_DATE,
            PeriodKind.ACADEMIC_YEAR: Basis.ACADEMIC_YEAR,
            PeriodKind.CUMULATIVE: Basis.YEAR_TO_DATE,
            PeriodKind.ROLLING_12: Basis.ROLLING_12_MONTHS,
            PeriodKind.POINT_IN_TIME: Basis.AT_DATE,
            PeriodKind.TERM: Basis.ACADEMIC_YEAR,
            PeriodKind.PART_YEAR: Basis.YEAR_TO_DATE,
        }[self]

    @classmethod
    def of(cls, basis: Basis) -> "PeriodKind":
        return {
            Basis.MONTH: cls.MONTH,
            Basis.QUARTER: cls.QUARTER,
            Basis.YEAR_TO_DATE: cls.CUMULATIVE,
            Basis.ACADEMIC_YEAR: cls.ACADEMIC_YEAR,
            Basis.AT_DATE: cls.POINT_IN_TIME,
        }.get(basis, cls.ROLLING_12)


class Frequency(StrEnum):
    """How often a value is asked for; each lists the last months of its periods."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    YEARLY = "yearly"
    SCHOOL_YEARLY = "school_yearly"

    @property
    def in_words(self) -> str:
        return {
            Frequency.MONTHLY: "Every month",
            Frequency.QUARTERLY: "Every quarter",
            Frequency.TERMLY: "Every school term",
            Frequency.YEARLY: "Every financial year",
            Frequency.SCHOOL_YEARLY: "Every school year",
        }[self]

    @property
    def months(self) -> frozenset[int]:
        return {
            Frequency.MONTHLY: frozenset(range(1, 13)),
            Frequency.QUARTERLY: frozenset({3, 6, 9, 12}),
            Frequency.TERMLY: frozenset({3, 7, 12}),
            Frequency.YEARLY: frozenset({3}),
            Frequency.SCHOOL_YEARLY: frozenset({8}),
        }[self]

    @classmethod
    def of(cls, kind: PeriodKind) -> "Frequency":
        """As often as a period of the kind ends; quarterly where that is nowhere laid down."""
        return {
            PeriodKind.MONTH: cls.MONTHLY,
            PeriodKind.FINANCIAL_YEAR: cls.YEARLY,
            PeriodKind.ACADEMIC_YEAR: cls.SCHOOL_YEARLY,
            PeriodKind.TERM: cls.TERMLY,
        }.get(kind, cls.QUARTERLY)


_TERMS = {12: ("Autumn", 9), 3: ("Spring", 1), 7: ("Summer", 4)}


@dataclass(frozen=True)
class CollectedPeriod:
    """First and last day, both inside."""

    kind: PeriodKind
    first: date
    last: date

    @property
    def label(self) -> str:
        first, last = f"{self.first:%b %Y}", f"{self.last:%b %Y}"
        return {
            PeriodKind.MONTH: last,
            PeriodKind.QUARTER: f"Q{_quarter(self.last)} {_years(financial_year_start(self.last))}",
            PeriodKind.FINANCIAL_YEAR: _years(financial_year_start(self.last)),
            PeriodKind.ACADEMIC_YEAR: f"{_years(academic_year_start(self.last))} academic year",
            PeriodKind.CUMULATIVE: f"{first} to {last}, cumulative",
            PeriodKind.ROLLING_12: f"12 months to {last}",
            PeriodKind.POINT_IN_TIME: f"At {self.last.day} {last}",
            PeriodKind.TERM: self._term(),
            PeriodKind.PART_YEAR: f"{first} – {last}",
        }[self.kind]

    def _term(self) -> str:
        name = _TERMS.get(self.last.month, ("Part of a", 0))[0]
        return f"{name} term {_years(academic_year_start(self.last))}"


def _quarter(last: date) -> int:
    return (last.month - 4) // 3 % 4 + 1


def _years(start: date) -> str:
    return f"{start.year}/{(start.year + 1) % 100:02}"


def collected_period(kind: PeriodKind, last: date, first: date | None = None) -> CollectedPeriod:
    """The period of the kind that ends on the day; a part of a year also needs its first day."""
    if first is not None:
        return CollectedPeriod(kind, first, last)
    if kind is PeriodKind.PART_YEAR:
        raise ValueError("A part of a year needs its first day, such as November of “Nov – Apr”.")
    if kind is PeriodKind.TERM:
        begins = _TERMS.get(last.month)
        if begins is None:
            raise ValueError("A school term ends in December, March or July.")
        return CollectedPeriod(kind, date(last.year, begins[1], 1), last)
    return CollectedPeriod(kind, period_start(last, kind.basis), last)


def periods_between(
    kind: PeriodKind, every: Frequency, since: date, until: date
) -> Iterator[CollectedPeriod]:
    """Those that end from one day to the other, both inside, oldest first.

    A part of a year begins where the one before it ended.
    """
    day = end_of_month(since)
    while day <= until:
        if day.month in every.months:
            first = None
            if kind is PeriodKind.PART_YEAR:
                first = _after_the_one_before(day, every)
            yield collected_period(kind, day, first)
        day = end_of_month(months_after(day.replace(day=1), 1))


def _after_the_one_before(last: date, every: Frequency) -> date:
    day = last.replace(day=1)
    while (day - timedelta(days=1)).month not in every.months:
        day = (day - timedelta(days=1)).replace(day=1)
    return day


_ACADEMIC = re.compile(r"academic|school", re.IGNORECASE)
_TWO_MONTHS = re.compile(r"^([A-Za-z]{3,9})\.?\s*[-–—]\s*([A-Za-z]{3,9})\.?$")
_YEARS = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2,4})")


def read_period_note(note: str, near: date) -> CollectedPeriod | None:
    """'2015-16 academic yr', 'March 17', 'Nov – Apr' (the newest before `near`); None of words."""
    if between := _TWO_MONTHS.match(note.strip()):
        return _part_year(between[1], between[2], near)
    years = _YEARS.search(note)
    if years and _ACADEMIC.search(note):
        last = date(int(years[1]) + 1, 8, 31)
        return collected_period(PeriodKind.ACADEMIC_YEAR, last)
    try:
        last = read_period_label(note).last
    except ValueError:
        return None
    kind = PeriodKind.FINANCIAL_YEAR if years else PeriodKind.POINT_IN_TIME
    return collected_period(kind, last)


def _part_year(first_name: str, last_name: str, near: date) -> CollectedPeriod | None:
    try:
        last = read_period_label(f"{last_name} {near.year}").last
        if last > near:
            last = month_end(last.year - 1, last.month)
        first = read_period_label(f"{first_name} {last.year}").last.replace(day=1)
    except ValueError:
        return None
    first = first if first <= last else first.replace(year=first.year - 1)
    return CollectedPeriod(PeriodKind.PART_YEAR, first, last)
