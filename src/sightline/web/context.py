"""What every template knows: the sections of the service navigation, the release."""

from django.http import HttpRequest

from sightline import __version__
from sightline.apps.notices.queries import unread_count
from sightline.web.alarms import alarms_for
from sightline.web.menu import IN_THE_BAR, Section, sections_of


def site(request: HttpRequest) -> dict[str, object]:
    sections = _sections(request)
    return {
        "sections": sections[:IN_THE_BAR],
        "more_sections": sections[IN_THE_BAR:],
        "release": __version__,
        # Asked for when the header is drawn, so that an answer without one asks nothing.
        "unread_notices": lambda: _unread(request),
        "alarms": lambda: alarms_for(request),
    }


def _unread(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return unread_count(user) if user and user.is_authenticated else 0


def _sections(request: HttpRequest) -> list[Section]:
    # A page of an error may be made before anybody is known.
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return []
    return sections_of(request) if hasattr(request, "access") else []
