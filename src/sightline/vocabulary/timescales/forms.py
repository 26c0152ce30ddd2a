"""What a timescale can be, and the days on which a recurring one falls due."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

_MOST = 1_000


class TimescaleForm(StrEnum):
    FIXED_DATE = "fixed_date"
    MONTH_AND_YEAR = "month_and_year"
    RECURRING = "recurring"
    DATE_THEN_RECURRING = "date_then_recurring"
    RULE_IN_WORDS = "rule_in_words"
    AS_ANOTHER_PLAN = "as_another_plan"
    BLANK = "blank"
    IMPOSSIBLE = "impossible"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    TimescaleForm.FIXED_DATE: "a day",
    TimescaleForm.MONTH_AND_YEAR: "a month",
    TimescaleForm.RECURRING: "recurs",
    TimescaleForm.DATE_THEN_RECURRING: "a day, then recurs",
    TimescaleForm.RULE_IN_WORDS: "in words",
    TimescaleForm.AS_ANOTHER_PLAN: "as in another plan",
    TimescaleForm.BLANK: "nothing written",
    TimescaleForm.IMPOSSIBLE: "no date of the calendar",
}


@dataclass(frozen=True)
class Recurrence:
    """A rule of RFC 5545 (`FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1`) from its first day on."""

    rule: str
    first_on: date
    in_words: str
    last_on: date | None = None


@dataclass(frozen=True)
class Timescale:
    """`as_written` is never changed. `due_on`: the last day on which it is in time, where one day
    can be said; `every` where it recurs; `problems` are sentences for whoever keeps the plan."""

    form: TimescaleForm
    as_written: str
    due_on: date | None = None
    every: Recurrence | None = None
    problems: tuple[str, ...] = ()


def occurrences(timescale: Timescale, *, until: date) -> list[date]:
    """The days on which it falls due, the first ones up to and including `until`."""
    every = timescale.every
    if every is None:
        return []
    last = min(until, every.last_on) if every.last_on else until
    days = rrulestr(every.rule, dtstart=datetime.combine(every.first_on, time()))
    upto = takewhile(lambda each: each.date() <= last, days)
    return [each.date() for each in islice(upto, _MOST)]
