"""What discrepancies say on the pages of a figure: that it is disputed, and the way to dispute it,
or one child's part in it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.discrepancies import pages, queries, rules
from sightline.apps.figures.others import Link, Panel
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.authority import authority_code
from sightline.apps.people.child_keys import child_key


def _may_dispute(request: HttpRequest, key: FigureKey) -> bool:
    service = queries.service_of_figure(key)
    return rules.can_dispute(request.access, key.level, key.unit, service)


def _address(key: FigureKey, child: str = "") -> str:
    said = urlencode({"indicator": key.indicator, **({"child": child} if child else {})})
    return f"{reverse('discrepancies:new')}?{said}&{key.query}"


def links(request: HttpRequest, key: FigureKey) -> list[Link]:
    if not _may_dispute(request, key):
        return []
    return [Link("Dispute this figure", _address(key))]


def row_ways(request: HttpRequest, key: FigureKey) -> list[Callable[[str], Link]]:
    """For each row about a child; whoever lists the rows has seen to who may see the child."""
    if not _may_dispute(request, key):
        return []
    return [lambda child_id: Link("Dispute", _address(key, child_key(child_id)))]


def panels(request: HttpRequest, key: FigureKey) -> list[Panel]:
    if key.breakdown:
        return []
    found = queries.about_figure(authority_code(), key, request.access)
    if not found:
        return []
    titles, waiting = queries.titles(), sum(each.now.is_open for each in found)
    sentence = f"{len(found)} raised about this figure, {waiting} of them open."
    more = Link("All discrepancies", reverse("discrepancies:home"))
    return [Panel("Discrepancies", pages.table(found[:5], titles, "Discrepancies"), sentence, more)]
