"""What shows that the framework's aims are met."""

from datetime import datetime

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.scrutiny import rules
from sightline.apps.scrutiny.models import AimEvidence
from sightline.vocabulary.not_allowed import NotAllowed


def show_evidence(
    *, by: User | None, authority: str, aim: str, text: str, where: str = "", at: datetime
) -> AimEvidence:
    if aim not in rules.aims():
        raise NotAllowed("There is no such aim.")
    if not text.strip():
        raise NotAllowed("Write what shows that the aim is met.")
    with transaction.atomic():
        evidence = AimEvidence.objects.create(
            authority=authority, aim=aim, text=text.strip(), where=where.strip(), by=by, at=at
        )
        record_event(by=by, did="aim.evidence_shown", to=evidence, at=at, aim=aim)
    return evidence


def remove_evidence(*, by: User, evidence: AimEvidence, at: datetime) -> None:
    """It no longer shows it; that it once stood there stays known."""
    with transaction.atomic():
        evidence.removed_at = at
        evidence.save(update_fields=["removed_at"])
        record_event(by=by, did="aim.evidence_removed", to=evidence, at=at, aim=evidence.aim)
