"""What a discrepancy is called where others link to it, who may see it, and its files."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.dashboards.providers import Line
from sightline.apps.discrepancies import queries
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.rules import State
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register

KIND = "discrepancy"


def register_kinds() -> None:
    register(KIND, noun="Discrepancy", title=_title, address=_address, may_see=_may_see)
    register_attachments(KIND, may_read=_may_read_files, may_attach=_may_read_files)


def _title(id: str) -> str | None:
    found = Discrepancy.objects.filter(pk=id).first() if str(id).isdecimal() else None
    if found is None:
        return None
    return f"{found.title}, {found.month:%B %Y}"


def _address(id: str) -> str:
    return reverse("discrepancies:one", args=[id])


def _may_see(access: Any, id: str) -> bool:
    return queries.find(id, access) is not None


def _may_read_files(access: Any, id: str) -> bool:
    """A file about a child is for those who may see the child."""
    found = queries.find(id, access)
    return found is not None and queries.sees_child(access, found)


def today(request: HttpRequest) -> list[Line]:
    """To those who run the cycle: what is to be talked over; to others, their own open again."""
    if not request.access.may(Right.DISPUTE_FIGURES):
        return []
    waiting = Discrepancy.objects.filter(authority=authority_code())
    address = reverse("discrepancies:home")
    if request.access.may_everywhere(Right.RUN_CYCLE):
        count = waiting.filter(state__in=[State.RAISED, State.REOPENED]).count()
        words = "discrepancy to talk over" if count == 1 else "discrepancies to talk over"
    else:
        count = waiting.filter(state=State.REOPENED, raised_by=request.user).count()
        words = "discrepancy of yours is open again"
        words = words if count == 1 else "discrepancies of yours are open again"
    return [Line(count, words, f"{address}?state=open")] if count else []
