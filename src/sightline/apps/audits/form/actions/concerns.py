"""An immediate concern: told at once, whatever else stands in the audit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.agreed_actions.actions import agree
from sightline.apps.audits.form import concern_rules, concerns
from sightline.apps.audits.form.topics import CONCERN
from sightline.apps.audits.models import Audit, Concern
from sightline.apps.audits.rules import AuditState
from sightline.apps.events.actions import record_event
from sightline.apps.notices.actions import tell
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


def raise_concern(
    *, audit: Audit, said: str, by: User, access: Access, at: datetime, section: str = ""
) -> Concern:
    """An action due today, a notice and a clock, in one go; the audit goes on as it is."""
    concern_rules.check_may_raise(access, audit.about)
    concern_rules.check_said(said, "Say in a few words why the child may not be safe now.")
    if audit.now is AuditState.WITHDRAWN:
        raise NotAllowed("The audit is withdrawn. Tell the team manager yourself, now.")
    _, told = concerns.who_to_tell(audit, at)
    with transaction.atomic():
        action = agree(
            by=by, title=f"Immediate safeguarding concern seen in audit {audit.pk}: act today",
            owner=told[0], due_on=timezone.localdate(at), at=at, source=audit,
            level=Level.TEAM if audit.team else Level.AUTHORITY, unit=audit.team,
        )  # fmt: skip
        concern = Concern.objects.create(
            audit=audit, section=section, said=said.strip(), raised_by=by, raised_at=at,
            told=told[0], action=action,
            due_at=concerns.policy().answer_by(at, calendar()),
        )  # fmt: skip
        record_event(by=by, did="audit.concern_raised", to=audit, at=at, concern=concern.pk)
        _tell(concern, told, "An auditor has an immediate safeguarding concern", at)
    return concern


def acknowledge(*, concern: Concern, doing: str, by: User, access: Access, at: datetime) -> Concern:
    """Somebody has it, and says what is done. Once said it stays."""
    concern_rules.check_may_answer(access, raised_by=concern.raised_by_id)
    concern_rules.check_said(doing, "Say what is done about it.")
    with transaction.atomic():
        there = Concern.objects.select_for_update().get(pk=concern.pk)
        if not there.is_open:
            raise NotAllowed("Somebody has taken this up already: see what they do.")
        there.acknowledged_by, there.acknowledged_at, there.doing = by, at, doing.strip()
        there.save()
        record_event(by=by, did="audit.concern_taken_up", to=there.audit, at=at, concern=there.pk)
        said = f"{by.name} has taken up your immediate concern in audit {there.audit_id}."
        tell(to=[there.raised_by], topic=CONCERN, said=said, address=there.address, at=at)
    return there


def pass_up(*, concern: Concern, at: datetime) -> bool:
    """Nobody has answered in time: to the next manager up. False where nobody is above."""
    with transaction.atomic():
        there = Concern.objects.select_for_update().get(pk=concern.pk)
        try:
            step, told = concerns.who_to_tell(there.audit, at, above=_step_of(there))
        except NotAllowed:
            return False
        there.told, there.passed_up = told[0], step
        there.due_at = concerns.policy().answer_by(at, calendar())
        there.save(update_fields=["told", "passed_up", "due_at"])
        record_event(by=None, did="audit.concern_passed_up", to=there.audit, at=at, step=step)
        said = "An immediate safeguarding concern has not been answered in time"
        _tell(there, told, said, at)
    return True


def _step_of(concern: Concern) -> int:
    """Where it stands on the ladder: where it was passed up to, else where it was first told."""
    if concern.passed_up:
        return concern.passed_up
    first, _ = concerns.who_to_tell(concern.audit, concern.raised_at)
    return first


def _tell(concern: Concern, told: list[User], said: str, at: datetime) -> None:
    """No child and no word of what was seen: that stands on the page."""
    tell(
        to=told, topic=CONCERN, said=f"{said}. Open it and say what you do.",
        address=concern.address, at=at, key=f"audit-concern-{concern.pk}-{concern.passed_up}",
        by_mail=True,
    )  # fmt: skip
