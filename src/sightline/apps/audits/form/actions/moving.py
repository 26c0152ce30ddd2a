"""From allocated to handed in, back to its auditor, or withdrawn."""

from datetime import datetime

from django.db import transaction

from sightline.apps.audits.form import complete, telling
from sightline.apps.audits.form.rules import check_reason
from sightline.apps.audits.handed_in import was_handed_in
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import (
    MOVES,
    AuditState,
    check_may_run,
    check_may_write,
)
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools.model import OVERALL


def moved(
    audit: Audit, move: str, *, by: User | None, at: datetime, reason: str = "", **fields: object
) -> Audit:
    """One move of the table, with its event; every part of audits moves an audit by this."""
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        to = MOVES.check(there.now, move)
        there.state = to.value
        for name, value in fields.items():
            setattr(there, name, value)
        there.version += 1
        save_as(there, by=by, reason=reason[:100])
        record_event(by=by, did=f"audit.{move.replace(' ', '_')}", to=there, at=at, state=to.value)
    audit.refresh_from_db()
    return audit


def start(*, audit: Audit, by: User, access: Access, at: datetime) -> Audit:
    """The auditor opens it for the first time; opening it again changes nothing."""
    check_may_write(access, audit.about)
    if audit.now is AuditState.STARTED:
        return audit
    return moved(audit, "start", by=by, at=at)


def hand_in(*, audit: Audit, by: User, access: Access, at: datetime) -> Audit:
    """What the auditor says, whole. Raises NotComplete with all that is missing."""
    check_may_write(access, audit.about)
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        MOVES.check(there.now, "hand in")
        complete.check(there)
        whole = there.judgements.filter(dimension=OVERALL).first()
        grade = whole.grade if whole else None
        given = {"first_grade": grade, "grade": grade, "handed_in_at": at, "returned_why": ""}
        moved(audit, "hand in", by=by, at=at, **given)
        was_handed_in(audit, by, at)
        telling.of_hand_in(audit, at)
    return audit


def take_return(*, audit: Audit, reason: str, by: User, access: Access, at: datetime) -> Audit:
    """Back to its auditor, to be written on; the grade counts no more until it comes again."""
    check_may_run(access)
    check_reason(reason, "Say what the auditor is to put right.")
    gone = {"grade": None, "first_grade": None, "handed_in_at": None}
    with transaction.atomic():
        moved(audit, "return", by=by, at=at, reason=reason, returned_why=reason.strip(), **gone)
        telling.of_return(audit, at)
    return audit


def withdraw(*, audit: Audit, reason: str, by: User, access: Access, at: datetime) -> Audit:
    check_may_run(access)
    check_reason(reason, "Say why the audit is withdrawn.")
    return moved(audit, "withdraw", by=by, at=at, reason=reason)


def bring_back(*, audit: Audit, by: User, access: Access, at: datetime) -> Audit:
    check_may_run(access)
    return moved(audit, "bring back", by=by, at=at, auditor=None)
