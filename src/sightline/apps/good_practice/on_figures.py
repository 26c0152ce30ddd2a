"""What good practice says on the pages of a figure: what works there, and the way to say so."""

from django.http import HttpRequest

from sightline.apps.figures.others import Link, Panel, form_about
from sightline.apps.figures.rules import FigureKey
from sightline.apps.good_practice import listing, queries, rules


def links(request: HttpRequest, key: FigureKey) -> list[Link]:
    if not rules.can_put_forward(request.access):
        return []
    return [Link("Put good practice forward", form_about("good_practice:new", request, key))]


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
