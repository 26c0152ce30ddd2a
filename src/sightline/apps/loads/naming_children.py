"""What a load set aside names children where their case ids stood: looks like any other."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest

from sightline.apps.children.queries import holdings, log_look, sort_out
from sightline.apps.loads.queries import SetAside

RESTRICTED = "(the id of a restricted record)"


def looked_at(request: HttpRequest, rows: Sequence[SetAside], page: str) -> list[SetAside]:
    """The rows as this person may see them; whose case ids they name goes into the access log."""
    held = holdings()
    named = {one.raw for one in rows} & held.children if held else frozenset()
    reach = sort_out(request.access, named)  # type: ignore[attr-defined]
    if reach.visible:
        log_look(request, reach.visible, page=page)
    return [one if one.raw not in named - reach.visible else _without(one) for one in rows]


def _without(one: SetAside) -> SetAside:
    return replace(one, raw=RESTRICTED)
