"""What audits and their parts are called where others link to them, who may see them, files."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.audits import queries
from sightline.apps.audits.form.concerns import find_concern, waiting_for
from sightline.apps.audits.models import Audit, Concern
from sightline.apps.audits.rules import WRITABLE, may_run
from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        Audit.KIND, noun="Audit", title=_title, may_see=_may_see,
        address=lambda id: reverse("audits:audit", args=[id]),
    )  # fmt: skip
    register(
        Concern.KIND, noun="Immediate concern", title=_title_of_concern, may_see=_may_see_concern,
        address=lambda id: reverse("audits:concern", args=[id]),
    )  # fmt: skip
    register_attachments(Audit.KIND, may_read=_may_see, may_attach=_may_attach)


def _title(id: str) -> str | None:
    found = queries.audit_by_id(id)
    return str(found) if found else None


def _may_see(access: Any, id: str) -> bool:
    return queries.find_audit(int(id), access) is not None


def _may_attach(access: Any, id: str) -> bool:
    found = queries.find_audit(int(id), access)
    if found is None:
        return False
    return may_run(access) or (found.auditor_id == access.person and found.now in WRITABLE)


def _title_of_concern(id: str) -> str | None:
    found = Concern.objects.filter(pk=id).first()
    return str(found) if found else None


def _may_see_concern(access: Any, id: str) -> bool:
    return find_concern(int(id), access) is not None


def today(request: HttpRequest) -> list[Line]:
    """Concerns to take up before anything else; then the audits that are mine to write."""
    lines = []
    if request.access.may(Right.SEE_AUDITS) and (waiting := waiting_for(request.access)):
        words = "immediate safeguarding concern from an audit, not taken up"
        if len(waiting) > 1:
            words = "immediate safeguarding concerns from audits, not taken up"
        first = waiting[0].address if len(waiting) == 1 else reverse("audits:concerns")
        lines.append(Line(len(waiting), words, first, True))
    mine = queries.to_write(request.access)
    late = sum(each.due_on < timezone.localdate() for each in mine)
    if mine:
        words = "audit to write" if len(mine) == 1 else "audits to write"
        words += f", {late} late" if late else ""
        lines.append(Line(len(mine), words, reverse("audits:mine"), bool(late)))
    return lines
