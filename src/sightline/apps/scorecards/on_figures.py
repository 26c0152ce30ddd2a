"""On the page of an opened figure: the way to the card of the month on which it stands."""

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.figures.others import Link
from sightline.apps.figures.rules import FigureKey
from sightline.apps.scorecards import queries
from sightline.vocabulary.words import Level


def on_cards(request: HttpRequest, key: FigureKey) -> list[Link]:
    """The authority's own figure of a month's end, on each card that this person may read."""
    if key.level is not Level.AUTHORITY or key.breakdown:
        return []
    found = []
    for card in queries.cards_of(key.as_at, request.access):
        version = queries.version_to_read(card)
        row = version.data.by_indicator.get(key.indicator) if version else None
        if version and row and row.period.basis is key.basis:
            where = [f"{card.month:%Y-%m}", card.service, key.indicator]
            text = f"On the scorecard of {card} ({version.kind})"
            found.append(Link(text, reverse("scorecards:figure", args=where)))
    return found
