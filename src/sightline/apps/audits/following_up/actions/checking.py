"""The same issue in other files: each file looked at is recorded, and what is found is agreed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.following_up import rules
from sightline.apps.audits.following_up.actions.requiring import agree_of
from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.following_up.rules import Looked
from sightline.apps.audits.following_up.steps import Standing, standings
from sightline.apps.audits.models import Audit, Escalation, FileCheck
from sightline.apps.children.queries import may_see
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def look_at_file(
    *, audit: Audit, child_id: str, worker: str, looked: Looked, by: User, access: Access,
    at: datetime, said: str = "", due_on: date | None = None,
    escalation: Escalation | None = None,
) -> FileCheck:  # fmt: skip
    """`escalation`: the review of the whole group's files at stage 1, which its manager does."""
    _check_who(audit, escalation, access)
    if not may_see(access, child_id):
        raise NotAllowed("There is no such file within your reach.")
    rules.check_same_issue(looked, said, due_on, timezone.localdate(at))
    with transaction.atomic():
        made = FileCheck(
            audit=audit, escalation=escalation, child_id=child_id, worker=worker,
            looked=looked.value, said=said.strip(), by=by, at=at,
        )  # fmt: skip
        if looked is Looked.SAME and due_on is not None:
            made.action = agree_of(
                audit, f"Put right in another file, as after audit {audit.pk}", due_on, by=by,
                at=at, why="Which file stands on the audit’s page.", worker=worker,
            )  # fmt: skip
        made.save()
        record_event(by=by, did="audit.file_looked_at", to=audit, at=at)
    return made


def _check_who(audit: Audit, escalation: Escalation | None, access: Access) -> None:
    if escalation is None:
        rules.check_may_monitor(access, audit.about, policy().roles)
    elif Standing.MANAGERS not in standings(access, escalation.whom, policy().roles):
        raise NotAllowed("The team manager reviews the files of the group.")
