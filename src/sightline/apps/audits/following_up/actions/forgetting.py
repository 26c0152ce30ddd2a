"""What goes: words about a child whose records are erased, and steps whose years are over."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.models import (
    ActionException,
    DecisionRecord,
    Escalation,
    EvidenceReturn,
    FileCheck,
    PracticeJudgement,
    RequiredAction,
)
from sightline.apps.events.actions import record_event

GONE = "(erased)"


def forget_child(*, authority: str, child_id: str, at: datetime) -> None:
    """Days and numbers stay: that something was asked for and done is the authority's own work."""
    with transaction.atomic():
        here = {"child_id": child_id, "audit__authority": authority}
        required = RequiredAction.objects.filter(**here)
        audits = set(required.values_list("audit", flat=True))
        ActionException.objects.filter(required__in=required).update(why=GONE)
        ActionException.objects.filter(required__in=required).exclude(answer="").update(answer=GONE)
        placed = DecisionRecord.objects.filter(**here)
        audits |= set(placed.values_list("audit", flat=True))
        placed.update(child_id="", said=GONE, lines=[])
        EvidenceReturn.objects.filter(audit__in=audits).update(said=GONE)
        FileCheck.objects.filter(**here).update(child_id="", said="")
        required.update(child_id="", said=GONE)


def children_kept(authority: str) -> set[str]:
    found: set[str] = set()
    for model in (RequiredAction, DecisionRecord, FileCheck):
        rows = model.objects.filter(audit__authority=authority).exclude(child_id="")
        found |= set(rows.values_list("child_id", flat=True))
    return found


def remove_old(*, at: datetime) -> int:
    """Ended escalations, and judgements, whose years are over. What is under way stays."""
    before = timezone.localdate(at) - relativedelta(years=policy().keep_years)
    with transaction.atomic():
        old = list(Escalation.objects.filter(ended_on__lt=before))
        for each in old:
            record_event(by=None, did="audit_steps.removed", to=each, at=at)
            each.delete()
        judged = PracticeJudgement.objects.filter(at__date__lt=before).exclude(
            audit__escalations__ended_on__isnull=True, audit__escalations__isnull=False
        )
        count = judged.count()
        judged.delete()
    return len(old) + count
