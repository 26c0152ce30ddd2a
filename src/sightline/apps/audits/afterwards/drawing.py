"""Which audits are moderated and which are graded twice: by rule and by draw, each kept with why.

The draw takes exactly one of so many in a row. It may run as often as it likes.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.audits.afterwards.draw_rules import Drawn, always_moderated, is_drawn
from sightline.apps.audits.form.actions import create_audit
from sightline.apps.audits.models import Audit, Draw
from sightline.apps.audits.rules import AuditState
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.actions import record_event
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools import Subject

LIVING = [AuditState.ALLOCATED, AuditState.STARTED, AuditState.HANDED_IN, AuditState.CLOSED]


def draw_all(at: datetime) -> tuple[int, int]:
    """Of all that were not drawn yet: how many go to a moderator, how many get a second auditor."""
    firsts = Audit.objects.filter(authority=authority_code(), second_of__isnull=True)
    firsts = firsts.select_related("tool").order_by("pk")
    handed_in = firsts.filter(state=AuditState.HANDED_IN)
    to_moderate = handed_in.exclude(draws__purpose=Drawn.MODERATION)
    to_grade = firsts.filter(state__in=LIVING).exclude(draws__purpose=Drawn.SECOND)
    moderated = sum(draw_for_moderation(each, at).is_chosen for each in to_moderate)
    return moderated, sum(_draw_second(each, at) for each in to_grade)


def when_handed_in(*, audit: Audit, by: User, at: datetime) -> None:
    """At once, so that nobody waits; the work that runs by itself finds what came otherwise."""
    if audit.second_of_id is None:
        draw_for_moderation(audit, at)


def draw_for_moderation(audit: Audit, at: datetime) -> Draw:
    """Every one at the ends of the scale, one in so many of the others. An audit that was handed
    in again is looked at again, and never loses its place on the list."""
    rules = policy()
    always = always_moderated(audit.grade, tool_of(audit.tool).scale, rules)
    with transaction.atomic():
        drawn = _drawn(audit, Drawn.MODERATION)
        if drawn is None:
            drawn = _new(audit, Drawn.MODERATION, rules.moderate_one_in, at, is_sure=bool(always))
        if always and not drawn.is_chosen:
            drawn.is_chosen = True
        drawn.why = always or drawn.why
        drawn.save()
    return drawn


def choose_for_moderation(audit: Audit, why: str, by: User, at: datetime) -> Draw:
    with transaction.atomic():
        drawn, _ = Draw.objects.get_or_create(
            audit=audit, purpose=Drawn.MODERATION,
            defaults={"authority": audit.authority, "at": at},
        )  # fmt: skip
        drawn.is_chosen, drawn.why, drawn.by = True, why[:200], by
        drawn.save()
    return drawn


def choose_gold(audit: Audit, by: User, at: datetime) -> Draw:
    """A file graded by several; a second auditor it was drawn for is one of them."""
    with transaction.atomic():
        drawn, _ = Draw.objects.get_or_create(
            audit=audit, purpose=Drawn.SECOND, defaults={"authority": audit.authority, "at": at}
        )
        drawn.is_chosen = drawn.is_gold = True
        drawn.why, drawn.by = "A gold file, graded by several", by
        drawn.save()
        there = audit.seconds.exclude(state=AuditState.WITHDRAWN).count()
        for _ in range(policy().gold_graders - 1 - there):
            second_look(audit, at)
    return drawn


def second_look(audit: Audit, at: datetime) -> Audit:
    """Another audit of the same file, to be allocated like any; its history is the first's own."""
    return create_audit(
        tool=audit.tool, subject=Subject(audit.subject), subject_said=audit.subject_said,
        child_id=audit.child_id, service=audit.service, team=audit.team, worker=audit.worker,
        due_on=audit.due_on, second_of=audit, before=audit.before, by=None, at=at,
    )  # fmt: skip


def _draw_second(audit: Audit, at: datetime) -> bool:
    rules = policy()
    with transaction.atomic():
        if _drawn(audit, Drawn.SECOND) is not None:
            return False
        judges = tool_of(audit.tool).judges and (audit.child_id or not _is_of_child(audit))
        if not judges:  # nothing to compare, or a child whose records are gone
            _new(audit, Drawn.SECOND, 0, at, is_sure=True)
            return False
        drawn = _new(audit, Drawn.SECOND, rules.second_one_in, at)
        if drawn.is_chosen:
            second_look(audit, at)
        return drawn.is_chosen


def _is_of_child(audit: Audit) -> bool:
    return Subject(audit.subject).is_of_child


def _drawn(audit: Audit, purpose: Drawn) -> Draw | None:
    return Draw.objects.filter(audit=audit, purpose=purpose).first()


def _new(audit: Audit, purpose: Drawn, one_in: int, at: datetime, *, is_sure: bool = False) -> Draw:
    """`is_sure`: chosen, or left out, by rule; it takes no place in the row."""
    number = None if is_sure else _next_number(audit.authority, purpose)
    is_chosen = number is not None and is_drawn(number, one_in, f"{policy().seed}|{purpose}")
    why = f"Drawn: one in {one_in}" if is_chosen else ""
    drawn = Draw.objects.create(
        audit=audit, purpose=purpose.value, authority=audit.authority, number=number,
        is_chosen=is_chosen, why=why, at=at,
    )  # fmt: skip
    if is_chosen:
        record_event(by=None, did=f"audit.drawn_for_{purpose}", to=audit, at=at)
    return drawn


def _next_number(authority: str, purpose: Drawn) -> int:
    last = Draw.objects.filter(authority=authority, purpose=purpose).aggregate(last=Max("number"))
    return 0 if last["last"] is None else last["last"] + 1
