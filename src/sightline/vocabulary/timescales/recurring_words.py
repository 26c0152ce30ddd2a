"""The words by which a plan says that something recurs, and the rule each stands for.

Months are counted from the plan's first day and end with their last: "quarterly" in a plan from
1 April falls due on 30 June. School terms end in December, March and July.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.vocabulary.months import is_month_end, month_end, months_after
from sightline.vocabulary.timescales.forms import Recurrence

_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12, "second": 2, "other": 2,
            "third": 3, "fourth": 4, "sixth": 6}  # fmt: skip
_NUMBER = r"(?P<n>[0-9]{1,2}(?:nd|rd|th)?|" + "|".join(_NUMBERS) + ")"
_UNIT = r"(?P<unit>day|week|month|quarter|term|year)"
_TERM_ENDS = (3, 7, 12)


@dataclass(frozen=True)
class Often:
    """Every so many days, weeks or months, or each school term."""

    number: int
    unit: str

    @property
    def in_words(self) -> str:
        return f"every {self.unit}" if self.number == 1 else f"every {self.number} {self.unit}s"


@dataclass(frozen=True)
class RecurringWord:
    """`start`: where in the text it stands; `problem`: how it could be read otherwise."""

    as_written: str
    often: Often
    start: int
    problem: str = ""


def _named(number: int, unit: str) -> Callable[[re.Match[str]], Often | None]:
    return lambda match: Often(number, unit)


def _counted(match: re.Match[str]) -> Often | None:
    parts = match.groupdict()
    written = re.sub("nd|rd|th", "", (parts["n"] or "1").lower())
    number = int(written) if written.isdecimal() else _NUMBERS.get(parts["n"].lower(), 0)
    many = {"year": ("month", 12), "quarter": ("month", 3)}
    unit, factor = many.get(parts["unit"].lower(), (parts["unit"].lower(), 1))
    number *= factor
    return Often(number, unit) if 0 < number <= 60 and (unit != "term" or number == 1) else None


_WORDS: tuple[tuple[str, Callable[[re.Match[str]], Often | None]], ...] = (
    (rf"(?:every|each|once an?|once every)\s+(?:{_NUMBER}\s+)?{_UNIT}s?", _counted),
    (rf"{_NUMBER}[\s-]?{_UNIT}ly", _counted),
    (r"(?:bi|two)[\s-]?monthly", _named(2, "month")),
    (r"bi[\s-]?weekly|fortnightly", _named(2, "week")),
    (
        r"bi[\s-]?annual(?:ly)?|half[\s-]yearly|twice (?:a|per) year|twice yearly",
        _named(6, "month"),
    ),
    (r"bi[\s-]?ennial(?:ly)?", _named(24, "month")),
    (r"termly", _named(1, "term")),
    (r"quarterly", _named(3, "month")),
    (r"monthly", _named(1, "month")),
    (r"weekly", _named(1, "week")),
    (r"daily", _named(1, "day")),
    (r"annual(?:ly)?|yearly", _named(12, "month")),
)
_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b", re.I), often) for words, often in _WORDS)
_TWO_MEANINGS = re.compile(r"bi[\s-]?(monthly|weekly)", re.I)


def recurring_word(text: str) -> RecurringWord | None:
    """The word that says how often, if the text has one."""
    for pattern, often_of in _PATTERNS:
        for match in pattern.finditer(text):
            if often := often_of(match):
                return RecurringWord(match[0], often, match.start(), _two_meanings(match[0], often))
    return None


def _two_meanings(written: str, often: Often) -> str:
    if not _TWO_MEANINGS.fullmatch(written):
        return ""
    return f"“{written}” can also mean twice a {often.unit}; it is read as {often.in_words}."


def within_plan(often: Often, plan_from: date, last_on: date | None) -> Recurrence:
    """Counted from the plan's first day; each stretch falls due on its last."""
    if often.unit == "month":
        start = months_after(plan_from.replace(day=1), often.number - 1)
        rule = f"FREQ=MONTHLY;INTERVAL={often.number};BYMONTHDAY=-1"
        return Recurrence(rule, month_end(start.year, start.month), often.in_words, last_on)
    if often.unit == "term":
        months = ",".join(map(str, _TERM_ENDS))
        rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY=-1"
        return Recurrence(rule, plan_from, often.in_words, last_on)
    days = often.number * (7 if often.unit == "week" else 1)
    rule = f"FREQ=DAILY;INTERVAL={days}"
    return Recurrence(rule, plan_from + timedelta(days=days - 1), often.in_words, last_on)


def from_day(often: Often, first: date) -> Recurrence:
    """From a day on: the same day of later months, a month's end staying a month's end."""
    if often.unit == "month":
        rule = f"FREQ=MONTHLY;INTERVAL={often.number};{_same_day(first)}"
        return Recurrence(rule, first, often.in_words)
    if often.unit == "term":
        return within_plan(often, first, None)
    days = often.number * (7 if often.unit == "week" else 1)
    return Recurrence(f"FREQ=DAILY;INTERVAL={days}", first, often.in_words)


def _same_day(first: date) -> str:
    if is_month_end(first):
        return "BYMONTHDAY=-1"
    if first.day <= 28:
        return f"BYMONTHDAY={first.day}"
    # A rule leaves out months without that day; the last of these days is in every month.
    days = ",".join(str(day) for day in range(28, first.day + 1))
    return f"BYMONTHDAY={days};BYSETPOS=-1"
