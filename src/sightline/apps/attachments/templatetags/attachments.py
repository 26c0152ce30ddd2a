"""`{% attachments thing %}`: the files beside a thing."""

from typing import Any

from django import template

from sightline.apps.attachments.queries import attachments_of

register = template.Library()


@register.inclusion_tag("attachments/list.html", takes_context=True)
def attachments(context: template.Context, thing: Any) -> dict[str, Any]:
    return {"attachments": attachments_of(thing, context["request"].access)}
