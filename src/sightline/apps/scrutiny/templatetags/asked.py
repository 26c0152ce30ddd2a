"""`{% asked_for item %}`: what was promised under an item, and the way to record more."""

from typing import Any

from django import template
from django.utils import timezone

from sightline.apps.scrutiny.access import may_run
from sightline.apps.scrutiny.asked.queries import may_see, one, undertakings_from

register = template.Library()


@register.inclusion_tag("scrutiny/asked/asked_for.html", takes_context=True)
def asked_for(context: template.Context, item: Any) -> dict[str, Any]:
    """On the page used in a meeting, the minutes, the agenda: wherever an item stands."""
    access, today = context["request"].access, timezone.localdate()
    found = [each for each in undertakings_from(item) if may_see(access, each)]
    runs = may_run(access, item.meeting.committee)
    requests = list(item.requests.all()) if runs else []
    return {
        "item": item, "found": [one(each, today) for each in found], "requests": requests,
        "runs": runs,
    }  # fmt: skip
