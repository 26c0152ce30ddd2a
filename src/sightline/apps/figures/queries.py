"""The one place figures come from: whose there are, of which days, and the pages made of them.

What they are made of is `documents.source`, which the command line uses as well; this module adds
which data folder and authority this server shows, and the figures that were typed in.
"""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from sightline.apps.collected.queries import collected_in, entry_behind
from sightline.apps.figures.models import IndicatorMark, SavedView
from sightline.apps.people.models import User
from sightline.documents.source import (
    LEVELS,
    Asked,
    Choice,
    Source,
    authority_name,
    card_of,
    catalogue,
    figures_file,
    figures_for,
    neighbours,
    newest,
    page_for,
    scorecard_for,
    shipped_catalogue,
    source_of,
    usual,
)

__all__ = [
    "LEVELS",
    "Asked",
    "Choice",
    "Source",
    "address_of_view",
    "authority_name",
    "card_of",
    "catalogue",
    "entry_behind",
    "figures_file",
    "figures_for",
    "marked_as_key",
    "neighbours",
    "newest",
    "page_for",
    "saved_views",
    "scorecard_for",
    "shipped_catalogue",
    "source",
    "usual",
]


def source() -> Source | None:
    """None until an authority has published figures."""
    return source_of(
        Path(settings.SIGHTLINE_DATA), settings.SIGHTLINE_AUTHORITY, collected_in=collected_in
    )


def saved_views(person: User) -> list[SavedView]:
    """A person's own views, by name."""
    return list(SavedView.objects.filter(person=person))


def address_of_view(view: SavedView) -> str:
    """Where a saved view opens. Access is checked there, as for any address."""
    place = (
        reverse("figures:indicator", args=[view.indicator])
        if view.indicator
        else reverse("figures:scorecard")
    )
    return f"{place}?{view.query}" if view.query else place


def marked_as_key() -> list[str]:
    """The indicators that the authority has marked as key ones."""
    found = IndicatorMark.objects.filter(kind="key").order_by("indicator")
    return list(found.values_list("indicator", flat=True))
