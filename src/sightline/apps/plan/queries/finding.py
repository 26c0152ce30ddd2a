"""Finding plans and what is in them, for somebody who may read them; else None."""

from pathlib import Path

from django.conf import settings
from django.db.models import Count, QuerySet

from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.plan.access import may_see
from sightline.apps.plan.models import (
    FixedPlan,
    Milestone,
    Plan,
    PlanAction,
    PlanArea,
    ReportCadence,
)
from sightline.apps.plan.rules import EVERY
from sightline.documents.plan import Brag, Outcome, PlanData
from sightline.documents.plan.key import Colour, colours
from sightline.documents.plan.stored import from_json


def plans(access: Access) -> QuerySet[Plan]:
    """The authority's, the newest first."""
    if not may_see(access):
        return Plan.objects.none()
    return Plan.objects.filter(authority=authority_code()).select_related("owner")


def find_plan(id: object, access: Access) -> Plan | None:
    return plans(access).filter(pk=id).first()


def find_area(id: object, access: Access) -> PlanArea | None:
    found = PlanArea.objects.filter(pk=id, plan__in=plans(access))
    return found.select_related("plan__owner").first()


def find_action(id: object, access: Access) -> PlanAction | None:
    found = PlanAction.objects.filter(pk=id, area__plan__in=plans(access))
    return found.select_related("area__plan__owner").first()


def find_milestone(id: object, access: Access) -> Milestone | None:
    found = Milestone.objects.filter(pk=id, action__area__plan__in=plans(access))
    return found.select_related("action__area__plan__owner", "replaces").first()


def find_fixed(plan: Plan, id: object) -> FixedPlan | None:
    """Its picture with `data_of`."""
    return plan.fixed.filter(pk=id).select_related("version__paper", "by").first()


def fixed_quarters(plan: Plan) -> list[FixedPlan]:
    """The latest quarter first, and of a quarter the version fixed last first; without the data."""
    return list(plan.fixed.defer("data", "version__content").select_related("version__paper", "by"))


def data_of(fixed: FixedPlan) -> PlanData:
    """The plan as it was fixed."""
    return from_json(fixed.data)


def key_here() -> dict[Brag, Colour]:
    """What the colours mean for this authority."""
    return colours(Path(settings.SIGHTLINE_DATA))


def other_milestones(milestone: Milestone) -> QuerySet[Milestone]:
    """Of the same plan, in its order."""
    of = Milestone.objects.filter(action__area__plan=milestone.action.area.plan_id)
    found = of.exclude(pk=milestone.pk).select_related("action")
    return found.order_by("action__area__position", "action__position", "position")


def completed_numbers(plan: Plan) -> list[str]:
    found = PlanAction.objects.filter(area__plan=plan).exclude(completed_number="")
    return list(found.values_list("completed_number", flat=True))


def areas_of(plan: Plan) -> QuerySet[PlanArea]:
    """In their order, each with how many actions it holds."""
    return plan.areas.annotate(held=Count("actions")).order_by("position", "id")


def earlier_open(milestone: Milestone) -> Milestone | None:
    """Of one that is done: an earlier step of the same action that is not."""
    if milestone.brag != Brag.BLUE:
        return None
    before = milestone.action.milestones.filter(position__lt=milestone.position)
    still = before.exclude(brag=Brag.BLUE).exclude(text="").filter(withdrawn_because="")
    settled = [Outcome.MISSED, Outcome.PARTLY]
    return still.exclude(outcome__in=settled).order_by("position").first()


def cadences_of(plan: Plan) -> list[tuple[ReportCadence, str]]:
    """Who is told how often, in words; what holds now first, then what held."""
    found = plan.cadences.select_related("body").order_by("to_on", "body__title", "from_on")
    made = [(each, EVERY[each.every_months].lower()) for each in found]
    return sorted(made, key=lambda each: each[0].to_on is not None)
