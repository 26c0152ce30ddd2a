"""What is said of itself: evidence due or missing, stages whose clock has run out."""

from datetime import datetime, timedelta

from django.utils import timezone

from sightline.apps.audits.following_up import clock, rules
from sightline.apps.audits.following_up.people import holding, policy
from sightline.apps.audits.following_up.queries import putting_right
from sightline.apps.audits.following_up.steps import Standing
from sightline.apps.audits.following_up.topics import say
from sightline.apps.audits.models import Escalation, RequiredAction
from sightline.apps.people.authority import authority_code

SOON = timedelta(days=7)


def remind(at: datetime) -> int:
    """A week before evidence is due to who monitors; once it is missing to who tracks as well."""
    return _of_evidence(at) + _of_stages(at)


def _of_evidence(at: datetime) -> int:
    today, told = timezone.localdate(at), 0
    found = RequiredAction.objects.filter(
        audit__authority=authority_code(), action__isnull=False, evidence_by__lte=today + SOON
    )
    for each in found.select_related("audit", "action").prefetch_related("exceptions"):
        if each.issue.is_done:
            continue
        whom, missing = rules.whom(each.audit.about), each.issue.lacks_evidence(today)
        to = holding(Standing.ASSISTANTS, whom, today)
        if missing or not to:
            to += holding(Standing.MANAGERS, whom, today)
        said = f"Evidence is {'missing' if missing else 'due soon'}: {each}."
        key = f"audit-evidence-{each.pk}-{each.evidence_by}-{missing}"
        told += say(dict.fromkeys(to), said, putting_right(each.audit_id), at=at, key=key)
    return told


def _of_stages(at: datetime) -> int:
    """To those alone who hold the stage; the words are the same for each kind of it."""
    today, told = timezone.localdate(at), 0
    for each in Escalation.objects.filter(authority=authority_code(), ended_on__isnull=True):
        if clock.is_overdue(each, today):
            stage = policy().stages[each.now.waits_for or each.part]
            to = [one for standing in stage.held_by for one in holding(standing, each.whom, today)]
            said = f"Overdue: something waits for you in following up audit {each.audit_id}."
            key = f"audit-steps-{each.pk}-{each.version}"
            told += say(dict.fromkeys(to), said, each.address, at=at, key=key)
    return told
