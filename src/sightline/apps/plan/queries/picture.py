"""One picture of a plan (`PlanData`): as it is, or as it stood at the end of a day.

A fixed number of queries, however many rows: each table is read once and put together here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from sightline.apps.plan.models import (
    ActionDecision,
    Dependency,
    Escalation,
    LeadName,
    Milestone,
    MilestoneLead,
    MilestoneTarget,
    Plan,
    PlanAction,
    PlanArea,
    PlannedMeasure,
    ProgressNote,
    SuccessStatement,
    TimescaleChange,
)
from sightline.apps.plan.queries.as_stood import end_of, rows
from sightline.apps.plan.rules import ChangeState, day_of, day_said
from sightline.documents.plan import (
    ActionData,
    AreaData,
    Brag,
    LeadData,
    MilestoneData,
    Outcome,
    PlanData,
    TargetData,
)
from sightline.documents.plan.as_above import resolved

Rows = dict[Any, list[Any]]


@dataclass(frozen=True)
class _Read:
    """All rows of a plan, by what they belong to."""

    areas: list[Any]
    actions: Rows
    milestones: Rows
    numbers: dict[int, str]
    leads: Rows
    names: dict[int, Any]
    notes: Rows
    targets: Rows
    escalations: Rows
    dependencies: Rows
    decisions: Rows
    changes: Rows
    until: datetime | None


def plan_data(plan: Plan, *, on: date | None = None) -> PlanData:
    """`on`: as it stood at the end of that day. Of a day before the plan: a plan without areas."""
    until = end_of(on) if on else None
    themselves = rows(Plan, until, id=plan.pk)
    this = themselves[0] if themselves else plan
    read = _read(plan.pk, until)
    told = PlanData(
        id=plan.pk,
        title=this.title,
        years=this.years,
        as_at=on or timezone.localdate(),
        areas=tuple(_area(each, read) for each in read.areas),
        caveat=this.caveat,
        from_on=this.from_on,
        to_on=this.to_on,
        success=tuple(
            (each.audience, each.text)
            for each in _placed(rows(SuccessStatement, until, plan_id=plan.pk))
        ),
        measures=tuple(
            (each.section, each.title)
            for each in _placed(rows(PlannedMeasure, until, plan_id=plan.pk))
        ),
    )
    return resolved(told)


def _read(plan: int, until: datetime | None) -> _Read:
    areas = _placed(rows(PlanArea, until, plan_id=plan))
    actions = _placed(rows(PlanAction, until, area_id__in=_ids(areas)))
    milestones = _placed(rows(Milestone, until, action_id__in=_ids(actions)))
    of = {"milestone_id__in": _ids(milestones)}
    leads = _placed(rows(MilestoneLead, until, **of))
    names = rows(LeadName, until)
    by_milestone = _by(lambda row: row.milestone_id)
    return _Read(
        areas=areas,
        actions=_by(lambda row: row.area_id)(actions),
        milestones=_by(lambda row: row.action_id)(milestones),
        numbers={each.id: each.number or each.text for each in milestones},
        leads=by_milestone(leads),
        names={each.id: each for each in names},
        notes=by_milestone(_last_notes(until, **of)),
        targets=by_milestone(sorted(rows(MilestoneTarget, until, **of), key=_by_when)),
        escalations=by_milestone(_open(rows(Escalation, until, **of))),
        dependencies=by_milestone(_open(rows(Dependency, until, **of))),
        decisions=_by(lambda row: row.action_id)(
            _added(ActionDecision, until, "on", "body", action_id__in=_ids(actions))
        ),
        changes=by_milestone(TimescaleChange.objects.filter(**of).order_by("asked_at", "id")),
        until=until,
    )


def _added(model: Any, until: datetime | None, order: str, with_: str, **chosen: Any) -> list[Any]:
    """Of a table that only grows: what was there by then, by day and then in the order written."""
    found = model.objects.filter(**chosen).select_related(with_)
    if until is not None:
        found = found.filter(at__lt=until)
    return list(found.order_by(order, "at", "id"))


def _last_notes(until: datetime | None, **chosen: Any) -> list[ProgressNote]:
    """Of each milestone the note that counts: of ten years of notes the others stay unread."""
    found = ProgressNote.objects.filter(**chosen, **({"at__lt": until} if until else {}))
    latest = [F("quarter").desc(), F("at").desc(), F("id").desc()]
    newest = Window(RowNumber(), partition_by=F("milestone_id"), order_by=latest)
    return list(found.annotate(newest=newest).filter(newest=1).select_related("same_as"))


def _area(area: Any, read: _Read) -> AreaData:
    return AreaData(
        id=area.id, code=area.code, name=area.name, is_inspection=area.is_inspection,
        holds_completed=area.holds_completed,
        actions=tuple(_action(each, read) for each in read.actions[area.id]),
    )  # fmt: skip


def _action(action: Any, read: _Read) -> ActionData:
    return ActionData(
        id=action.id, number=action.number, title=action.title, new_in=action.new_in,
        completed_number=action.completed_number, completed_in=action.completed_in,
        indicators=tuple(action.indicators),
        decisions=tuple(decision_said(each) for each in read.decisions[action.id]),
        milestones=tuple(_milestone(each, read) for each in read.milestones[action.id]),
    )  # fmt: skip


def _milestone(row: Any, read: _Read) -> MilestoneData:
    note = read.notes[row.id][-1] if read.notes[row.id] else None
    return MilestoneData(
        id=row.id, number=row.number, text=row.text, timescale=row.timescale, due_on=row.due_on,
        leads=tuple(_lead(each, read.names) for each in read.leads[row.id]),
        brag=Brag(row.brag), rated_on=row.rated_on,
        progress=_progress(note), progress_quarter=note.quarter if note else None,
        progress_means=note.same_as.text if note and note.same_as else "",
        new_in=row.new_in, outcome=Outcome(row.outcome) if row.outcome else None,
        came_out=row.came_out, replaces=read.numbers.get(row.replaces_id, ""),
        targets=tuple(_target(each) for each in read.targets[row.id]),
        escalated_to=tuple(each.to for each in read.escalations[row.id]),
        waits_for=tuple(each.on_what for each in read.dependencies[row.id]),
        withdrawn_because=row.withdrawn_because,
        changes=tuple(change_said(each) for each in _made(row.id, read)),
        asked_timescale=next((each.wanted for each in _asked(row.id, read)), ""),
    )  # fmt: skip


def _made(milestone: int, read: _Read) -> list[TimescaleChange]:
    found = read.changes[milestone]
    made = [each for each in found if each.state == ChangeState.MADE]
    return [each for each in made if read.until is None or each.decided_at < read.until]


def _asked(milestone: int, read: _Read) -> list[TimescaleChange]:
    """Asked for by then, and not yet decided on or taken back."""
    until = read.until
    if until is None:
        return [each for each in read.changes[milestone] if each.state == ChangeState.ASKED]
    return [
        each
        for each in read.changes[milestone]
        if each.asked_at < until and (each.decided_at is None or each.decided_at >= until)
    ]


def change_said(change: TimescaleChange) -> str:
    """“Until 3 May 2026 “31st March 2026”. The reason: …”"""
    day = day_said(day_of(change.decided_at)) if change.decided_at else ""
    was = f"“{change.was}”" if change.was else "no timescale"
    return f"Until {day} {was}. The reason: {change.reason}"


def _progress(note: Any) -> str:
    """Words of the latest quarter; of one with nothing to report the reason."""
    if note is None:
        return ""
    return str(note.text or f"Nothing to report: {note.nothing_because}")


def _lead(lead: Any, names: dict[int, Any]) -> LeadData:
    written = names[lead.lead_id]
    name = names.get(written.same_as_id, written)
    return LeadData(lead.as_written, name.name, name.user_id, name.role, name.is_group)


def _target(row: Any) -> TargetData:
    return TargetData(row.what, float(row.value), row.unit, row.by_on, row.indicator)


def decision_said(decision: ActionDecision) -> str:
    """“3 May 2026, Performance Board: … This reverses: …”"""
    who = f", {decision.body.title}" if decision.body else ""
    said = f"{day_said(decision.on)}{who}: {decision.text}"
    return f"{said} This reverses: {decision.reverses}" if decision.reverses else said


def _by_when(target: Any) -> tuple[date, int]:
    return target.by_on or date.max, target.id


def _placed(found: Iterable[Any]) -> list[Any]:
    return sorted(found, key=lambda row: (row.position, row.id))


def _open(found: Iterable[Any]) -> list[Any]:
    return sorted((row for row in found if row.ended_on is None), key=lambda row: row.id)


def _ids(found: Iterable[Any]) -> list[int]:
    return [row.id for row in found]


def _by(key: Callable[[Any], Any]) -> Callable[[Iterable[Any]], Rows]:
    def gathered(found: Iterable[Any]) -> Rows:
        together: Rows = defaultdict(list)
        for row in found:
            together[key(row)].append(row)
        return together

    return gathered
