"""What every page of targets begins with: the figures, the indicator, the target."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from sightline.apps.targets.figures_shown import source
from sightline.apps.targets.models import SetTarget
from sightline.documents.source import Source, catalogue
from sightline.measures.model.indicator import Indicator


def shown_source() -> Source:
    found = source()
    if found is None:
        raise Http404("No data is loaded yet.")
    return found


def indicator_called(found: Source, name: str) -> Indicator:
    known = catalogue(found).indicators
    if name not in known:
        raise Http404(f"There is no indicator “{name}”.")
    return known[name]


def target_with(found: Source, id: int) -> tuple[SetTarget, Indicator]:
    target = get_object_or_404(SetTarget, pk=id, authority=found.authority)
    return target, indicator_called(found, target.indicator)


def areas(found: Source) -> dict[str, str]:
    used = {one.service for one in catalogue(found)}
    services: Any = catalogue(found).services
    return {key: title for key, title in services.items() if key in used}
