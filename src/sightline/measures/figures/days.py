"""The days a figure is asked for, the periods that end there, and the helper tables of both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pyarrow as pa

from sightline.vocabulary.months import end_of_month, is_month_end, month_ends, months_after
from sightline.vocabulary.periods import period_start
from sightline.vocabulary.words import Basis
from sightline.vocabulary.working_days import WorkingDays

_MONTHS = {
    Basis.MONTH: 1,
    Basis.ROLLING_12_MONTHS: 12,
    Basis.ROLLING_24_MONTHS: 24,
    Basis.ROLLING_36_MONTHS: 36,
}


@dataclass(frozen=True)
class AskedDay:
    """A day of one authority; `live` is the extract day where it is no month-end."""

    authority: str
    as_at: date
    live: bool = False


def asked_days(authority: str, data_as_at: date, months: int) -> list[AskedDay]:
    """The last `months` month-ends up to the extract day, and the extract day itself."""
    first = months_after(data_as_at.replace(day=1), -months)
    ends = list(month_ends(first, data_as_at))[-months:]
    days = [AskedDay(authority, day) for day in ends]
    if not is_month_end(data_as_at):
        days.append(AskedDay(authority, data_as_at, live=True))
    return days


def months_in(basis: Basis, as_at: date) -> float:
    """Months from the period's first day to as_at; a month begun counts by its days."""
    if basis in _MONTHS and (basis is not Basis.MONTH or is_month_end(as_at)):
        return _MONTHS[basis]
    start = period_start(as_at, basis)
    whole = (as_at.year - start.year) * 12 + as_at.month - start.month
    return whole + as_at.day / end_of_month(as_at).day


def as_ats_table(days: Iterable[AskedDay]) -> pa.Table:
    """`_as_ats`: authority, as_at, and the first day of each basis's period."""
    listed = list(days)
    columns = {
        "authority": pa.array([day.authority for day in listed], pa.string()),
        "as_at": pa.array([day.as_at for day in listed], pa.date32()),
    }
    for basis in Basis:
        starts = [period_start(day.as_at, basis) for day in listed]
        columns[f"start_{basis}"] = pa.array(starts, pa.date32())
    return pa.table(columns)


def live_days_table(days: Iterable[AskedDay]) -> pa.Table:
    """`_live_days`: the day of the month that parts each authority's two buckets of a month."""
    parting: dict[str, int] = {}
    for day in days:
        parting.setdefault(day.authority, 31)
        if not is_month_end(day.as_at):
            parting[day.authority] = day.as_at.day
    return pa.table(
        {
            "authority": pa.array(parting.keys(), pa.string()),
            "live_day": pa.array(parting.values(), pa.int32()),
        }
    )


def spans_table(days: Iterable[AskedDay], bases: Iterable[Basis]) -> pa.Table:
    """`_spans`: first and last bucket of each day and basis."""
    rows = [
        (day.authority, str(basis), day.as_at, *_span(day.as_at, basis))
        for day in days
        for basis in bases
    ]
    names = ("authority", "basis", "as_at", "first", "last")
    kinds = (pa.string(), pa.string(), pa.date32(), pa.int64(), pa.int64())
    return pa.table(
        {
            name: pa.array([row[n] for row in rows], kind)
            for n, (name, kind) in enumerate(zip(names, kinds, strict=True))
        }
    )


def _span(as_at: date, basis: Basis) -> tuple[int, int]:
    start = period_start(as_at, basis)
    first = _month(start) * 2 + (start.day > 1)
    return first, _month(as_at) * 2 + is_month_end(as_at)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def calendar_table(calendars: dict[str, WorkingDays]) -> pa.Table:
    """`_calendar`: authority, day, number of working days so far."""
    parts = []
    for authority, calendar in calendars.items():
        numbered = _numbered(calendar.closures)
        named = pa.array([authority] * len(numbered), pa.string())
        parts.append(numbered.append_column("authority", named))
    return pa.concat_tables(parts)


@lru_cache(maxsize=200)
def _numbered(closures: frozenset[date]) -> pa.Table:
    numbers = WorkingDays(closures).numbers
    return pa.table(
        {
            "day": pa.array(numbers.keys(), pa.date32()),
            "number": pa.array(numbers.values(), pa.int64()),
        }
    )
