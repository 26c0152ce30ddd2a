"""An audit with required actions, handed in, as the tests of following up need it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from tests.integration.audits.making_audits import People, audit_of, hand_in, people

from sightline.apps.audits.following_up import actions
from sightline.apps.audits.following_up.actions.escalating import Written
from sightline.apps.audits.handed_in import was_handed_in
from sightline.apps.audits.models import Audit, Escalation
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User

SAID = "Visit Amelia alone and write down what she says"


def everybody() -> People:
    found = people()
    for name in ("social_worker", "assistant_team_manager", "team_manager", "group_manager",
                 "head_of_safeguarding", "quality_officer"):  # fmt: skip
        assert found[name]
    return found


def of(person: User, at: datetime) -> dict[str, Any]:
    return {"by": person, "access": access_of(person, at), "at": at}


def required(
    auditor: User, at: datetime, *, child: str = "CHILD-1", days: tuple[int, ...] = (10, 20)
) -> Audit:
    """Handed in at that time, each action due so many days later."""
    audit = audit_of(auditor, at - timedelta(days=5), child=child)
    for number in days:
        due = timezone.localdate(at) + timedelta(days=number)
        actions.require(audit=audit, said=SAID, due_on=due, **of(auditor, at))
    hand_in(audit, 3, at)
    was_handed_in(audit, auditor, at)
    return audit


def meeting(at: datetime, days: int = 20) -> Written:
    today = timezone.localdate(at)
    return Written(
        today, "Team manager, social worker", "What stayed undone", "Visit by then",
        today + timedelta(days=days),
    )  # fmt: skip


def at_stage_1(audit: Audit, manager: User, at: datetime) -> Escalation:
    return actions.begin(
        audit=audit, move="begin stage 1", said="Two dates passed", **of(manager, at)
    )


def at_stage_2(audit: Audit, who: People, at: datetime) -> Escalation:
    there = at_stage_1(audit, who["team_manager"], at)
    actions.move_on(
        escalation=there, move="record stage 1", written=meeting(at), **of(who["team_manager"], at)
    )
    return actions.move_on(
        escalation=there, move="begin stage 2", said="Nothing was done", is_early=True,
        **of(who["team_manager"], at),
    )  # fmt: skip
