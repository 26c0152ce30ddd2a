"""What is odd about a plan: found, said in a sentence, and never corrected.

    for each in oddities(plan, today=date(2026, 11, 22)):
        each.kind, each.where.number, each.sentence

Each kind is in `governance/plan_oddities.toml` with what to do about it.
"""

from collections.abc import Callable, Iterator
from datetime import date

from sightline.documents.plan.data import PlanData
from sightline.documents.plan.oddities.found import (
    KindWords,
    Oddity,
    OddityKind,
    Place,
    kind_words,
)
from sightline.documents.plan.oddities.of_dates import of_dates
from sightline.documents.plan.oddities.of_people import of_people, of_spelling
from sightline.documents.plan.oddities.of_steps import of_ratings, of_repetition, of_steps
from sightline.documents.plan.oddities.of_words import of_words

Finder = Callable[[PlanData, date], Iterator[Oddity]]
FINDERS: tuple[Finder, ...] = (
    of_dates, of_words, of_steps, of_ratings, of_repetition, of_people, of_spelling,
)  # fmt: skip


def oddities(plan: PlanData, *, today: date) -> tuple[Oddity, ...]:
    """All of them, in the order of their kinds and then of the plan."""
    order = list(OddityKind)
    found = [each for finder in FINDERS for each in finder(plan, today)]
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


__all__ = ["KindWords", "Oddity", "OddityKind", "Place", "kind_words", "oddities"]
