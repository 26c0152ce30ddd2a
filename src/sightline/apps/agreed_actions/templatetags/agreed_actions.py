"""`{% actions_from kind id %}`: the actions that came of a thing, and the way to agree another."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils import timezone

from sightline.apps.agreed_actions.queries import actions_from as _actions_from
from sightline.apps.people.rules import Right

register = template.Library()


@register.inclusion_tag("agreed_actions/from.html", takes_context=True)
def actions_from(
    context: template.Context, kind: str, id: object, indicator: str = "", of: str = ""
) -> dict[str, Any]:
    """`indicator` and `of` ('team:Name') are offered as what the action is meant to move."""
    request, today = context["request"], timezone.localdate()
    found = _actions_from((kind, id), request.access)
    said = {
        "from": f"{kind}:{id}", "indicator": indicator, "of": of, "back": request.get_full_path()
    }  # fmt: skip
    query = urlencode({name: text for name, text in said.items() if text})
    return {
        "actions": [(each, each.mark_on(today)) for each in found],
        "new": f"{reverse('agreed_actions:new')}?{query}",
        "may_agree": request.access.may(Right.AGREE_ACTIONS),
    }
