"""What must be done before an audit is closed, and who may do it. Plain Python."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sightline.apps.audits.afterwards.policy import AfterPolicy
from sightline.apps.audits.rules import About, AuditState, is_in_line, may_run
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.audit_tools import Scale
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

OVERALL = "overall"


class TalkKind(StrEnum):
    """The value is also part of an address and the key of its days in the policy."""

    PRACTITIONER = "practitioner"
    MANAGER = "manager"
    MEETING = "meeting"

    @property
    def in_words(self) -> str:
        return _TALKS[self]


_TALKS = {
    TalkKind.PRACTITIONER: "Talked over with the practitioner",
    TalkKind.MANAGER: "Talked over with the manager",
    TalkKind.MEETING: "Assistant manager and worker met",
}


class How(StrEnum):
    IN_PERSON = "in person"
    VIDEO = "by video"
    PHONE = "by phone"

    @property
    def in_words(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Condition:
    """One thing that must hold before closing. `done`: what shows it; empty while it is open.
    `address`, `way`: where it is done, for whoever may."""

    key: str
    title: str
    done: str = ""
    due_on: date | None = None
    address: str = ""
    way: str = ""
    wants: str = ""

    @property
    def holds(self) -> bool:
        return bool(self.done)

    def is_late(self, today: date) -> bool:
        return not self.holds and self.due_on is not None and self.due_on < today


class NotYet(NotAllowed):
    """It can't be closed; `wanting` are the conditions that do not hold."""

    def __init__(self, wanting: Collection[Condition]) -> None:
        said = "; ".join(each.wants or each.title.lower() for each in wanting)
        super().__init__(f"This audit can’t be closed yet. Still to do: {said}.")
        self.wanting = tuple(wanting)


def check_close(access: Access, about: About, conditions: Collection[Condition]) -> None:
    check_may_close(access, about)
    wanting = [each for each in conditions if not each.holds]
    if wanting:
        raise NotYet(wanting)


def may_close(access: Access, about: About) -> bool:
    is_auditor = about.auditor is not None and access.person == about.auditor
    return about.state is AuditState.HANDED_IN and (is_auditor or may_run(access))


def check_may_close(access: Access, about: About) -> None:
    if about.state is AuditState.CLOSED:
        raise NotAllowed("This audit is closed already.")
    if not may_close(access, about):
        raise NotAllowed("The auditor, or who keeps the programme, closes a handed-in audit.")


def check_open_for_words(about: About) -> None:
    """Nothing is added before it is handed in or once it is closed."""
    if about.state is AuditState.CLOSED:
        raise NotAllowed("This audit is closed. It has to be reopened first.")
    if about.state is not AuditState.HANDED_IN:
        raise NotAllowed("This can be done once the audit is handed in.")


def manages(access: Access, about: About) -> bool:
    """Whoever manages the team or the service that the work belongs to."""
    return any(
        (bool(about.team) and hold.reaches(Level.TEAM, about.team))
        or (bool(about.service) and hold.reaches(Level.SERVICE, about.service))
        for hold in access.holds
        if Right.SEE_AUDITS in hold.rights and hold.profile == "manager"
    )


def is_case_holder(access: Access, about: About) -> bool:
    return bool(about.worker) and any(
        hold.workers == frozenset({about.worker}) for hold in access.holds if not hold.everything
    )


def may_record_talk(access: Access, about: About, kind: TalkKind) -> bool:
    """The auditor tells of the discussions; the meeting is told by the managers who hold it."""
    if about.state is not AuditState.HANDED_IN:
        return False
    if may_run(access):
        return True
    if kind is TalkKind.MEETING:
        return manages(access, about)
    return about.auditor is not None and access.person == about.auditor


def check_may_record_talk(access: Access, about: About, kind: TalkKind) -> None:
    check_open_for_words(about)
    if not may_record_talk(access, about, kind):
        who = "a manager of the team" if kind is TalkKind.MEETING else "the auditor"
        raise NotAllowed(f"This is recorded by {who}.")


def check_talk(
    kind: TalkKind, held_on: date, with_whom: str, said: str, issues: str, set_on: date,
    today: date,
) -> None:  # fmt: skip
    if held_on > today:
        raise NotAllowed("The day lies ahead: record it once it was held.")
    if held_on < set_on:
        raise NotAllowed("The day lies before the audit was set.")
    check_said(with_whom, "Say who was there, by role.")
    if kind is TalkKind.MEETING:
        check_said(said, "Say what good practice was found.")
        check_said(issues, "Say what the issues are, or that there are none.")
    else:
        check_said(said, "Say what was said.")


def check_said(said: str, sentence: str) -> None:
    if not said.strip():
        raise NotAllowed(sentence)


def may_comment(access: Access, about: About) -> bool:
    """The case-holder and the managers above; each for themselves, never the auditor here."""
    if about.state is not AuditState.HANDED_IN or about.is_second:
        return False
    return access.person != about.auditor and is_in_line(access, about)


def check_may_comment(access: Access, about: About) -> None:
    check_open_for_words(about)
    if not may_comment(access, about):
        raise NotAllowed("The case-holder and the managers above write here, each for themselves.")


def may_confirm(access: Access, about: About, policy: AfterPolicy) -> bool:
    """A service manager whose reach covers the service; nobody for an audit of their own."""
    if about.state is not AuditState.HANDED_IN or access.person == about.auditor:
        return False
    return any(
        hold.role in policy.confirmers
        and (hold.everything or (bool(about.service) and about.service in hold.services))
        for hold in access.holds
    )


def check_may_confirm(access: Access, about: About, policy: AfterPolicy) -> None:
    check_open_for_words(about)
    if not may_confirm(access, about, policy):
        raise NotAllowed("A service manager of this service, not the auditor, confirms this.")


def may_moderate(access: Access, about: About, policy: AfterPolicy) -> bool:
    """By role, never one's own. Open and closed audits alike are moderated again."""
    if about.state not in {AuditState.HANDED_IN, AuditState.CLOSED} or about.is_second:
        return False
    return is_moderator(access, policy) and access.person != about.auditor


def is_moderator(access: Access, policy: AfterPolicy) -> bool:
    return any(hold.role in policy.moderators for hold in access.holds)


def check_may_moderate(access: Access, about: About, policy: AfterPolicy) -> None:
    if access.person == about.auditor:
        raise NotAllowed("Nobody moderates their own audit.")
    if not may_moderate(access, about, policy):
        raise NotAllowed("Moderators read audits that are handed in.")


@dataclass(frozen=True)
class Regraded:
    """A grade before and after moderation; `dimension` a section's key or the whole."""

    dimension: str
    before: int | None
    after: int | None
    reasons: str = ""


def check_regraded(found: Regraded, scale: Scale, title: str) -> None:
    if found.after is None or found.after not in {each.value for each in scale.grades}:
        raise NotAllowed(f"{title}: choose one of the tool’s grades.")
    if found.after != found.before and not found.reasons.strip():
        raise NotAllowed(f"{title}: the grade changes, so give the reasons.")


def check_later(day: date, today: date) -> None:
    if not today < day <= today + timedelta(days=3 * 366):
        raise NotAllowed("Choose a day ahead, within three years.")
