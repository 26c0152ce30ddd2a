"""What the plan says on the pages of a figure: a way to start an action, the days on which actions
were completed and targets fall due, and a table of the actions that should move it."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.figures.others import Link, Mark, Panel, form_about
from sightline.apps.figures.queries import source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.rules import Right
from sightline.apps.plan.golden.finding import may_start, moving_indicator
from sightline.apps.plan.golden.moving import (
    completed_on,
    indicator_called,
    latest_of,
    verdict,
)
from sightline.apps.plan.models import MilestoneTarget, PlanAction
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.plan import TargetData
from sightline.documents.plan.reaching import reach_of

_SENTENCE = (
    "Whether the figure moved is read from separate months before and after an action was "
    "completed. It doesn’t say that the action moved it."
)


def links(request: HttpRequest, key: FigureKey) -> list[Link]:
    if not request.access.may(Right.SEE_PLAN) or not may_start(request.access):
        return []
    return [Link("Start an action of the plan to move it", form_about("plan:start", request, key))]


def marks(request: HttpRequest, key: FigureKey) -> list[Mark]:
    """Completed actions, and days by which a milestone was to reach a number of it."""
    if not request.access.may(Right.SEE_PLAN):
        return []
    found, today = [], timezone.localdate()
    for action in moving_indicator(key.indicator, request.access):
        since = completed_on(action)
        if since and since <= today:
            found.append(Mark(since, f"Plan: {action} was completed", action.address))
        found += [_target(each, action) for each in _targets(action, key.indicator, today)]
    return found


def _targets(action: PlanAction, indicator: str, today: date) -> list[MilestoneTarget]:
    every = (each for milestone in action.milestones.all() for each in milestone.targets.all())
    return [t for t in every if t.indicator == indicator and t.by_on and t.by_on <= today]


def _target(target: MilestoneTarget, action: PlanAction) -> Mark:
    number = f"{target.value.normalize():f}{target.unit if target.unit == '%' else ''}"
    assert target.by_on is not None
    return Mark(target.by_on, f"Plan: {target.what} was to reach {number}", action.address)


def panels(request: HttpRequest, key: FigureKey) -> list[Panel]:
    if key.breakdown or not request.access.may(Right.SEE_PLAN):
        return []
    found = moving_indicator(key.indicator, request.access)
    if not found:
        return []
    caption = "In the improvement plan"
    headings = tuple(map(Heading, ("Action", "To be reached", "Completed", "Did it move?")))
    today = timezone.localdate()
    rows = tuple(_row(each, key.indicator, today) for each in found)
    return [Panel(caption, PageTable(caption, headings, rows, caption_is_hidden=True), _SENTENCE)]


def _row(action: PlanAction, indicator: str, today: date) -> tuple[Cell, ...]:
    here, since = source(), completed_on(action)
    known = indicator_called(indicator, here)
    said = verdict(known, here, since) if known else None
    return (
        Cell(str(action), action.address, under=str(action.area)),
        Cell(_wanted(action, indicator, today) or "–"),
        Cell(f"{since.day} {since:%b %Y}" if since else "Not yet", under=_held(action)),
        Cell(said.sentence, under=said.averages) if said else Cell("Asked once it is completed"),
    )


def _wanted(action: PlanAction, indicator: str, today: date) -> str:
    here = source()
    known, latest = indicator_called(indicator, here), latest_of(here, [indicator]).get(indicator)
    every = (each for milestone in action.milestones.all() for each in milestone.targets.all())
    data = [
        TargetData(t.what, float(t.value), t.unit, t.by_on, t.indicator)
        for t in every
        if t.indicator == indicator
    ]
    value = latest.value if latest else None
    return " ".join(reach_of(each, known, value, today=today).sentence for each in data)


def _held(action: PlanAction) -> str:
    """What the last of its later checks said."""
    made = [each for each in action.later_checks.all() if each.held]
    return f"looked at again: {made[-1].held}" if made else ""
