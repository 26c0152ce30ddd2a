"""What every template knows: the sections of the service navigation, the release."""

from django.http import HttpRequest

from sightline import __version__
from sightline.web.menu import Section, sections_of


def site(request: HttpRequest) -> dict[str, object]:
    return {"sections": _sections(request), "release": __version__}


def _sections(request: HttpRequest) -> list[Section]:
    # A page of an error may be made before anybody is known.
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return []
    return sections_of(request) if hasattr(request, "access") else []
