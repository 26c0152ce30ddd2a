"""What lines and samples are called where others link to them, and what an audit's page shows."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.models import Audit, AuditSample, PlannedAudit
from sightline.apps.audits.panels import Panel, Way
from sightline.apps.audits.programme import queries, uploads
from sightline.apps.audits.programme.showing import day
from sightline.apps.audits.rules import MOVES, AuditState, may_run, may_write
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        PlannedAudit.KIND, noun="Planned audit", title=_title, may_see=_may_see,
        address=lambda id: reverse("audits:planned", args=[id]),
    )  # fmt: skip
    register(
        AuditSample.KIND, noun="Audit sample", title=lambda id: f"Sample {id}",
        may_see=lambda access, id: queries.find_sample(int(id), access) is not None,
        address=lambda id: reverse("audits:sample", args=[id]),
    )  # fmt: skip
    uploads.register()


def _title(id: str) -> str | None:
    found = queries.find_planned(id)
    return str(found) if found else None


def _may_see(access: Any, id: str) -> bool:
    return access.may(Right.SEE_AUDITS) and queries.find_planned(int(id)) is not None


def panel(audit: Audit, access: Access, today: date) -> Panel | None:
    """Where the audit comes from and who has it. Conflicts, and what was drafted before, are for
    those who run audits."""
    words = _words(audit)
    ways = list(_ways(audit, access))
    if may_run(access):
        words += _for_runners(audit)
    if not words and not ways:
        return None
    return Panel("Allocation", words=tuple(words), ways=tuple(ways))


def _words(audit: Audit) -> list[str]:
    words = []
    if audit.planned is not None:
        words.append(f"Planned: {audit.planned}.")
    if audit.auditor is not None:
        face = ", face to face with the worker" if audit.face_to_face else ""
        words.append(f"Allocated to {audit.auditor.name}{face}.")
    return words


def _for_runners(audit: Audit) -> list[str]:
    ended = audit.allocations.filter(ended_at__isnull=False).select_related("auditor")
    words = []
    for one in ended:
        drafted = " What they drafted is kept apart." if one.drafted else ""
        when = day(timezone.localdate(one.ended_at)) if one.ended_at else ""
        words.append(f"{one.auditor.name} had it until {when}: {one.ended_why}{drafted}")
    for conflict in audit.conflicts.select_related("auditor"):
        words.append(f"Conflict of {conflict.auditor.name}: {conflict.reason}")
    return words


def _ways(audit: Audit, access: Access) -> list[Way]:
    ways = []
    if may_run(access) and MOVES.can(audit.now, "allocate"):
        words = "Allocate" if audit.now is AuditState.WAITING else "Give it to somebody else"
        ways.append(Way(words, reverse("audits:give", args=[audit.pk])))
    if may_write(access, audit.about):
        ways.append(Way("I must not do this audit", reverse("audits:conflict", args=[audit.pk])))
    return ways
