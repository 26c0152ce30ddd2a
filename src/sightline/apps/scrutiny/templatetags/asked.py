"""`{% asked_for item %}` and `{% asked_in meeting %}`: what was promised there, and the way to
record more."""

from typing import Any

from django import template
from django.utils import timezone

from sightline.apps.scrutiny.access import may_run
from sightline.apps.scrutiny.asked.queries import promised_in, promised_under, requests_under

register = template.Library()


@register.inclusion_tag("scrutiny/asked/asked_for.html", takes_context=True)
def asked_for(context: template.Context, item: Any) -> dict[str, Any]:
    """On the page used in a meeting, or wherever one item stands."""
    access, today = context["request"].access, timezone.localdate()
    runs = may_run(access, item.meeting.committee)
    return {
        "item": item, "found": promised_under(item, access, today), "runs": runs,
        "requests": requests_under(item) if runs else [],
    }  # fmt: skip


@register.inclusion_tag("scrutiny/asked/asked_in.html", takes_context=True)
def asked_in(context: template.Context, meeting: Any) -> dict[str, Any]:
    """On the page of a meeting: everything that was promised in it."""
    access, today = context["request"].access, timezone.localdate()
    return {"found": promised_in(meeting, access, today)}
