"""`{% cite_body thing %}`: name a body beside a thing; the golden thread shows it then."""

from typing import Any

from django import template

from sightline.apps.board.queries import bodies
from sightline.apps.events.kinds import kind_and_id
from sightline.apps.people.rules import Right

register = template.Library()


@register.inclusion_tag("board/cite_body.html", takes_context=True)
def cite_body(context: template.Context, thing: Any) -> dict[str, Any]:
    kind, id = kind_and_id(thing)
    request = context["request"]
    may_cite = request.access.may(Right.SEE_BOARD)
    return {
        "thing": f"{kind}:{id}", "bodies": bodies() if may_cite else [], "request": request,
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip
