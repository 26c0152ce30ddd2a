"""An action and its milestones made to look like a row of an import; and taken away again.

What only grows (ratings, notes) says which import it came with, and counts no more once that is
taken back. A milestone with such rows can't be removed: it is kept outside every plan.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from sightline.apps.events.imports import register_import
from sightline.apps.events.models import Import
from sightline.apps.events.row_history import delete_as
from sightline.apps.plan import actions
from sightline.apps.plan.actions.later_checks import settle_later_checks
from sightline.apps.plan.actions.writing import keep
from sightline.apps.plan.importing.line_writing import Writer, take_back_line, write_line
from sightline.apps.plan.importing.rows import Row, as_day, number_of, plan_of, rows_there
from sightline.apps.plan.models import Milestone, Plan, PlanAction, PlanArea
from sightline.vocabulary.not_allowed import NotAllowed

KIND = "plan"


def write_row(key: str, row: Row | None, *, by: Any, at: datetime, of: Import) -> None:
    plan = Plan.objects.get(pk=plan_of(key))
    number = number_of(key)
    held = PlanAction.objects.filter(area__plan=plan)
    there = held.filter(completed_number=number).first() or held.filter(number=number).first()
    writer = Writer(by=by, at=at, of=of)
    if row is None:
        if there is not None:
            _take_away(there, writer)
    elif there is None:
        _create(plan, row, writer)
    else:
        _change(there, row, writer)


def _create(plan: Plan, row: Row, writer: Writer) -> None:
    area = _area(plan, row["area"], writer)
    action = actions.add_action(
        area=area, number=row["number"], title=row["title"], new_in=as_day(row["new_in"]),
        indicators=row["indicators"], completed_number=row["completed_number"],
        completed_in=as_day(row["completed_in"]), by=writer.by, at=writer.at,
    )  # fmt: skip
    for line in row["milestones"]:
        write_line(action, None, line, writer)


def _area(plan: Plan, row: Row, writer: Writer) -> PlanArea:
    found = plan.areas.filter(code__iexact=row["code"]).first()
    return found or actions.add_area(plan=plan, by=writer.by, at=writer.at, **row)


def _change(action: PlanAction, row: Row, writer: Writer) -> None:
    """Lines are the same by their place: that nothing changed in between was asked before."""
    values = {"title": row["title"], "new_in": as_day(row["new_in"])}
    values["indicators"] = row["indicators"]
    if any(getattr(action, name) != value for name, value in values.items()):
        action = actions.change_action(
            action=action, values=values, read=action.version, by=writer.by, at=writer.at
        )
    completed = row["completed_number"], as_day(row["completed_in"])
    if (action.completed_number, action.completed_in) != completed:
        action.completed_number, action.completed_in = completed
        keep(action, by=writer.by, at=writer.at, reason=writer.reason)
    lines = list(action.milestones.order_by("position", "id"))
    for place, line in enumerate(row["milestones"]):
        if writer.is_taking_back:
            take_back_line(lines[place], line, writer)
        else:
            write_line(action, lines[place] if place < len(lines) else None, line, writer)
    for milestone in reversed(lines[len(row["milestones"]) :]):
        _put_away(milestone, writer)
    if writer.is_taking_back:
        settle_later_checks(by=writer.by, action=action, at=writer.at)


def _take_away(action: PlanAction, writer: Writer) -> None:
    area = action.area
    for milestone in action.milestones.order_by("-position", "-id"):
        _put_away(milestone, writer)
    if action.later_checks.filter(done_on__isnull=False).exists():
        raise NotAllowed(f"{action.number}: it was said since whether it held.")
    action.later_checks.all().delete()
    delete_as(action, by=writer.by, at=writer.at, reason=writer.reason)
    # An area that came with the same file goes with its last action.
    came = area.history.filter(history_date=writer.of.applied_at, history_type="+").exists()
    if came and not area.actions.exists():
        delete_as(area, by=writer.by, at=writer.at, reason=writer.reason)


def _put_away(milestone: Milestone, writer: Writer) -> None:
    told = milestone.occurrences.exclude(done_on=None, missed_because="")
    if told.exists() or milestone.report_backs.filter(checks=None).exists():
        name = milestone.number or milestone.text[:60]
        raise NotAllowed(
            f"{name}: something was recorded or promised since; nothing is taken back."
        )
    for own in (*milestone.leads.all(), *milestone.occurrences.all()):
        delete_as(own, by=writer.by, at=writer.at, reason=writer.reason)
    try:
        with transaction.atomic():
            delete_as(milestone, by=writer.by, at=writer.at, reason=writer.reason)
    except ProtectedError:
        # Whoever asks for the plan on a later day than this finds it struck out in its last place.
        milestone.withdrawn_because = f"{writer.reason}."
        keep(milestone, by=writer.by, at=writer.at, reason=writer.reason)
        milestone.action = _outside(writer)
        keep(milestone, by=writer.by, at=writer.at, reason=writer.reason)


def _outside(writer: Writer) -> PlanAction:
    """An action of no plan, for what this import brought and can't be removed."""
    number = f"File {writer.of.pk}"
    found = PlanAction.objects.filter(area=None, number=number).first()
    if found is None:
        title = f"What “{writer.of.source}” brought, taken back"
        found = PlanAction(area=None, number=number, title=title, position=0)
        keep(found, by=writer.by, at=writer.at, reason=writer.reason)
    return found


register_import(KIND, read=rows_there, write=write_row, knows_import=True)
