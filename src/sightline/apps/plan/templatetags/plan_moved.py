"""`{% plan_moved action %}`: the figures of a plan's action, and whether they moved."""

from typing import Any

from django import template
from django.utils import timezone

from sightline.apps.plan.golden.finding import with_all
from sightline.apps.plan.golden.moving import completed_on, moving, without_indicator
from sightline.apps.plan.models import PlanAction

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
