"""Dates as running words have them: whole, without a year, a month alone, “early 2018”.

What is read stands in the text, character by character; what is no date for certain is left out.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = "|".join(_MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_YEAR = r"(?:(?:19|20)\d\d(?!\d|\s?[-–/]\s?\d\d)|['’]\d\d\b)"
_DAY_MONTH = re.compile(
    rf"(?<![\w.])(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?(?:\s+of)?\s+"
    rf"(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>{_YEAR}))?"
)
_MONTHS_YEAR = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?(?:\s?[/–-]\s?(?P<until>{_MONTH})\b)?,?\s+(?P<year>{_YEAR})"
)
# A month alone could be a word or a name (May, March): something that leads to a date goes before.
_MONTH_ALONE = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Dd]uring|end of|[Ee]arly|[Ll]ate)\s+"
    rf"(?P<month>{_MONTH})\b(?!\s?['’]?\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d./])(?P<day>\d\d?)([./])(?P<month>\d\d?)\2(?P<year>(?:20)?\d\d)(?!\d)"
)
_PART_OF_YEAR = re.compile(r"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -](?P<year>20\d\d)(?!\d)")
_PARTS = {"early": range(1, 5), "mid": range(5, 9), "late": range(9, 13)}


@dataclass(frozen=True)
class SaidDate:
    """`months`: those it may be; `day` and `year` are None where they are not said."""

    text: str
    start: int
    months: frozenset[int]
    day: int | None = None
    year: int | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_impossible(self) -> bool:
        if self.day is None:
            return False
        return not any(1 <= self.day <= _longest(month, self.year) for month in self.months)

    def may_be(self, other: "SaidDate") -> bool:
        """Whether both can be one day: what only one of them says is no difference."""
        return (
            bool(self.months & other.months)
            and (self.day is None or other.day is None or self.day == other.day)
            and (self.year is None or other.year is None or self.year == other.year)
        )


def dates_in(text: str) -> tuple[SaidDate, ...]:
    """In the order they stand; none overlap."""
    found: list[SaidDate] = []
    for pattern in (_NUMERIC, _DAY_MONTH, _PART_OF_YEAR, _MONTHS_YEAR, _MONTH_ALONE):
        for match in pattern.finditer(text):
            read = _read(match)
            if read and not any(read.start < d.end and d.start < read.end for d in found):
                found.append(read)
    return tuple(sorted(found, key=lambda each: each.start))


def _read(match: re.Match[str]) -> SaidDate | None:
    said = match.groupdict()
    months = frozenset(_months(said))
    if not months:
        return None
    start = match.start("month") if match.re is _MONTH_ALONE else match.start()
    day = int(said["day"]) if said.get("day") else None
    return SaidDate(match.string[start : match.end()], start, months, day, _year(said.get("year")))


def _months(said: dict[str, str | None]) -> Iterator[int]:
    if part := said.get("part"):
        yield from _PARTS[part.casefold()]
        return
    month = said["month"] or ""
    first = int(month) if month.isdecimal() else _number(month)
    last = _number(said.get("until") or "") or first
    if 1 <= first <= 12:
        yield from range(first, last + 1) if first <= last else (first, last)


def _number(month: str) -> int:
    """1 to 12; 0 for no month."""
    short = [name[:3] for name in _MONTHS]
    return short.index(month[:3]) + 1 if month else 0


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = text.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _longest(month: int, year: int | None) -> int:
    """Without a year 29 February may be."""
    return calendar.monthrange(year or 2000, month)[1]
