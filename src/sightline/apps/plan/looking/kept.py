"""The picture of a plan, kept for as long as nothing in the plan changes.

A plan of ten years takes a second to read and is looked at all day. What it was made from is known
by the newest row of each table that shows on it, which takes one question to the database.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Subquery

from sightline.apps.events.models import Import
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
    Rating,
    SuccessStatement,
    TimescaleChange,
)
from sightline.apps.plan.queries import plan_data
from sightline.documents.plan import PlanData

_VERSIONED: tuple[Any, ...] = (
    Plan, PlanArea, PlanAction, Milestone, MilestoneLead, LeadName, MilestoneTarget, Escalation,
    Dependency, SuccessStatement, PlannedMeasure,
)  # fmt: skip
_ADDED: tuple[Any, ...] = (Rating, ProgressNote, ActionDecision, TimescaleChange)
Stamp = tuple[object, ...]


def stamp_of(plan: int) -> Stamp:
    """Tells one state of the plans from another: the tables are asked as wholes, since the newest
    row of a table is found at once."""
    newest = {f"v{n}": _last(model.history, "history_id") for n, model in enumerate(_VERSIONED)}
    newest |= {f"a{n}": _last(model.objects, "id") for n, model in enumerate(_ADDED)}
    decided = TimescaleChange.objects.filter(decided_at__isnull=False)
    newest["decided"] = _last(decided, "decided_at")
    # Notes of a file that was taken back count no more, though nothing newer was written.
    newest["undone"] = _last(Import.objects.filter(undone_at__isnull=False), "undone_at")
    found = Plan.objects.filter(pk=plan).annotate(**newest).values_list(*newest)
    return (plan, *found.order_by().get())


def _last(rows: Any, field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}").values(field)[:1])


def picture(plan: Plan, today: date, stamp: Stamp | None = None) -> PlanData:
    """As it is now; what is read once serves everybody until something changes."""
    return _picture(stamp or stamp_of(plan.pk), today)


@lru_cache(maxsize=8)
def _picture(stamp: Stamp, today: date) -> PlanData:
    return plan_data(Plan.objects.get(pk=stamp[0]))


def forget() -> None:
    """For tests and for whoever puts another database in place under a running process."""
    _picture.cache_clear()
