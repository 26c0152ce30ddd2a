"""What the pack still wants of a person, for the home page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.providers import Line
from sightline.apps.pack.queries import asked_of
from sightline.apps.people.rules import Right


def lines(request: HttpRequest) -> list[Line]:
    if not request.access.may(Right.SEE_BOARD, Right.BRING_REPORTS):  # type: ignore[attr-defined]
        return []
    waiting = asked_of(request.access)  # type: ignore[attr-defined]
    if not waiting:
        return []
    today = timezone.localdate()
    is_late = any(each.is_late(today) for each in waiting)
    words = "for you to bring to the Board" + (", some late" if is_late else "")
    return [Line(len(waiting), words, reverse("pack:home"))]
