"""An audit is given to somebody, goes on to somebody else, or is taken back.

Whoever gets it may see the child for the time of the audit, by an assignment.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import check_other_auditor
from sightline.apps.audits.form.actions import moved
from sightline.apps.audits.models import Allocation, Audit, Conflict
from sightline.apps.audits.programme.places import auditor_of, end_of_day, item_of
from sightline.apps.audits.programme.sharing import check_may_have
from sightline.apps.audits.rules import AuditState, check_may_run
from sightline.apps.children.queries import closed_to
from sightline.apps.events.actions import record_event
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import assign_child, end_assignment
from sightline.apps.people.models import Assignment, User
from sightline.vocabulary.not_allowed import NotAllowed

_AFTER_DUE = timedelta(days=60)


def allocate(
    *, audit: Audit, auditor: User, by: User | None, at: datetime, face_to_face: bool = False,
    reason: str = "",
) -> Audit:  # fmt: skip
    """Give the audit to a peer. One that somebody has already goes on with a reason, and what they
    drafted is set apart. `by` None: the application itself (a blind second look)."""
    if by is not None:
        check_may_run(access_of(by, at))
    _check(audit, auditor, reason, at)
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        if there.auditor_id is not None:
            _end(there, reason, by, at)
        _give(there, auditor, by, at, face_to_face)
    audit.refresh_from_db()
    return audit


def _check(audit: Audit, auditor: User, reason: str, at: datetime) -> None:
    if not auditor.is_active:
        raise NotAllowed(f"{auditor.name}’s account is switched off.")
    has_one = audit.auditor_id is not None
    if has_one and audit.auditor_id == auditor.pk:
        raise NotAllowed(f"{auditor.name} has this audit already.")
    if has_one and len(reason.split()) < 2:
        raise NotAllowed("Say why it goes on to somebody else. A few words are enough.")
    today = timezone.localdate(at)
    who = auditor_of(auditor, today)
    if who.is_exempt:
        raise NotAllowed(f"{auditor.name} is exempt from audits at present.")
    if audit.child_id and audit.child_id in closed_to(access_of(auditor, at)):
        raise NotAllowed("This record is restricted: choose somebody who is named for it.")
    check_may_have(who, item_of(audit))
    check_other_auditor(audit, auditor.pk)


def _give(audit: Audit, auditor: User, by: User | None, at: datetime, face_to_face: bool) -> None:
    moved(audit, "allocate", by=by, at=at, auditor=auditor, face_to_face=face_to_face)
    Allocation.objects.create(
        audit=audit, auditor=auditor, face_to_face=face_to_face, by=by or auditor, at=at
    )
    if audit.child_id:
        until = max(end_of_day(audit.due_on), at) + _AFTER_DUE
        assign_child(
            by=by, person=auditor, authority=audit.authority, child_id=audit.child_id,
            kind="audit", reason="To audit this child’s file", until=until, at=at,
            about=(Audit.KIND, str(audit.pk)),
        )  # fmt: skip


def _end(audit: Audit, reason: str, by: User | None, at: datetime) -> None:
    """What the earlier auditor drafted is kept apart and leaves the form; their reach ends."""
    assert audit.auditor is not None
    for one in Assignment.objects.at(at).filter(about_kind=Audit.KIND, about_id=str(audit.pk)):
        end_assignment(by=by or audit.auditor, assignment=one, at=at)
    drafted = set_apart(audit)
    kept = audit.allocations.filter(ended_at__isnull=True)
    kept.update(ended_at=at, ended_why=reason.strip()[:300], drafted=drafted)


def set_apart(audit: Audit) -> dict[str, Any]:
    """The form as it was drafted, as data; the form itself is empty afterwards."""
    answers = audit.answers.values("question", "value", "evidence")
    words = audit.words.values("section", "box", "text")
    grades = audit.judgements.values("dimension", "grade", "reasons")
    drafted = {"answers": list(answers), "words": list(words), "judgements": list(grades)}
    for kept in (audit.answers, audit.words, audit.judgements):
        kept.all().delete()
    return drafted if any(drafted.values()) else {}


def take_back(*, audit: Audit, reason: str, by: User, at: datetime) -> Audit:
    """Nobody has it any more; it waits for another auditor."""
    check_may_run(access_of(by, at))
    return _to_waiting(audit, reason, by, at)


def _to_waiting(audit: Audit, reason: str, by: User, at: datetime) -> Audit:
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        if there.auditor_id is None:
            raise NotAllowed("Nobody has this audit.")
        if there.now is AuditState.STARTED:
            raise NotAllowed("It is being written. Give it to somebody else instead.")
        _end(there, reason, by, at)
        moved(there, "take back", by=by, at=at, auditor=None, face_to_face=False)
    audit.refresh_from_db()
    return audit


def declare_conflict(*, audit: Audit, reason: str, by: User, at: datetime) -> Conflict:
    """The auditor must not have it: it waits for somebody else. The reason stays with those who
    run audits and is in no event."""
    if audit.auditor_id != by.pk:
        raise NotAllowed("Only the auditor may say that they must not have this audit.")
    if len(reason.split()) < 2:
        raise NotAllowed("Say what the conflict is. Only those who run audits read it.")
    with transaction.atomic():
        made = Conflict.objects.create(audit=audit, auditor=by, reason=reason.strip(), at=at)
        record_event(by=by, did="audit.conflict_declared", to=audit, at=at)
        if audit.now is AuditState.STARTED:
            # Written on by nobody: through a fresh allocation to the table's own state first.
            moved(audit, "allocate", by=by, at=at)
        _to_waiting(audit, "A conflict was declared.", by, at)
    return made
