"""`{% good_practice_from kind id %}`: what works well, as it was said beside a thing."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from sightline.apps.good_practice.queries import practice_from
from sightline.apps.good_practice.rules import can_put_forward

register = template.Library()


@register.inclusion_tag("good_practice/from.html", takes_context=True)
def good_practice_from(
    context: template.Context, kind: str, id: object, indicator: str = "", of: str = ""
) -> dict[str, Any]:
    request = context["request"]
    said = {
        "from": f"{kind}:{id}", "indicator": indicator, "of": of, "back": request.get_full_path()
    }  # fmt: skip
    query = urlencode({name: text for name, text in said.items() if text})
    return {
        "found": practice_from((kind, id), request.access),
        "new": f"{reverse('good_practice:new')}?{query}",
        "may_put_forward": can_put_forward(request.access),
    }
