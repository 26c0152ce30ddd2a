"""After the demonstration's audits were handed in: one closed, one moderated and half done, the
others left as they came. After `demo.audits`."""

from datetime import datetime, timedelta

from django.utils import timezone

from sightline.apps.audits.afterwards import actions, drawing
from sightline.apps.audits.afterwards.conditions import conditions_of, is_below_good
from sightline.apps.audits.afterwards.rules import OVERALL, How, Regraded, TalkKind
from sightline.apps.audits.models import Audit, Talk
from sightline.apps.audits.rules import AuditState
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User

_TALKED = {
    TalkKind.PRACTITIONER: "The worker knew of the late visits and asked for help with recording.",
    TalkKind.MANAGER: "We agree on the grade. Visits are looked at in each supervision from now.",
    TalkKind.MEETING: "The direct work with the child is careful and written in her own words.",
}
_ISSUES = "Two visits were recorded ten days late; the plan says who does what but not by when."
_FEEDBACK = (
    "Your evidence is clear and easy to follow. Section by section the grade fits; for the whole "
    "I weighed more that the child was not seen alone."
)


def ensure_audits_after(at: datetime) -> None:
    """Idempotent: nothing happens where something was recorded before."""
    if Talk.objects.filter(audit__authority=authority_code()).exists():
        return
    drawing.draw_all(at)
    handed_in = Audit.objects.filter(
        authority=authority_code(), state=AuditState.HANDED_IN, second_of__isnull=True,
        handed_in_at__lt=at, auditor__isnull=False,
    ).select_related("tool", "auditor")  # fmt: skip
    for audit, do in zip(handed_in.order_by("handed_in_at", "pk")[:2], _STORY, strict=False):
        do(audit, at)


def _close(audit: Audit, at: datetime) -> None:
    """Everything was done, and it is closed."""
    _talk(audit, tuple(TalkKind), at)
    _comment(audit, "I agree with what is said of recording. The family had moved twice.", at)
    manager, head = _person("group.manager"), _moderator(audit)
    if is_below_good(audit) and manager and audit.service in _services(manager, at):
        said = "I looked at the file again: visits are made and recorded within two days."
        actions.confirm(audit=audit, said=said, **_of(manager, at))
    if head and any(each.key == "moderation" for each in conditions_of(audit)):
        grades = [Regraded(OVERALL, audit.grade, audit.grade)]
        actions.moderate(
            audit=audit, grades=grades, themes=["clear"], **_of(head, at),
            feedback="Grade and evidence agree. A good example of writing what was seen.",
        )  # fmt: skip
    if all(each.holds for each in conditions_of(audit)):
        actions.close_audit(audit=audit, **_of(audit.auditor, at))


def _half_done(audit: Audit, at: datetime) -> None:
    """Moderated with another grade; the manager's discussion and the confirmation are open."""
    _talk(audit, (TalkKind.PRACTITIONER,), at)
    head, scale = _moderator(audit), tool_of(audit.tool).scale
    if head is None or audit.grade is None:
        return
    worse = min(audit.grade + 1, scale.grades[-1].value)
    reasons = "The child was not seen alone between April and June, and nobody asked why."
    actions.moderate(
        audit=audit, grades=[Regraded(OVERALL, audit.grade, worse, reasons)],
        feedback=_FEEDBACK, themes=["voice", "outcome"], **_of(head, at),
    )  # fmt: skip


def _talk(audit: Audit, kinds: tuple[TalkKind, ...], at: datetime) -> None:
    wanted = {each.key for each in conditions_of(audit) if not each.holds}
    for kind in kinds:
        is_meeting = kind is TalkKind.MEETING
        by = _meets(audit, at) if is_meeting else audit.auditor
        if kind.value in wanted and by is not None:
            held = max(timezone.localdate(at - timedelta(days=1)), audit.set_on)
            actions.record_talk(
                audit=audit, kind=kind, held_on=held, how=How.IN_PERSON, said=_TALKED[kind],
                issues=_ISSUES if is_meeting else "", with_whom="Social worker, team manager",
                **_of(by, at),
            )  # fmt: skip


def _comment(audit: Audit, text: str, at: datetime) -> None:
    by = _meets(audit, at)
    if by is not None and by != audit.auditor:
        actions.say(audit=audit, section=OVERALL, text=text, read=0, **_of(by, at))


_STORY = (_close, _half_done)


def _meets(audit: Audit, at: datetime) -> User | None:
    """The assistant manager where it is their team, else whoever keeps the programme."""
    assistant = _person("assistant.manager")
    holds = access_of(assistant, at).holds if assistant else ()
    is_theirs = any(audit.team in hold.teams for hold in holds)
    return assistant if is_theirs else _person("head.of.safeguarding")


def _services(person: User, at: datetime) -> set[str]:
    return {service for hold in access_of(person, at).holds for service in hold.services}


def _moderator(audit: Audit) -> User | None:
    """Nobody moderates their own."""
    both = (_person("head.of.safeguarding"), _person("principal.social.worker"))
    return next((each for each in both if each and each != audit.auditor), None)


def _person(key: str) -> User | None:
    return User.objects.filter(email=f"{key}@wrenshire.example", is_active=True).first()


def _of(person: User, at: datetime) -> dict[str, object]:
    return {"by": person, "access": access_of(person, at), "at": at}
