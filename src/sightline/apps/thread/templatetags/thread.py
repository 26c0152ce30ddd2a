"""`{% thread thing %}`: what a thing is linked to, with its links, for the person who looks."""

from typing import Any

from django import template

from sightline.apps.events.kinds import kind_and_id
from sightline.apps.thread.queries import links_of

register = template.Library()


@register.inclusion_tag("thread/links.html", takes_context=True)
def thread(context: template.Context, thing: Any) -> dict[str, Any]:
    """`thing` is a saved object or a pair (kind, id)."""
    kind, id = kind_and_id(thing)
    return {"thread": links_of(kind, id, context["request"].access)}
