"""`{% thread thing %}`: what a thing is linked to, with its links, for the person who looks."""

from typing import Any

from django import template

from sightline.apps.events.kinds import kind_and_id
from sightline.apps.thread.queries import links_of
from sightline.apps.thread.registry import ways_from

register = template.Library()


@register.inclusion_tag("thread/links.html", takes_context=True)
def thread(context: template.Context, thing: Any) -> dict[str, Any]:
    """`thing` is a saved object or a pair (kind, id)."""
    kind, id = kind_and_id(thing)
    request = context["request"]
    return {"thread": links_of(kind, id, request.access), "ways": ways_from(request, kind, id)}


@register.inclusion_tag("thread/ways.html", takes_context=True)
def ways_on(context: template.Context, kind: str, id: object) -> dict[str, Any]:
    """Ways on from one of many things on a page, where its links stand elsewhere."""
    return {"ways": ways_from(context["request"], kind, str(id))}
