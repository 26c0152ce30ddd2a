"""Advocates offered and independent visitors considered, as the published records say, by month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.apps.children.queries import snapshot
from sightline.apps.feedback.models import Offered
from sightline.apps.feedback.voice_rules import Help, Taken
from sightline.apps.people.authority import authority_code
from sightline.vocabulary.months import end_of_month, months_after

OTHER = "Another reason"


@dataclass(frozen=True)
class Asked:
    """How often in a month: offered or considered, taken up or appointed, refused with reasons."""

    offered: int = 0
    taken: int = 0
    not_taken: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Month:
    """One month beside: `None` where such records are not in the extract, or not yet so far."""

    ends_on: date
    advocates: Asked | None
    visitors: Asked | None
    advocates_here: Asked
    visitors_here: Asked


def months_of(first: date, last: date) -> tuple[Month, ...]:
    starts = [months_after(first, n) for n in range(60) if months_after(first, n) <= last]
    offers, as_at = _rows("advocacy_offers", "offered_on", "taken_up")
    visits, _ = _rows("independent_visitors", "considered_on", "appointed")
    here = list(Offered.objects.filter(authority=authority_code(), on__range=(first, last)))
    found = []
    for start in starts:
        end = end_of_month(start)
        is_covered = as_at is not None and start <= as_at
        typed = [each for each in here if start <= each.on <= end]
        found.append(Month(
            end, _asked(offers, start, end) if offers and is_covered else None,
            _asked(visits, start, end) if visits and is_covered else None,
            _typed(typed, Help.ADVOCATE), _typed(typed, Help.VISITOR),
        ))  # fmt: skip
    return tuple(found)


def reasons_of(months: Sequence[Month]) -> list[tuple[str, int]]:
    """Why an advocate was not taken up, in the records and here, the most frequent first."""
    every = (m.advocates.reasons if m.advocates else () for m in months)
    counted = Counter(reason for reasons in every for reason in reasons)
    counted.update(reason for month in months for reason in month.advocates_here.reasons)
    return given_again(counted)


def given_again(counted: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first. Words that were given once are about one child, and stay with it."""
    again = [(reason, times) for reason, times in counted.most_common() if times > 1]
    once = len(counted) - len(again)
    return [*again, (OTHER, once)] if once else again


Rows = list[tuple[date, str, str]]


def _rows(table: str, day: str, answer: str) -> tuple[Rows, date | None]:
    """Day, answer and reason of each row; nothing where the table is not in the extract."""
    records = snapshot()
    if records is None or not records.manifest.tables.get(table):
        return [], None
    rows: list[dict[str, Any]] = records.arrow(table).to_pylist()
    found = [(row[day], row.get(answer) or "", (row.get("reason") or "").strip()) for row in rows]
    return found, records.manifest.data_as_at


def _asked(rows: Rows, first: date, last: date) -> Asked:
    of = [(answer, reason) for day, answer, reason in rows if first <= day <= last]
    answers = Counter(answer for answer, _ in of)
    reasons = tuple(reason or "No reason recorded" for answer, reason in of if answer == "no")
    return Asked(len(of), answers["yes"], answers["no"], reasons)


def _typed(found: Sequence[Offered], help: Help) -> Asked:
    of = [each for each in found if each.help == help.value]
    taken = Counter(each.taken for each in of)
    reasons = tuple(each.reason for each in of if each.taken == Taken.NO.value)
    return Asked(len(of), taken[Taken.YES.value], taken[Taken.NO.value], reasons)
