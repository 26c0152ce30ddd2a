"""Who is told of an immediate concern, and which concerns somebody may read."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import is_hidden, together
from sightline.apps.audits.form import concern_rules
from sightline.apps.audits.form.concern_rules import ConcernPolicy, Step
from sightline.apps.audits.holders import holders
from sightline.apps.audits.models import Audit, Concern
from sightline.apps.children.queries import closed_to
from sightline.apps.notices.telling import people_with
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


def policy() -> ConcernPolicy:
    return concern_rules.policy(Path(settings.SIGHTLINE_DATA))


def who_to_tell(audit: Audit, at: datetime, *, above: int = -1) -> tuple[int, list[User]]:
    """The nearest step above that somebody holds, and who holds it. Raises NotAllowed when nobody
    is left; then the auditor has to find somebody without this page."""
    for number, step in enumerate(policy().steps):
        if number > above and (found := _open_to_child(audit, _holders(audit, step, at), at)):
            return number, found
    if above < 0:
        running = _open_to_child(audit, people_with(Right.RUN_AUDITS, timezone.localdate(at)), at)
        if found := _but_graders(audit, running) or running:
            return len(policy().steps), found
    raise NotAllowed("Nobody holds a role that is told of this. Phone the duty manager now.")


def _holders(audit: Audit, step: Step, at: datetime) -> list[User]:
    name = audit.team if step.of is Level.TEAM else audit.service
    return _but_graders(audit, holders(step.of, name, timezone.localdate(at), step.roles))


def _but_graders(audit: Audit, people: Iterable[User]) -> list[User]:
    """Neither the auditor, who knows, nor whoever else is to look at the file unprejudiced."""
    graders = {audit.auditor_id, *(each.auditor_id for each in together(audit))}
    return [each for each in people if each.pk not in graders]


def _open_to_child(audit: Audit, people: Iterable[User], at: datetime) -> list[User]:
    """A restricted child's matter goes to those named for the child alone."""
    accesses = ((each, access_of(each, at)) for each in people)
    return [
        each
        for each, access in accesses
        if not audit.child_id or audit.child_id not in closed_to(access)
    ]


def find_concern(id: int, access: Access) -> Concern | None:
    found = Concern.objects.filter(pk=id, audit__authority=authority_code())
    concern = found.select_related("audit__tool", "told", "raised_by", "acknowledged_by").first()
    return concern if concern and _may_see(access, concern) else None


def concerns_of(audit: Audit) -> list[Concern]:
    return list(audit.concerns.select_related("told", "raised_by", "acknowledged_by"))


def waiting_for(access: Access) -> list[Concern]:
    """Not answered yet, for whoever was told and the managers above the file."""
    return [
        each
        for each in unanswered().select_related("audit", "told")
        if each.raised_by_id != access.person and _may_see(access, each)
    ]


def unanswered() -> QuerySet[Concern]:
    here = Concern.objects.filter(audit__authority=authority_code())
    return here.filter(acknowledged_at__isnull=True)


def overdue(at: datetime) -> QuerySet[Concern]:
    return unanswered().filter(due_at__lt=at).select_related("audit", "told")


def _may_see(access: Access, concern: Concern) -> bool:
    people = {"told": concern.told_id, "raised_by": concern.raised_by_id}
    child = concern.audit.child_id
    closed = bool(child) and child in closed_to(access)
    # A child's safety goes before a blind grading: whoever was told reads it all the same.
    hidden = access.person not in people.values() and is_hidden(concern.audit, access)
    seen = concern_rules.may_see(access, concern.audit.about, **people) and not hidden
    return seen and (not closed or access.person == concern.raised_by_id)
