"""After the demonstration's audits: what was required, one exception, evidence, one escalation.

Upon `demo.audits`: only audits whose case-holder's team has managers with accounts are used.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from sightline.apps.audits.following_up import actions, rules
from sightline.apps.audits.following_up.actions.escalating import Written
from sightline.apps.audits.following_up.actions.requiring import agree_required
from sightline.apps.audits.following_up.people import holding
from sightline.apps.audits.following_up.queries import required_actions
from sightline.apps.audits.following_up.steps import Standing
from sightline.apps.audits.models import Audit, RequiredAction
from sightline.apps.audits.rules import AuditState
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User

_REQUIRED = (
    "Write up the last two visits, with what was seen and said.",
    "Bring the chronology up to date and put it before the next review.",
)


def ensure_escalations(at: datetime) -> None:
    """Idempotent: nothing happens where something was required before."""
    if RequiredAction.objects.filter(audit__authority=authority_code()).exists():
        return
    found = Audit.objects.filter(
        authority=authority_code(), state=AuditState.HANDED_IN, second_of__isnull=True,
        auditor__isnull=False, handed_in_at__lt=at,
    ).select_related("tool", "auditor")  # fmt: skip
    led = [each for each in found if each.grade != 1 and _manager(each, at) is not None]
    for number, audit in enumerate(led[:3]):
        _require(audit, at)
        if number == 0:
            _escalate(audit, at)
        elif number == 1:
            manager = _of(_manager(audit, at), at)
            said = "The manager reads the chronology with the worker on Friday."
            actions.place_record(audit=audit, said=said, **manager)


def _require(audit: Audit, at: datetime) -> None:
    """As the auditor listed them on the day it was handed in."""
    assert audit.auditor is not None and audit.handed_in_at is not None
    day = timezone.localdate(audit.handed_in_at)
    for number, said in enumerate(_REQUIRED, start=1):
        RequiredAction.objects.create(
            audit=audit, number=number, child_id=audit.child_id, said=said,
            due_on=day + timedelta(days=14 * number), by=audit.auditor, at=audit.handed_in_at,
        )  # fmt: skip
    agree_required(audit=audit, by=audit.auditor, at=audit.handed_in_at)


def _escalate(audit: Audit, at: datetime) -> None:
    """The first action stayed undone: exception, stage 1 and its meeting."""
    manager, today = _of(_manager(audit, at), at), timezone.localdate(at)
    first = required_actions(audit)[0]
    actions.raise_exception(
        required=first, why="Sickness in the team; the visits were made and not written up.",
        due_on=today + timedelta(days=7), **manager,
    )  # fmt: skip
    there = actions.begin(
        audit=audit, move="begin stage 1", said="The date passed a second time.", **manager
    )
    actions.move_on(escalation=there, move="record stage 1", written=_meeting(today), **manager)


def _meeting(today: date) -> Written:
    return Written(
        today, "Team manager, assistant team manager, social worker",
        "Why the visits were not written up, and what stands in the way.",
        "Both visits are written up by the new date; one morning a week is kept free for it.",
        today + timedelta(days=14),
    )  # fmt: skip


def _manager(audit: Audit, at: datetime) -> User | None:
    people = holding(Standing.MANAGERS, rules.whom(audit.about), timezone.localdate(at))
    return people[0] if people else None


def _of(person: User | None, at: datetime) -> dict[str, Any]:
    assert person is not None
    return {"by": person, "access": access_of(person, at), "at": at}
