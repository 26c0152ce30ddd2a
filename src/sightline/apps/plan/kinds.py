"""What the things of a plan are called where others link to them, who may see them, their files."""

from typing import Any

from django.urls import reverse

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.papers.registry import register as register_paper
from sightline.apps.people.reach import Access
from sightline.apps.plan import access as who
from sightline.apps.plan.models import FixedPlan, Milestone, Plan, PlanAction
from sightline.apps.plan.queries import find_action, find_milestone, find_plan
from sightline.apps.plan.rules import QUARTER, day_said, plan_and_quarter
from sightline.apps.thread.registry import register

_MODELS: tuple[tuple[Any, str, Any], ...] = (
    (Plan, "Improvement plan", find_plan),
    (PlanAction, "Action of the plan", find_action),
    (Milestone, "Milestone", find_milestone),
)


def register_kinds() -> None:
    for model, noun, find in _MODELS:
        _register(model, noun, find)
    told: dict[str, Any] = {
        "noun": "Plan at a quarter’s end", "title": _quarter_title, "address": _quarter_address,
    }  # fmt: skip
    register_paper(QUARTER, may_read=_may_see_quarter, **told)
    register(QUARTER, may_see=_may_see_quarter, **told)


def _register(model: Any, noun: str, find: Any) -> None:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first()
        return str(found) if found else None

    def may_see(access: Access, id: str) -> bool:
        return find(id, access) is not None

    def may_attach(access: Access, id: str) -> bool:
        found = find(id, access)
        return found is not None and _may_attach(access, found)

    kind = model.KIND
    register(
        kind, noun=noun, title=title, may_see=may_see,
        address=lambda id: model(pk=int(id)).address,
    )  # fmt: skip
    register_attachments(kind, may_read=may_see, may_attach=may_attach)


def _may_attach(access: Access, thing: Plan | PlanAction | Milestone) -> bool:
    """Evidence beside a milestone is for its leads; beside the rest for who keeps the plan."""
    if isinstance(thing, Milestone):
        return who.may_update(access, thing)
    return who.may_run(access, thing if isinstance(thing, Plan) else thing.area.plan)


def _fixed(id: str) -> FixedPlan | None:
    told = plan_and_quarter(id)
    if told is None:
        return None
    found = FixedPlan.objects.filter(plan=told[0], quarter_end=told[1]).defer("data")
    return found.select_related("plan").first()


def _quarter_title(id: str) -> str | None:
    found = _fixed(id)
    return f"{found.plan}: quarter to {day_said(found.quarter_end)}" if found else None


def _quarter_address(id: str) -> str:
    found = _fixed(id)
    return found.address if found else reverse("plan:home")


def _may_see_quarter(access: Access, id: str) -> bool:
    found = _fixed(id)
    return found is not None and find_plan(found.plan_id, access) is not None
