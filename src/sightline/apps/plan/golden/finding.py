"""Actions of the plan that should move an indicator, and the plans in which one may be started."""

from collections.abc import Iterable

from sightline.apps.people.reach import Access
from sightline.apps.plan.access import may_run
from sightline.apps.plan.models import MilestoneTarget, PlanAction, PlanArea
from sightline.apps.plan.queries import plans
from sightline.apps.plan.rules import PlanState


def moving_indicator(indicator: str, access: Access) -> list[PlanAction]:
    """Those that name it, or whose milestones have a target of it, of plans not closed.

    The list of indicators is JSON: asked for in Python, since not every database can look in it.
    """
    found = PlanAction.objects.filter(area__plan__in=plans(access).exclude(state=PlanState.CLOSED))
    of_targets = set(
        MilestoneTarget.objects.filter(indicator=indicator).values_list(
            "milestone__action_id", flat=True
        )
    )
    wanted = [
        id
        for id, named in found.values_list("pk", "indicators")
        if indicator in named or id in of_targets
    ]
    return list(with_all(wanted))


def with_all(ids: Iterable[int]) -> Iterable[PlanAction]:
    found = PlanAction.objects.filter(pk__in=list(ids)).select_related("area__plan")
    return found.prefetch_related("milestones__targets", "later_checks")


def areas_to_start_in(access: Access) -> list[PlanArea]:
    """Of plans that the person keeps and that are not closed, in the plan's order."""
    kept = [
        each for each in plans(access) if each.state != PlanState.CLOSED and may_run(access, each)
    ]
    found = PlanArea.objects.filter(plan__in=kept, holds_completed=False)
    return list(found.select_related("plan").order_by("-plan__from_on", "plan", "position"))


def may_start(access: Access) -> bool:
    return any(each.state != PlanState.CLOSED and may_run(access, each) for each in plans(access))


def next_number(area: PlanArea) -> str:
    """“CiN/CP 4” after “CiN/CP 3”; '' where the area's numbers are of another style."""
    numbers = area.actions.values_list("number", flat=True)
    parts = [each.rpartition(" ") for each in numbers]
    counted = [(head, int(last)) for head, _, last in parts if head and last.isdecimal()]
    if not counted:
        return "" if numbers else f"{area.code} 1"
    head, last = max(counted, key=lambda each: each[1])
    return f"{head} {last + 1}"
