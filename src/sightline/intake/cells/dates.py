"""Dates and times as people and systems write them; day first, never month first."""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sightline.intake.cells.reading import Unreadable
from sightline.intake.grids import RawCell
from sightline.intake.words import is_blank, tidy, written

LONDON = ZoneInfo("Europe/London")
_EXCEL_DAY_0 = date(1899, 12, 30)
# Serials outside 1927 to 2119 are more likely a number in the wrong column.
_SERIALS = range(10_000, 80_000)
# Two digits from 50 mean the last century: the children in these files are under 26.
_TURNS = 50
_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if n}
_TIME = r"(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d\d:?\d\d)?)?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-](\d{{4}}|\d{{2}}){_TIME}", re.I)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}", re.I)
_NAMED = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/]*([a-z]{{3,9}})\.?[\s\-/,]*(\d{{4}}|\d{{2}}){_TIME}", re.I
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_COMPACT = re.compile(r"(?:19|20)\d{6}")


def read_date(cell: RawCell) -> date | None:
    """The day in the cell. Raises Unreadable with the reason."""
    found = _moment(cell)
    return found if found is None or not isinstance(found, datetime) else found.date()


def read_datetime(cell: RawCell) -> datetime | None:
    """When, in UTC without a zone. A time without a zone is London's; a day alone, its midnight."""
    found = _moment(cell)
    if found is None:
        return None
    if not isinstance(found, datetime):
        found = datetime.combine(found, time())
    aware = found if found.tzinfo else found.replace(tzinfo=LONDON)
    return aware.astimezone(UTC).replace(tzinfo=None)


def london_day(moment: datetime) -> date:
    """The day in London of a moment in UTC without a zone."""
    return moment.replace(tzinfo=UTC).astimezone(LONDON).date()


def read_partial_date(cell: RawCell) -> date | None:
    """The day where it is whole; a date with unknown parts (`zz/zz/2015`) is no error here."""
    try:
        return read_date(cell)
    except Unreadable:
        if isinstance(cell, str) and re.search(r"[a-z?]{1,2}/", cell, re.I):
            return None
        raise


def _moment(cell: RawCell) -> date | None:
    """A date, or a datetime where the hour is given."""
    if isinstance(cell, datetime):
        return _not_too_old(cell if cell.time() != time() else cell.date(), cell)
    if isinstance(cell, date):
        return _not_too_old(cell, cell)
    if isinstance(cell, bool):
        raise Unreadable(f"“{written(cell)}” is no date.")
    if isinstance(cell, float | int):
        return _from_serial(float(cell), cell)
    if is_blank(cell):
        return None
    return _not_too_old(_from_text(tidy(cell)), cell)


def _from_serial(serial: float, cell: RawCell) -> date:
    if int(serial) not in _SERIALS:
        raise Unreadable(f"“{written(cell)}” is no date.")
    day = _EXCEL_DAY_0 + timedelta(days=int(serial))
    seconds = round(serial % 1 * 86_400)
    return datetime.combine(day, time()) + timedelta(seconds=seconds) if seconds else day


def _from_text(text: str) -> date:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, *clock = found.groups()
        return _at(_day(text, year, month, day), clock, text)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day, *clock = found.groups()
        return _at(_day(text, year, month, day), clock, text)
    if found := _NAMED.fullmatch(text):
        day, name, year, *clock = found.groups()
        number = _MONTHS.get(name[:3].casefold())
        if number is None or not _is_month(name, number):
            raise Unreadable(f"“{text}” is no date: there is no month “{name}”.")
        return _at(_day(text, year, str(number), day), clock, text)
    if _COMPACT.fullmatch(text):
        return _day(text, text[:4], text[4:6], text[6:])
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text), text)
    raise Unreadable(f"“{text}” is no date.")


def _is_month(name: str, number: int) -> bool:
    return name.casefold() == "sept" or calendar.month_name[number].casefold().startswith(
        name.casefold()
    )


def _day(text: str, year: str, month: str, day: str) -> date:
    y, m, d = int(year), int(month), int(day)
    if len(year) == 2:
        y += 1900 if y >= _TURNS else 2000
    if not 1 <= m <= 12:
        raise Unreadable(f"“{text}” is no date: there is no month {m} (dates are read day first).")
    if y < 1:
        raise Unreadable(f"“{text}” is no date.")
    if not 1 <= d <= calendar.monthrange(y, m)[1]:
        raise Unreadable(f"“{text}” is no date: {calendar.month_name[m]} {y} has no day {d}.")
    return date(y, m, d)


def _at(day: date, clock: list[str | None], text: str) -> date:
    hour, minute, second, half, zone = clock
    if hour is None:
        return day
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.casefold() == "pm" else 0)
    try:
        moment = datetime.combine(day, time(hours, int(minute or 0), int(second or 0)))
    except ValueError as error:
        raise Unreadable(f"“{text}” is no date: there is no such time of day.") from error
    if zone:
        return datetime.fromisoformat(f"{moment.isoformat()}{zone.upper().replace('Z', '+00:00')}")
    return moment if moment.time() != time() else day


def _not_too_old(day: date, cell: RawCell) -> date:
    if day.year < 1900:
        raise Unreadable(f"“{written(cell)}” is before 1900.")
    return day
