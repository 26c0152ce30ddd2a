"""What must be put right after audits, and what of it belongs on a supervision agenda.

required_actions(audit)             the auditor's list, in its order
for_supervision(worker, today)      lines of a worker's agenda; never a step of an escalation
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.audits.models import Audit, FileCheck, Receipt, RequiredAction
from sightline.apps.audits.queries import audits_within
from sightline.apps.audits.rules import FINISHED
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access


@dataclass(frozen=True)
class AgendaLine:
    title: str
    why: str
    address: str


def required_actions(audit: Audit) -> list[RequiredAction]:
    found = audit.required.select_related("action__owner", "action__agreed_by", "audit__tool")
    return list(found.prefetch_related("exceptions"))


def for_supervision(worker: str, today: date) -> list[AgendaLine]:
    """Open required actions of the worker's audits, and the same issue found in other files.

    No child is named: the page behind each line is for those who may see it.
    """
    if not worker:
        return []
    return [*_open_actions(worker, today), *_same_issue(worker, today)]


def _open_actions(worker: str, today: date) -> list[AgendaLine]:
    found = RequiredAction.objects.filter(
        audit__worker=worker, audit__authority=authority_code(), action__isnull=False
    )
    found = found.select_related("audit", "action").prefetch_related("exceptions")
    return [
        AgendaLine(str(each), _why(each, today), putting_right(each.audit_id))
        for each in found.order_by("action__due_on", "id")
        if not each.issue.is_done
    ]


def _same_issue(worker: str, today: date) -> list[AgendaLine]:
    found = FileCheck.objects.filter(
        worker=worker, audit__authority=authority_code(), action__isnull=False, looked="same"
    ).select_related("action", "audit")
    return [
        AgendaLine(str(each.action), _due(each.action.due_on, today), each.action.address)
        for each in found
        if each.action and each.action.now.is_open
    ]


def _why(required: RequiredAction, today: date) -> str:
    said = _due(required.due_now, today)
    return f"{said}; an exception was raised" if required.issue.exceptions else said


def _due(day: date, today: date) -> str:
    return f"{'Late: was due' if day < today else 'Due'} on {day.day} {day:%B %Y}"


def putting_right(audit: int) -> str:
    return reverse("audits:putting_right", args=[audit])


def required_within(access: Access) -> list[RequiredAction]:
    """Agreed ones of all audits that the person may read."""
    audits = audits_within(access).filter(state__in=[each.value for each in FINISHED])
    found = RequiredAction.objects.filter(audit__in=audits, action__isnull=False)
    found = found.select_related("audit__tool", "action").order_by("audit_id", "number")
    return list(found.prefetch_related("exceptions__raised_by"))


def unread_records(person: int | None) -> list[Receipt]:
    if person is None:
        return []
    found = Receipt.objects.filter(
        to=person, read_at__isnull=True, record__escalation__authority=authority_code()
    )
    return list(found.select_related("record__escalation"))
