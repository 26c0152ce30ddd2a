"""What was talked over, what the worker and managers say, what a service manager confirms."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.afterwards import rules
from sightline.apps.audits.afterwards.conditions import is_below_good, policy
from sightline.apps.audits.afterwards.rules import How, TalkKind
from sightline.apps.audits.models import Audit, Comment, Confirmation, Talk
from sightline.apps.audits.rules import may_run
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import roles
from sightline.vocabulary.not_allowed import NotAllowed


def record_talk(
    *, audit: Audit, kind: TalkKind, held_on: date, how: How, with_whom: str, said: str,
    issues: str = "", by: User, access: Access, at: datetime,
) -> Talk:  # fmt: skip
    rules.check_may_record_talk(access, audit.about, kind)
    today = timezone.localdate(at)
    rules.check_talk(kind, held_on, with_whom, said, issues, audit.set_on, today)
    with transaction.atomic():
        talk = Talk.objects.create(
            audit=audit, kind=kind.value, held_on=held_on, how=how.value, by=by, at=at,
            with_whom=with_whom.strip(), said=said.strip(), issues=issues.strip(),
        )  # fmt: skip
        record_event(by=by, did="audit.talked_over", to=audit, at=at, kind=kind.value)
    return talk


def take_back(
    *, record: Talk | Confirmation, why: str, by: User, access: Access, at: datetime
) -> None:
    """It was recorded wrongly; it stays readable, and counts no more."""
    rules.check_open_for_words(record.audit.about)
    rules.check_said(why, "Say what was wrong about it.")
    if by != record.by and not may_run(access):
        raise NotAllowed("It is taken back by the person who recorded it.")
    with transaction.atomic():
        record.taken_back_at, record.taken_back_by = at, by
        record.taken_back_why = why.strip()[:300]
        record.save()
        record_event(by=by, did="audit.record_taken_back", to=record.audit, at=at)


def say(
    *, audit: Audit, section: str, text: str, read: int, by: User, access: Access, at: datetime
) -> Comment | None:
    """One's own comments on a section or the whole. Nobody's are changed by anybody else."""
    rules.check_may_comment(access, audit.about)
    if section not in dict(tool_of(audit.tool).dimensions):
        raise NotAllowed("There is no such section on this tool.")
    with transaction.atomic():
        mine = Comment.objects.filter(audit=audit, section=section, by=by).first()
        if mine is None and not text.strip():
            return None
        if mine is None:
            mine = Comment(audit=audit, section=section, by=by, role=_role(access), at=at)
            mine.text = text.strip()
            mine.save()
        elif mine.text == text.strip():
            return mine
        else:
            mine.text, mine.at = text.strip(), at
            save_version(mine, read=read, fields=["text", "at"])
        record_event(by=by, did="audit.commented", to=audit, at=at)
    return mine


def confirm(*, audit: Audit, said: str, by: User, access: Access, at: datetime) -> Confirmation:
    """A service manager has seen that what fell short was put right."""
    rules.check_may_confirm(access, audit.about, policy())
    rules.check_said(said, "Say what was done, and how you know.")
    if not is_below_good(audit):
        raise NotAllowed("The grade is good or better: nothing has to be confirmed.")
    with transaction.atomic():
        made = Confirmation.objects.create(
            audit=audit, said=said.strip(), grade=audit.grade, by=by, at=at
        )
        record_event(by=by, did="audit.confirmed", to=audit, at=at)
    return made


def _role(access: Access) -> str:
    known = roles()
    return ", ".join(known[name].title for name in access.roles if name in known)[:100]
