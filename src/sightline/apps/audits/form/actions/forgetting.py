"""A child's records are erased: what an audit holds of the child goes, that there was one stays."""

from datetime import datetime

from django.db import transaction

from sightline.apps.attachments.actions import erase_files_beside
from sightline.apps.audits.afterwards.forgetting import forget_words
from sightline.apps.audits.models import Audit, Concern
from sightline.apps.audits.programme.forgetting import forget_drafts
from sightline.apps.audits.rules import MOVES, AuditState
from sightline.apps.events.row_history import save_as

_EMPTY = {
    "child_id": "", "subject_said": "", "legal_status": "", "history_said": "",
    "returned_why": "",
    "facts": {}, "records": {},
}  # fmt: skip


def forget_child(*, authority: str, child_id: str, at: datetime) -> None:
    """Grades and days stay, for they are the authority's own work; words and answers go, in the
    versions kept of the row too. One still being written is withdrawn."""
    with transaction.atomic():
        for audit in Audit.objects.filter(authority=authority, child_id=child_id):
            _empty(audit)
        Audit.history.filter(authority=authority, child_id=child_id).update(**_EMPTY)


def _empty(audit: Audit) -> None:
    erase_files_beside(audit)
    for kept in (audit.answers, audit.words, audit.calls):
        kept.all().delete()
    audit.judgements.update(reasons="")
    forget_words(audit)
    forget_drafts(audit)
    Concern.objects.filter(audit=audit).update(said="", doing="")
    Audit.history.filter(id=audit.pk).update(**_EMPTY)
    for name, value in _EMPTY.items():
        setattr(audit, name, value)
    if MOVES.can(audit.now, "withdraw"):
        audit.state = AuditState.WITHDRAWN.value
    save_as(audit, by=None, reason="The child’s records were erased")
