"""What a progress note promises for a day, as its own words suggest; a person confirms it.

A promise is a date after the quarter that the note is about, in a sentence about what is to come:
“To be presented to the team on 27 July, 10 August and in September 2017.”
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.vocabulary.months import month_end, months_after
from sightline.vocabulary.timescales import WrittenDate, dates_in

_TO_COME = re.compile(
    r"\b(?:will|shall|being|planned|due (?:for|at|in|on|to)|next|anticipated|expected|proposed"
    r"|report(?:ed)? back|bring|with (?:a )?view|follow-?up|(?:plan|paper|report|draft) to"
    r"|to (?:be|take|bring|start|meet|launch|commence|begin|report|present|discuss|complete|go))\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|took|held|met|approved|completed|presented|introduced|started|commenced)\b[^.,;]*$",
    re.I,
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NO_PROMISE = re.compile(r"\b(?:timescales?|deadlines?)\b", re.I)
_NEW = re.compile(r"\bnew (?:action|milestone)\s*$", re.I)
_MONTHS_AHEAD = 7
_BARE_MONTH = re.compile(
    rf"\b(?:in|by|for|during|the|end of|until|of|at)\s+(?:the\s+)?({'|'.join(_MONTHS)}|Sept)\b"
    r"(?!\s*['’]?[0-9])"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_LONGEST = 300


@dataclass(frozen=True)
class Promised:
    """`what`: the sentence, shortened; `as_written`: the date as it stands there; a month means
    its last day."""

    what: str
    as_written: str
    due_on: date


def promised(note: str, *, after: date) -> tuple[Promised, ...]:
    """`after`: the last day of the quarter told about. A date without a year is the next such."""
    found = []
    for sentence in _SENTENCE.split(" ".join(note.split())):
        if _TO_COME.search(sentence) and not _NO_PROMISE.search(sentence):
            found += list(_of_sentence(sentence, after))
    return tuple(dict.fromkeys(found))


def _of_sentence(sentence: str, after: date) -> Iterator[Promised]:
    what = sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 2]} …"
    for start, written, day in sorted([*_dated(sentence, after), *_months(sentence, after)]):
        before = sentence[:start]
        is_past = _PAST.search(before) and not _TO_COME.search(before)
        if day > after and not is_past and not _NEW.search(before):
            yield Promised(what, written, day)


def _dated(sentence: str, after: date) -> Iterator[tuple[int, str, date]]:
    for each in dates_in(sentence):
        day = each.on or _next(each, after)
        if day is not None:
            yield each.start, each.as_written, day


def _next(each: WrittenDate, after: date) -> date | None:
    if each.year or each.is_impossible:
        return None
    days = (each.in_year(year) for year in (after.year, after.year + 1))
    return next((day for day in days if day and day > after), None)


def _months(sentence: str, after: date) -> Iterator[tuple[int, str, date]]:
    for match in _BARE_MONTH.finditer(sentence):
        month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match[1][:3]))
        year = after.year if month > after.month else after.year + 1
        day = month_end(year, month)
        # “62 % in May” looks back: a month alone is one of the next few, or one gone by.
        if day.replace(day=1) <= months_after(after, _MONTHS_AHEAD):
            yield match.start(1), match[1], day
