"""The plan is fixed as it stands at a quarter's end: as data, and as a frozen paper."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.papers.actions import freeze
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import tell_event
from sightline.apps.plan.models import FixedPlan, Plan
from sightline.apps.plan.queries import key_here, plan_data
from sightline.documents.plan.appendix import plan_appendix
from sightline.documents.plan.stored import as_json
from sightline.vocabulary.not_allowed import NotAllowed


def fix_plan(
    *, by: Any, plan: Plan, quarter_end: date, at: datetime, changes: str = ""
) -> FixedPlan:
    """As it stands at that moment, which bears the quarter’s name: progress of a quarter is told
    after its end. Fixed again, it is another version of the quarter's paper, and `changes` says
    what is different.
    """
    there = plan.fixed.filter(quarter_end=quarter_end).exists()
    rules.check_can_fix(quarter_end, at, there, changes)
    data = replace(plan_data(plan), as_at=rules.day_of(at))
    with transaction.atomic():
        version = freeze(
            by=by, about=rules.quarter_paper(plan.pk, quarter_end),
            document=plan_appendix(data, key=key_here()), at=at, changes=changes,
        )  # fmt: skip
        if plan.fixed.filter(version=version).exists():
            raise NotAllowed("Nothing in the plan has changed since this quarter was fixed.")
        made = FixedPlan.objects.create(
            plan=plan, quarter_end=quarter_end, data=as_json(data), version=version, by=by, at=at
        )
        words = f"Fixed for the quarter to {rules.day_said(quarter_end)}."
        tell_event(plan, "fixed", words, by=by, at=at)
    return made
