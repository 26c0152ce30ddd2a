"""Everything of one milestone, for its page."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sightline.apps.plan import rules
from sightline.apps.plan.models import Milestone, Occurrence, ProgressNote, Rating
from sightline.apps.plan.queries.finding import key_here
from sightline.documents.plan import Brag, Outcome
from sightline.documents.plan.key import Colour
from sightline.documents.plan.standing import quarter_words
from sightline.vocabulary.timescales import Timescale, read_timescale

_NEXT = 3


@dataclass(frozen=True)
class RatingLine:
    """A rating with the days until the next one."""

    rating: Rating
    colour: Colour
    days: int


@dataclass(frozen=True)
class QuarterLine:
    """The note that counts of a quarter, and those it replaced."""

    words: str
    note: ProgressNote
    earlier: tuple[ProgressNote, ...]


def is_overdue(milestone: Milestone, today: date) -> bool:
    """As of the plan's picture: past its day, not blue, not withdrawn, its miss not yet said."""
    is_settled = milestone.outcome in (Outcome.MISSED, Outcome.PARTLY)
    is_settled = is_settled or bool(milestone.action.completed_number)
    is_open = not (milestone.brag == Brag.BLUE or milestone.withdrawn_because or is_settled)
    return is_open and milestone.due_on is not None and milestone.due_on < today


def ratings_of(milestone: Milestone, today: date) -> list[RatingLine]:
    """The latest first, each with how long it stood."""
    key = key_here()
    found = list(milestone.ratings.select_related("by").order_by("on", "id"))
    until = [*(each.on for each in found[1:]), today][: len(found)]
    lines = [
        RatingLine(each, key[Brag(each.brag)], max((end - each.on) // timedelta(days=1), 0))
        for each, end in zip(found, until, strict=True)
    ]
    return lines[::-1]


def progress_of(milestone: Milestone) -> list[QuarterLine]:
    """By quarter, the latest first."""
    by_quarter: dict[date, list[ProgressNote]] = {}
    for note in milestone.notes.select_related("by", "same_as__milestone").order_by("at", "id"):
        by_quarter.setdefault(note.quarter, []).append(note)
    return [
        QuarterLine(quarter_words(quarter), notes[-1], tuple(reversed(notes[:-1])))
        for quarter, notes in sorted(by_quarter.items(), reverse=True)
    ]


@dataclass(frozen=True)
class Days:
    """What was done, missed or is late, and the next few to come; `more` of them until a day."""

    shown: tuple[Occurrence, ...]
    more: int = 0
    until: date | None = None


def days_of(milestone: Milestone, today: date) -> Days:
    found = list(milestone.occurrences.order_by("due_on"))
    told = [each for each in found if each.done_on or each.missed_because or each.due_on < today]
    to_come = [each for each in found if each not in told]
    left = to_come[_NEXT:]
    return Days((*told, *to_come[:_NEXT]), len(left), left[-1].due_on if left else None)


def timescale_of(milestone: Milestone) -> Timescale:
    plan = milestone.action.area.plan
    return read_timescale(milestone.timescale, plan_from=plan.from_on, plan_to=plan.to_on)


def page_of(milestone: Milestone, today: date) -> dict[str, Any]:
    """As the page's template takes it."""
    plan, brag = milestone.action.area.plan, Brag(milestone.brag)
    return {
        "milestone": milestone,
        "action": milestone.action,
        "plan": plan,
        "colour": key_here()[brag],
        "is_overdue": is_overdue(milestone, today),
        "question": rules.question_about(milestone.rated_on, brag, today, plan.stale_after),
        "timescale": timescale_of(milestone),
        "leads": milestone.leads.select_related("lead__same_as"),
        "ratings": ratings_of(milestone, today),
        "progress": progress_of(milestone),
        "timescale_changes": milestone.timescale_changes.select_related("asked_by", "decided_by"),
        "escalations": milestone.escalations.all(),
        "dependencies": milestone.dependencies.select_related("on_milestone"),
        "promises": milestone.report_backs.select_related("body"),
        "occurrences": days_of(milestone, today),
        "targets": milestone.targets.all(),
        "replaced_by": milestone.replaced_by.first(),
        "today": today,
    }
