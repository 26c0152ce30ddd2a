"""What was promised and what is measured, as the golden thread names them."""

from typing import Any

from django.urls import reverse

from sightline.apps.people.reach import Access
from sightline.apps.plan.models import PlannedMeasure, ReportBack
from sightline.apps.plan.queries import plans
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    _register("report_back", "Promise in the plan", ReportBack, "milestone__action__area__plan",
              "plan:report_backs", "?state=all#promise-")  # fmt: skip
    _register("planned_measure", "Measure of the plan", PlannedMeasure, "plan",
              "plan:measures", "#measure-")  # fmt: skip


def _register(kind: str, noun: str, model: Any, plan: str, page: str, at: str) -> None:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first()
        return str(found) if found else None

    def address(id: str) -> str:
        its_plan = model.objects.values_list(plan, flat=True).get(pk=id)
        return f"{reverse(page, args=[its_plan])}{at}{id}"

    def may_see(access: Access, id: str) -> bool:
        return bool(model.objects.filter(pk=id, **{f"{plan}__in": plans(access)}).exists())

    register(kind, noun=noun, title=title, address=address, may_see=may_see)
