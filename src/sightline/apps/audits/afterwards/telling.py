"""Who hears of what after an audit is handed in. No grade and no child stands in a notice: a second
auditor of the same file may read it too."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import is_hidden
from sightline.apps.audits.afterwards.conditions import conditions_of, due_on, policy
from sightline.apps.audits.afterwards.rules import Condition, TalkKind
from sightline.apps.audits.holders import holders
from sightline.apps.audits.models import Audit, Moderation
from sightline.apps.audits.rules import AuditState
from sightline.apps.children.queries import closed_to
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.words import Level

MODERATED = register_topic(
    Topic(
        "audit_moderated",
        "An audit of yours was moderated",
        "To its auditor: what the moderator says to them.",
    )
)
DUE = register_topic(
    Topic(
        "audit_after_due",
        "Something is due on an audit that was handed in",
        "To whoever talks it over, meets, confirms or moderates, once it is late.",
    )
)
_MEETS = frozenset({"assistant_team_manager", "team_manager"})


def of_moderation(moderation: Moderation, at: datetime) -> None:
    auditor = moderation.audit.auditor
    if auditor is not None and auditor.is_active:
        said = f"A moderator has read your {_named(moderation.audit)} and writes to you."
        tell(to=[auditor], topic=MODERATED, said=said, address=moderation.address, at=at)


def remind(at: datetime) -> int:
    """Once for each thing that is late, to those who can do it."""
    today, told = timezone.localdate(at), 0
    waiting = Audit.objects.filter(authority=authority_code(), state=AuditState.HANDED_IN)
    for audit in waiting.select_related("tool", "auditor"):
        for condition in conditions_of(audit):
            if condition.is_late(today):
                told += _remind_of(audit, condition, today, at)
    return told + _remind_of_feedback(today, at)


def _remind_of(audit: Audit, condition: Condition, today: date, at: datetime) -> int:
    said = f"Late on {_named(audit)}: {condition.title[:1].lower()}{condition.title[1:]}."
    to = [each for each in _who(audit, condition.key, today) if _may_hear(audit, each, at)]
    key = f"audit-{audit.pk}-{condition.key}-{condition.due_on}"
    return len(tell(to=to, topic=DUE, said=said, address=_page(audit), at=at, key=key))


def _remind_of_feedback(today: date, at: datetime) -> int:
    unread = Moderation.objects.filter(read_at__isnull=True, audit__authority=authority_code())
    told = 0
    for each in unread.select_related("audit__tool", "audit__auditor"):
        due = due_on(each.audit, "feedback", timezone.localdate(each.at))
        auditor = each.audit.auditor
        if due is not None and due < today and auditor is not None and auditor.is_active:
            said = f"A moderator wrote to you about your {_named(each.audit)}: say you read it."
            key = f"audit-feedback-{each.pk}"
            told += len(
                tell(to=[auditor], topic=DUE, said=said, address=each.address, at=at, key=key)
            )
    return told


def _who(audit: Audit, key: str, today: date) -> Iterable[User]:
    if key == TalkKind.MEETING:
        return holders(Level.TEAM, audit.team, today, _MEETS)
    if key == "confirmation":
        return holders(Level.SERVICE, audit.service, today, policy().confirmers)
    if key == "moderation":
        return holders(Level.AUTHORITY, "", today, policy().moderators)
    return [audit.auditor] if audit.auditor is not None else []


def _may_hear(audit: Audit, person: User, at: datetime) -> bool:
    """Not the closed doors of a restricted child, nor the first look of a second auditor."""
    access = access_of(person, at)
    closed = bool(audit.child_id) and audit.child_id in closed_to(access)
    is_own = audit.auditor_id == person.pk
    return person.is_active and (is_own or not closed) and not is_hidden(audit, access)


def _named(audit: Audit) -> str:
    return f"audit {audit.pk} ({audit.tool.title})"


def _page(audit: Audit) -> str:
    return reverse("audits:after", args=[audit.pk])
