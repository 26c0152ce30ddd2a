"""The assistant manager's part: the MDR, evidence, exceptions; and who answers and receives."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.agreed_actions import actions as agreed_actions
from sightline.apps.audits.following_up import rules
from sightline.apps.audits.following_up.people import holding, policy, with_roles
from sightline.apps.audits.following_up.queries import putting_right, required_actions
from sightline.apps.audits.following_up.steps import Standing, check_words
from sightline.apps.audits.following_up.topics import say
from sightline.apps.audits.models import (
    ActionException,
    Audit,
    DecisionRecord,
    EvidenceReturn,
    RequiredAction,
)
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def place_record(
    *, audit: Audit, said: str, by: User, access: Access, at: datetime
) -> DecisionRecord:
    """The MDR as of now: issues and timescales as they stand. A later one stands beside it."""
    rules.check_may_monitor(access, audit.about, policy().roles)
    issues = required_actions(audit)
    if not issues and not said.strip():
        raise NotAllowed("There is no required action: write what is decided.")
    lines = [[each.said, each.due_now.isoformat()] for each in issues]
    with transaction.atomic():
        made = DecisionRecord.objects.create(
            audit=audit, child_id=audit.child_id, said=said.strip(), lines=lines, placed_by=by,
            placed_at=at,
        )  # fmt: skip
        record_event(by=by, did="audit.mdr_placed", to=audit, at=at)
    return made


def raise_exception(
    *, required: RequiredAction, why: str, due_on: date, by: User, access: Access, at: datetime
) -> ActionException:
    """Formally to the team manager, with a clear new timescale; evidence then comes next month."""
    audit, today = required.audit, timezone.localdate(at)
    rules.check_may_monitor(access, audit.about, policy().roles)
    rules.check_exception(why, due_on, today, required.issue)
    if required.action is None or required.evidence_by is None:
        raise NotAllowed("The audit is not handed in yet.")
    again = rules.evidence_again_by(required.evidence_by, today, policy().evidence_months)
    with transaction.atomic():
        _check_not_raised(required, why, due_on, again)
        made = ActionException.objects.create(
            required=required, why=why.strip(), due_on=due_on, evidence_by=again, raised_by=by,
            raised_at=at,
        )  # fmt: skip
        required.evidence_by = again
        required.save(update_fields=["evidence_by"])
        move_day(required, due_on, by=by, access=access, at=at)
        record_event(by=by, did="audit.exception_raised", to=audit, at=at, number=required.number)
        say(
            holding(Standing.MANAGERS, rules.whom(audit.about), today),
            f"An exception was raised after audit {audit.pk}: please answer it.",
            putting_right(audit.pk), at=at, but=by,
        )  # fmt: skip
    return made


def _check_not_raised(required: RequiredAction, why: str, due_on: date, again: date) -> None:
    """The same press twice would move the day for evidence by two months."""
    there = RequiredAction.objects.select_for_update().get(pk=required.pk)
    told = required.exceptions.filter(why=why.strip(), due_on=due_on, answered_at__isnull=True)
    if there.evidence_by == again or told.exists():
        raise NotAllowed("This exception was raised already, and waits for its answer.")


def move_day(
    required: RequiredAction, due_on: date, *, by: User, access: Access, at: datetime
) -> None:
    """Others read the agreed action's steps: they say that the day moved, and not why."""
    action = required.action
    if action is not None and action.now.is_open and action.due_on != due_on:
        agreed_actions.move_day(
            by=by, access=access, action=action, due_on=due_on, at=at,
            reason="A new timescale was agreed after the audit.",
        )  # fmt: skip


def answer_exception(
    *, exception: ActionException, answer: str, by: User, access: Access, at: datetime
) -> None:
    audit = exception.required.audit
    rules.check_may_answer(access, audit.about, policy().roles, exception.raised_by_id)
    check_words(answer, "Say what you make of it.")
    if exception.answered_at is not None:
        raise NotAllowed("This exception is answered already.")
    with transaction.atomic():
        exception.answer, exception.answered_by = answer.strip(), by
        exception.answered_at = at
        exception.save()
        record_event(by=by, did="audit.exception_answered", to=audit, at=at)
        said = f"Your exception after audit {audit.pk} was answered."
        say([exception.raised_by], said, putting_right(audit.pk), at=at, but=by)


def send_evidence(
    *, audit: Audit, said: str, by: User, access: Access, at: datetime
) -> EvidenceReturn:
    """To the head of safeguarding. What has no evidence needs its exception first: a return that
    is silent about it would read as complete."""
    rules.check_may_monitor(access, audit.about, policy().roles)
    check_words(said, "Say what shows that the issues are put right.")
    today, issues = timezone.localdate(at), [each.issue for each in required_actions(audit)]
    if any(each.is_late(today) and not each.exceptions for each in issues):
        raise NotAllowed(
            "An action is late and nothing shows that it is done: enter its evidence, or raise an "
            "exception with a new timescale first."
        )
    days = [each.evidence_by for each in issues if each.evidence_by]
    with transaction.atomic():
        made = EvidenceReturn.objects.create(
            audit=audit, said=said.strip(), due_on=min(days, default=None), of=len(issues),
            complete=sum(each.is_done for each in issues), sent_by=by, sent_at=at,
        )  # fmt: skip
        record_event(by=by, did="audit.evidence_sent", to=audit, at=at)
        heads = with_roles(policy().evidence_to, today)
        told = f"Evidence came in after audit {audit.pk}."
        say(heads, told, putting_right(audit.pk), at=at, but=by)
    return made


def receive_evidence(*, sent: EvidenceReturn, by: User, access: Access, at: datetime) -> None:
    rules.check_may_receive(access, policy().evidence_to)
    if sent.received_at is not None:
        raise NotAllowed("That it came is noted already.")
    with transaction.atomic():
        sent.received_by, sent.received_at = by, at
        sent.save()
        record_event(by=by, did="audit.evidence_received", to=sent.audit, at=at)
