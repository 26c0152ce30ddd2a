"""What every template knows: the sections of the service navigation, the release."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from sightline import __version__


@dataclass(frozen=True)
class Section:
    title: str
    address: str
    is_current: bool


_SECTIONS = [("Scorecard", "figures:scorecard"), ("Indicators", "figures:indicators")]


def site(request: HttpRequest) -> dict[str, object]:
    return {"sections": _sections(request), "release": __version__}


def _sections(request: HttpRequest) -> list[Section]:
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return []
    addresses = [(title, reverse(name)) for title, name in _SECTIONS]
    return [Section(title, at, request.path.startswith(at)) for title, at in addresses]
