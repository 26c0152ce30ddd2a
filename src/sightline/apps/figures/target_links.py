"""From a figure to the targets of its indicator."""

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.figures.others import Link
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.rules import Right


def to_targets(request: HttpRequest, key: FigureKey) -> list[Link]:
    if not request.access.may(Right.SEE_FIGURES):  # type: ignore[attr-defined]
        return []
    return [Link("Targets of this indicator", reverse("targets:indicator", args=[key.indicator]))]
