"""`{% plan_moved action %}`: the figures of a plan's action, and whether they moved;
`{% reached target as reach %}`: a number of a milestone beside where its figure stands."""

from typing import Any

from django import template
from django.utils import timezone

from sightline.apps.plan.golden.finding import with_all
from sightline.apps.plan.golden.moving import completed_on, moving, without_indicator
from sightline.apps.plan.golden.moving import reached as where_it_stands
from sightline.apps.plan.models import MilestoneTarget, PlanAction
from sightline.documents.plan.reaching import Reach

register = template.Library()


@register.inclusion_tag("plan/_moved.html")
def plan_moved(action: PlanAction) -> dict[str, Any]:
    today = timezone.localdate()
    whole = next(iter(with_all([action.pk])))
    return {
        "moving": moving(whole, today),
        "without": without_indicator(whole, today),
        "since": completed_on(whole),
        "checks": list(whole.later_checks.all()),
        "plan": whole.area.plan_id,
    }


@register.simple_tag
def reached(target: MilestoneTarget) -> Reach:
    return where_it_stands(target, timezone.localdate())
