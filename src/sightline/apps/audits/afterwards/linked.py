"""What a moderation is called where others link to it, and what waits on the home page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards import queries
from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.audits.afterwards.rules import is_moderator
from sightline.apps.audits.models import Moderation
from sightline.apps.audits.queries import find_audit
from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        Moderation.KIND, noun="Moderation of an audit", title=_title, address=_address,
        may_see=_may_see,
    )  # fmt: skip


def _found(id: str) -> Moderation | None:
    return Moderation.objects.filter(pk=id).select_related("audit__tool").first()


def _title(id: str) -> str | None:
    found = _found(id)
    return f"{found.audit}, moderated {found.at:%d.%m.%Y}" if found else None


def _address(id: str) -> str:
    found = _found(id)
    return found.address if found else reverse("audits:moderation")


def _may_see(access: Any, id: str) -> bool:
    found = _found(id)
    return found is not None and find_audit(found.audit_id, access) is not None


def today(request: HttpRequest) -> list[Line]:
    """To moderators what waits for them; to an auditor what a moderator wrote."""
    lines, person = [], request.access.person
    if request.access.may(Right.RUN_AUDITS) and is_moderator(request.access, policy()):
        waiting = queries.to_moderate(request.access)
        late = sum(each.is_late(timezone.localdate()) for each in waiting)
        words = "audit to moderate" if len(waiting) == 1 else "audits to moderate"
        words += f", {late} late" if late else ""
        if waiting:
            lines.append(Line(len(waiting), words, reverse("audits:moderation"), bool(late)))
    unread = queries.unread_feedback(person) if person is not None else []
    if unread:
        words = "audit of yours was moderated: read what is said of it"
        words = words if len(unread) == 1 else "audits of yours were moderated: read what is said"
        lines.append(Line(len(unread), words, unread[0].address))
    return lines
