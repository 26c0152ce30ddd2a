"""Who hears of what after an audit is handed in. No grade and no child stands in a notice: a second
auditor of the same file may read it too."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import hidden_audits
from sightline.apps.audits.afterwards.conditions import conditions_of, due_on, policy
from sightline.apps.audits.afterwards.rules import Condition, TalkKind
from sightline.apps.audits.holders import holders
from sightline.apps.audits.models import Audit, Moderation
from sightline.apps.audits.rules import AuditState
from sightline.apps.children.queries import closed_to
from sightline.apps.notices.actions import tell
from sightline.apps.notices.models import Notice
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
    today, told, known = timezone.localdate(at), 0, _Known(at)
    waiting = Audit.objects.filter(authority=authority_code(), state=AuditState.HANDED_IN)
    waiting = waiting.select_related("tool", "auditor").prefetch_related("talks", "confirmations")
    for audit in waiting.defer("tool__data", "facts", "records", "history_said"):
        for condition in conditions_of(audit):
            if condition.is_late(today):
                told += _remind_of(audit, condition, known)
    return told + _remind_of_feedback(today, at)


class _Known:
    """What one run asks of people and units, asked once however many audits are late."""

    def __init__(self, at: datetime) -> None:
        self.at, self.today = at, timezone.localdate(at)
        told = Notice.objects.filter(topic=DUE.key).values_list("person_id", "key")
        self.told = set(told)
        self._may: dict[int, tuple[frozenset[str], frozenset[int]]] = {}
        self._who: dict[tuple[str, str], list[User]] = {}

    def who(self, audit: Audit, key: str) -> list[User]:
        if key not in (TalkKind.MEETING, "confirmation", "moderation"):
            return [audit.auditor] if audit.auditor is not None else []
        unit = {TalkKind.MEETING.value: audit.team, "confirmation": audit.service}.get(key, "")
        if (key, unit) not in self._who:
            self._who[key, unit] = _holders(key, unit, self.today)
        return self._who[key, unit]

    def may_hear(self, audit: Audit, person: User) -> bool:
        """Not the closed doors of a restricted child, nor the first look of a second auditor."""
        if not person.is_active:
            return False
        if person.pk not in self._may:
            access = access_of(person, self.at)
            self._may[person.pk] = (closed_to(access), hidden_audits(access))
        closed, hidden = self._may[person.pk]
        is_closed = bool(audit.child_id) and audit.child_id in closed
        return audit.auditor_id == person.pk or not (is_closed or audit.pk in hidden)


def _remind_of(audit: Audit, condition: Condition, known: _Known) -> int:
    said = f"Late on {_named(audit)}: {condition.title[:1].lower()}{condition.title[1:]}."
    key = f"audit-{audit.pk}-{condition.key}-{condition.due_on}"
    to = [
        each
        for each in known.who(audit, condition.key)
        if (each.pk, key) not in known.told and known.may_hear(audit, each)
    ]
    return len(tell(to=to, topic=DUE, said=said, address=_page(audit), at=known.at, key=key))


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


def _holders(key: str, unit: str, today: date) -> list[User]:
    if key == TalkKind.MEETING:
        return holders(Level.TEAM, unit, today, _MEETS)
    if key == "confirmation":
        return holders(Level.SERVICE, unit, today, policy().confirmers)
    return holders(Level.AUTHORITY, "", today, policy().moderators)


def _named(audit: Audit) -> str:
    return f"audit {audit.pk} ({audit.tool.title})"


def _page(audit: Audit) -> str:
    return reverse("audits:after", args=[audit.pk])
