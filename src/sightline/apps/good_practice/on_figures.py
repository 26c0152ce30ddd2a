"""What good practice says on the pages of a figure: what works there, and the way to say so."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.figures.others import Link, Panel
from sightline.apps.figures.rules import FigureKey
from sightline.apps.figures.units import write_unit
from sightline.apps.good_practice import listing, queries, rules


def links(request: HttpRequest, key: FigureKey) -> list[Link]:
    if not rules.can_put_forward(request.access):
        return []
    said = {
        "indicator": key.indicator, "of": write_unit(key.level, key.unit),
        "back": request.get_full_path(),
    }  # fmt: skip
    query = urlencode({name: text for name, text in said.items() if text})
    return [Link("Put good practice forward", f"{reverse('good_practice:new')}?{query}")]


def panels(request: HttpRequest, key: FigureKey) -> list[Panel]:
    if key.breakdown:
        return []
    shared = [
        each
        for each in queries.seen_by(request.access)
        if each.indicator == key.indicator and each.now is rules.PracticeState.SHARED
    ]
    caption = "Good practice that this figure shows"
    return [Panel(caption, listing.table(shared, caption))] if shared else []
