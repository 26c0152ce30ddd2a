"""How often a body is told of the plan, from when, and why that changed; and who hears of what."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.models import Milestone, Plan, ReportCadence, TimescaleChange
from sightline.apps.plan.rules import ChangeState

TIMESCALES = register_topic(
    Topic(
        "plan_timescales",
        "Timescales asked for in the improvement plan",
        "To the plan’s owner when another timescale is asked for, and to whoever asked when it "
        "is decided.",
    )
)


def set_cadence(
    *, by: Any, plan: Plan, body: Body, every_months: int, from_on: date, at: datetime,
    inspection_only: bool = False, in_meeting: bool = True, why: str = "",
) -> ReportCadence:  # fmt: skip
    """The body is told so from then on; what held until then ends the day before, and `why` says
    why it changed. The whole plan and its inspection areas are two things to be told of."""
    there = _standing(plan, body, inspection_only)
    rules.check_cadence(every_months, from_on, there.from_on if there else None, why)
    with transaction.atomic():
        if there is not None:
            _end(there, from_on - timedelta(days=1), by=by, at=at)
        made = ReportCadence(
            plan=plan, body=body, every_months=every_months, inspection_only=inspection_only,
            in_meeting=in_meeting, from_on=from_on, why=why.strip(),
        )  # fmt: skip
        keep(made, by=by, at=at)
        often = rules.EVERY[every_months].lower()
        words = f"{body.title} is told {often} from {rules.day_said(from_on)}."
        tell_event(plan, "cadence_set", words, by=by, at=at)
    return made


def end_cadence(*, by: Any, cadence: ReportCadence, on: date, at: datetime) -> None:
    """Its last day."""
    rules.check_can_end(cadence.from_on, cadence.to_on, on)
    with transaction.atomic():
        _end(cadence, on, by=by, at=at)
        words = f"{cadence.body.title} is told until {rules.day_said(on)}."
        tell_event(cadence.plan, "cadence_ended", words, by=by, at=at)
    cadence.refresh_from_db()


def _standing(plan: Plan, body: Body, inspection_only: bool) -> ReportCadence | None:
    found = plan.cadences.filter(body=body, inspection_only=inspection_only, to_on=None)
    return found.order_by("-from_on").first()


def _end(cadence: ReportCadence, on: date, *, by: Any, at: datetime) -> None:
    there = locked(cadence)
    there.to_on = on
    there.version += 1
    keep(there, by=by, at=at)


def tell_of_timescale(change: TimescaleChange, *, by: Any, at: datetime) -> None:
    """One who does both for themselves is told nothing."""
    milestone: Milestone = change.milestone
    number = milestone.number or "A milestone"
    if change.state == ChangeState.ASKED:
        owner = milestone.action.area.plan.owner
        to, said = owner, f"{by.name} asks for another timescale for {number}: {change.wanted}"
    else:
        to, said = change.asked_by, f"{number}: the timescale you asked for was {change.state}"
    if to.pk != by.pk:
        tell(to=[to], topic=TIMESCALES, said=said, address=milestone.address, at=at)
