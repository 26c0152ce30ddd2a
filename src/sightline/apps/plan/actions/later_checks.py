"""Whether what got better has lasted: asked six and twelve months after an action was completed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import locked, tell_event
from sightline.apps.plan.models import PlanAction, ReportBack
from sightline.documents.plan import Brag
from sightline.vocabulary.months import months_after

AFTER_MONTHS = (6, 12)


def settle_later_checks(*, by: Any, action: PlanAction, at: datetime) -> None:
    """Called whenever an action may have been completed, or opened again: a completed one has its
    later checks, as far as they lie ahead; of one that is open again those not made are taken away.
    """
    with transaction.atomic():
        there = locked(action)
        checks = there.later_checks.all()
        if not _is_completed(there):
            checks.filter(done_on__isnull=True).delete()
        elif not checks.exists():
            _ask(there, by=by, at=at)


def _is_completed(action: PlanAction) -> bool:
    if action.completed_number:
        return True
    counted = action.milestones.filter(withdrawn_because="")
    return counted.exists() and not counted.exclude(brag=Brag.BLUE.value).exists()


def _ask(action: PlanAction, *, by: Any, at: datetime) -> None:
    last = action.milestones.filter(withdrawn_because="").order_by("position").last()
    if last is None:
        return
    today, number = rules.day_of(at), action.completed_number or action.number
    for months in AFTER_MONTHS:
        due_on = months_after(_completed_on(action, today), months)
        if due_on <= today:
            continue
        what = f"Did it hold? {number}, {months} months after it was completed: {action.title}"
        ReportBack.objects.create(
            milestone=last, checks=action, what=what[:300], due_on=due_on,
            by=by, at=at,
        )  # fmt: skip
    words = "Later checks will ask whether it held."
    tell_event(action, "later_checks", words, by=by, at=at)


def _completed_on(action: PlanAction, today: date) -> date:
    """The last day on which a milestone was rated, which may lie before the day of recording."""
    rated = action.milestones.filter(withdrawn_because="", brag=Brag.BLUE.value)
    days = [each for each in rated.values_list("rated_on", flat=True) if each]
    return max(days, default=today)
