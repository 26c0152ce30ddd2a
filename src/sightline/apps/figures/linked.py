"""What a figure with a code is called where others link to it, and who may see it."""

from typing import Any

from django.urls import reverse

from sightline.apps.figures.models import FigureCode
from sightline.apps.figures.rules import tidy_code
from sightline.apps.people.authority import authority_code
from sightline.apps.thread.registry import register
from sightline.vocabulary.words import Level

KIND = "figure_code"


def register_kinds() -> None:
    register(KIND, noun="Figure", title=_title, address=_address, may_see=_may_see)


def figure_with_code(written: str, access: Any) -> FigureCode | None:
    """However it was typed. None for one out of reach, as for one that is not there."""
    kept = FigureCode.objects.filter(code=tidy_code(written), authority=authority_code()).first()
    return kept if kept and access.may_see_unit(Level(kept.level), kept.unit) else None


def _kept(id: str) -> FigureCode | None:
    return FigureCode.objects.filter(pk=id, authority=authority_code()).first()


def _title(id: str) -> str | None:
    """'R-2610-7F3, Conferences held within 15 working days, at 31 October 2026'."""
    from sightline.apps.figures import queries  # what draws figures is slow to import

    kept, source = _kept(id), queries.source()
    if kept is None or source is None:
        return None
    found = queries.catalogue(source).indicators.get(kept.indicator)
    title = found.title if found else kept.indicator
    return f"{kept.code}, {title}, at {kept.as_at.day} {kept.as_at:%B %Y}"


def _address(id: str) -> str:
    kept = _kept(id)
    return reverse("figures:by_code", args=[kept.code]) if kept else reverse("figures:find_code")


def _may_see(access: Any, id: str) -> bool:
    kept = _kept(id)
    return kept is not None and access.may_see_unit(Level(kept.level), kept.unit)
