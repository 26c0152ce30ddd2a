"""The dates that a sentence names, as people in England write them.

31st March 2018 · 31 Mar 18 · March 31st, 2018 · 31/03/2018 · 2018-03-31 · March 2018 · 31st March.
A month means its last day. A day that the calendar doesn't have is found too, and has no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.vocabulary.months import month_end

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS) + r"|sept)\b\.?"
_DAY = r"(?P<day>[0-9]{1,2})\s?(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2}|['’]?[0-9]{2}(?![0-9:.]))\b"
_FULL_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2}|['’][0-9]{2})\b"
_DAY_AND_MONTH = r"[0-9]{1,2}\s+(?:of\s+)?(?:" + "|".join(m[:3] for m in MONTHS) + ")"
_WAYS = (
    re.compile(r"\b(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b"),
    re.compile(r"(?<![0-9/.])(?P<day>[0-9]{1,2})(?P<s>[/.])(?P<month>[0-9]{1,2})(?P=s)"
               r"(?P<year>(?:19|20|21)?[0-9]{2})(?![0-9/])"),
    # In “27 July, 10 August” the ten is no year.
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?!{_DAY_AND_MONTH}){_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s+(?P<day>[0-9]{{1,2}})\s?(?:st|nd|rd|th)?,?\s+{_FULL_YEAR}", re.I),
    re.compile(rf"\b{_MONTH},?\s+{_FULL_YEAR}", re.I),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}", re.I),
)  # fmt: skip


@dataclass(frozen=True)
class WrittenDate:
    """`on`: the day, or a month's last; None where the calendar has no such day.
    `year` 0: none was written, and `on` is not known. `start`: where in the text it stands."""

    as_written: str
    on: date | None
    day: int
    month: int
    year: int
    start: int

    @property
    def is_whole_month(self) -> bool:
        return self.day == 0

    @property
    def is_impossible(self) -> bool:
        return self.on is None and bool(self.year or not _in_some_year(self.day, self.month))

    def in_year(self, year: int) -> date | None:
        return _day(self.day, self.month, year)


def dates_in(text: str) -> tuple[WrittenDate, ...]:
    """In the order in which they stand. A bare month name ("may", "March") is no date."""
    found: dict[int, WrittenDate] = {}
    taken: list[tuple[int, int]] = []
    for way in _WAYS:
        for match in _apart_from(taken, way.finditer(text)):
            found[match.start()] = _read(match)
            taken.append(match.span())
    return tuple(found[start] for start in sorted(found))


def _apart_from(
    taken: list[tuple[int, int]], matches: Iterator[re.Match[str]]
) -> Iterator[re.Match[str]]:
    for match in matches:
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            yield match


def _read(match: re.Match[str]) -> WrittenDate:
    parts = match.groupdict()
    day, month, year = int(parts.get("day") or 0), _month(parts["month"]), _year(parts.get("year"))
    on = _day(day, month, year) if year else None
    # A day may be written as 0 or 00: no whole month, but a day that does not exist.
    day = -1 if parts.get("day") and not day else day
    return WrittenDate(match[0], on if day >= 0 else None, day, month, year, match.start())


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(written[:3].lower()))


def _year(written: str | None) -> int:
    number = int(written.strip("'’")) if written else 0
    return number + 2000 if written and number < 100 else number


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day) if day else month_end(year, month)
    except ValueError:
        return None


def _in_some_year(day: int, month: int) -> bool:
    return _day(day, month, 2024) is not None
