"""What stands beside the lines: multi-agency events, agreed numbers, exemptions."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.models import AgreedNumber, Exemption, JointEvent
from sightline.apps.audits.programme import rules
from sightline.apps.audits.programme.actions.planning import check_keeper
from sightline.apps.audits.programme.months import last_day
from sightline.apps.events.actions import record_event
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed


def plan_event(
    *, by: User, at: datetime, title: str, from_month: date, until_month: date | None = None,
    completed_on: date | None = None,
) -> JointEvent:  # fmt: skip
    check_keeper(by, at)
    first, last = last_day(from_month), last_day(until_month or from_month)
    rules.check_line(title, first, last)
    with transaction.atomic():
        made = JointEvent.objects.create(
            authority=authority_code(), title=title.strip(), from_month=first, until_month=last,
            completed_on=completed_on,
        )  # fmt: skip
        record_event(by=by, did="programme.event_planned", to=made, at=at, said=made.title)
    return made


def complete_event(
    *, event: JointEvent, completed_on: date, outcome: str, by: User, at: datetime
) -> JointEvent:
    """It may be said again: what was said last holds."""
    check_keeper(by, at)
    if completed_on > timezone.localdate(at):
        raise NotAllowed("The day on which it was completed must have been.")
    if completed_on < event.from_month.replace(day=1):
        raise NotAllowed("It can’t be completed before it began.")
    event.completed_on, event.outcome = completed_on, outcome.strip()
    with transaction.atomic():
        event.save(update_fields=["completed_on", "outcome"])
        record_event(by=by, did="programme.event_completed", to=event, at=at, said=event.title)
    return event


def take_out_event(*, event: JointEvent, by: User, at: datetime) -> None:
    check_keeper(by, at)
    with transaction.atomic():
        record_event(by=by, did="programme.event_taken_out", to=event, at=at, said=event.title)
        event.delete()


def agree_number(
    *, auditor: User, from_on: date, until_on: date, number: int, by: User, at: datetime
) -> AgreedNumber:
    """How many audits somebody does in a period; said again for the same days, it is changed."""
    check_keeper(by, at)
    rules.check_days(from_on, until_on)
    with transaction.atomic():
        kept, _ = AgreedNumber.objects.update_or_create(
            authority=authority_code(), auditor=auditor, from_on=from_on, until_on=until_on,
            defaults={"number": number, "by": by, "at": at},
        )  # fmt: skip
        said = f"{auditor.name} does {number} audits."
        record_event(by=by, did="programme.number_agreed", to=auditor, at=at, said=said)
    return kept


def exempt(
    *, auditor: User, from_on: date, until_on: date, reason: str, by: User, at: datetime
) -> Exemption:
    """Somebody is given no audit for a time. Why stays on the page of those who run audits."""
    check_keeper(by, at)
    rules.check_days(from_on, until_on)
    if not reason.strip():
        raise NotAllowed("Say why no audit is given for that time.")
    with transaction.atomic():
        made = Exemption.objects.create(
            authority=authority_code(), auditor=auditor, from_on=from_on, until_on=until_on,
            reason=reason.strip(), by=by, at=at,
        )  # fmt: skip
        said = f"{auditor.name} is given no audits for a time."
        record_event(by=by, did="programme.exempted", to=auditor, at=at, said=said)
    return made


def take_back_exemption(*, exemption: Exemption, by: User, at: datetime) -> None:
    check_keeper(by, at)
    with transaction.atomic():
        exemption.taken_back_at = at
        exemption.save(update_fields=["taken_back_at"])
        said = f"{exemption.auditor.name} may be given audits again."
        record_event(by=by, did="programme.exemption_ended", to=exemption.auditor, at=at, said=said)
