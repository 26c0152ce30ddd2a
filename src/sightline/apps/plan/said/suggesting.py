"""Suggestions from the latest note of each milestone, for whoever may update it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.apps.board.queries.bodies import bodies
from sightline.apps.people.reach import Access
from sightline.apps.plan.access import is_led_by, may_run
from sightline.apps.plan.models import Milestone, Plan, ProgressNote
from sightline.documents.plan.bodies import Named, named_bodies, unknown_bodies
from sightline.documents.plan.promises import Promised, promised


@dataclass(frozen=True)
class BodyNamed:
    named: Named
    title: str


@dataclass(frozen=True)
class DayPromised:
    """`body`: the one of the register that the same sentence names, if one does."""

    promised: Promised
    body: int | None

    @property
    def said(self) -> str:
        """What is left when it is not meant."""
        return f"{self.promised.due_on.isoformat()} {self.promised.what}"[:200]


@dataclass(frozen=True)
class Suggested:
    milestone: Milestone
    note: ProgressNote
    bodies: tuple[BodyNamed, ...]
    days: tuple[DayPromised, ...]
    unknown: tuple[str, ...]

    @property
    def says_anything(self) -> bool:
        return bool(self.bodies or self.days)


def register() -> dict[int, str]:
    """Bodies of the authority's register that stand or stood, by id."""
    return dict(bodies().values_list("pk", "title"))


def suggested(plan: Plan, access: Access) -> list[Suggested]:
    """Of the milestones that this person may update, in the plan's order."""
    known = register()
    found = []
    for note in _latest(plan):
        milestone = note.milestone
        if may_run(access, plan) or _leads(access, milestone):
            one = _of(milestone, note, known)
            if one.says_anything:
                found.append(one)
    return found


def _latest(plan: Plan) -> list[ProgressNote]:
    """The latest note of each milestone, with what it cites, promises and left already."""
    notes: QuerySet[ProgressNote] = ProgressNote.objects.filter(
        milestone__action__area__plan=plan, milestone__withdrawn_because=""
    )
    order = ("milestone__action__area__position", "milestone__action__position",
             "milestone__position", "quarter", "at", "id")  # fmt: skip
    found = (
        notes.order_by(*order)
        .select_related("milestone__action__area")
        .prefetch_related(
            "bodies", "report_backs", "left_suggestions", "milestone__leads__lead__same_as"
        )
    )
    return list({note.milestone_id: note for note in found}.values())


def _leads(access: Access, milestone: Milestone) -> bool:
    return any(is_led_by(access, each.lead) for each in milestone.leads.all())


def _of(milestone: Milestone, note: ProgressNote, known: Mapping[int, str]) -> Suggested:
    cited = {each.body_id for each in note.bodies.all()}
    left = {each.said for each in note.left_suggestions.all()}
    named = [
        each
        for each in named_bodies(note.text, known)
        if each.body not in cited and known[each.body] not in left
    ]
    return Suggested(
        milestone, note,
        tuple(BodyNamed(each, known[each.body]) for each in named),
        tuple(_days(note, known, left)),
        unknown_bodies(note.text, known),
    )  # fmt: skip


def _days(note: ProgressNote, known: Mapping[int, str], left: set[str]) -> list[DayPromised]:
    there = {(each.due_on, each.as_written) for each in note.report_backs.all()}
    found = []
    for each in promised(note.text, after=note.quarter):
        in_sentence = named_bodies(each.what, known)
        one = DayPromised(each, in_sentence[0].body if in_sentence else None)
        if (each.due_on, each.as_written) not in there and one.said not in left:
            found.append(one)
    return found


def one_of(found: list[Suggested], note: str) -> Suggested | None:
    return next((each for each in found if str(each.note.pk) == note), None)


def day_written(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
