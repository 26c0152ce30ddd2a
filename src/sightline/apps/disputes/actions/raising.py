from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sightline.apps.children.queries import authority_code
from sightline.apps.children.queries import may_see as may_see_child
from sightline.apps.disputes import rules, telling
from sightline.apps.disputes.actions.stepping import keep_step, moving
from sightline.apps.disputes.models import Dispute, Step
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.queries import policies, stages_of
from sightline.apps.disputes.records import holder_of
from sightline.apps.disputes.rules import DisputeState
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed

A_MOMENT = timedelta(minutes=1)


def talk_over(
    *, by: User, access: Access, child_id: str, kind: Kind, concern: str, themes: list[str],
    with_whom: str, talked_on: date, said: str, at: datetime,
) -> Dispute:  # fmt: skip
    """Record an informal talk. It sets no clock; the dispute may be raised formally later."""
    rules.check_talk(with_whom, said, talked_on, timezone.localdate(at))
    with transaction.atomic():
        made = begin(by=by, access=access, child_id=child_id, kind=kind, concern=concern,
                     themes=themes, at=at)  # fmt: skip
        words = f"{concern.strip()}\n\nWhat came of it: {said.strip()}"
        keep_step(made, "talk", by=by, at=at, on=talked_on, said=words, with_whom=with_whom)
    return made


def raise_dispute(
    *, by: User, access: Access, child_id: str, kind: Kind, concern: str, themes: list[str],
    level: int, severity: str, at: datetime,
) -> Dispute:  # fmt: skip
    """Open a formal dispute at a level, 0 for a referral outside without one; both clocks start."""
    with transaction.atomic():
        made = begin(by=by, access=access, child_id=child_id, kind=kind, concern=concern,
                     themes=themes, at=at, level=level)  # fmt: skip
        raise_formally(by=by, access=access, dispute=made, concern=concern, level=level,
                       severity=severity, at=at)  # fmt: skip
    return made


def raise_formally(
    *, by: User, access: Access, dispute: Dispute, concern: str, level: int, severity: str,
    at: datetime,
) -> None:  # fmt: skip
    """From the informal stage, or at once: to a level, or straight outside (0), with the reason."""
    rules.check_may_decide(access, dispute.about)
    today = timezone.localdate(at)
    policy = policies().on(dispute.sort, today)
    rules.check_concern(concern)
    if level:
        rules.check_start(level, policy, severity)
    else:
        rules.check_straight_outside(policy, severity)
    words = {"said": concern, "reason": severity}
    words |= {"skipped": level - 1 if level else len(policy.levels)}
    with moving(dispute, "raise" if level else "refer", by=by, at=at, **words) as there:
        there.level, there.policy_on, there.formal_on = level, today, today
        there.referred_on = None if level else today
    if level:
        tell_of_level(dispute, at=at)


def tell_of_level(dispute: Dispute, *, at: datetime) -> None:
    clock = stages_of(dispute)[-1].clock
    due_on = clock.due_on(timezone.localdate(at)) if clock else None
    telling.of_a_level(dispute, at=at, due_on=due_on)


def begin(
    *, by: User, access: Access, child_id: str, kind: Kind, concern: str, themes: list[str],
    at: datetime, level: int = 0,
) -> Dispute:  # fmt: skip
    """An informal dispute, without a step yet. The child must be within reach. Call it inside a
    transaction: the same words about the same child within a minute are one press too many."""
    today, known = timezone.localdate(at), policies()
    rules.check_may_raise(access, known.on(kind, today))
    if not may_see_child(access, child_id):
        raise NotAllowed("There is no such child within your reach.")
    rules.check_concern(concern)
    rules.check_themes(themes, known.themes)
    _check_not_twice(by, child_id, concern, level, at)
    holder = holder_of(child_id)
    made = Dispute.objects.create(
        authority=authority_code(), child_id=child_id, kind=kind.value, themes=themes,
        service=holder.service, team=holder.team, worker=holder.worker,
        state=DisputeState.INFORMAL.value, policy_on=today, raised_by=by, raised_at=at,
    )  # fmt: skip
    record_event(by=by, did="dispute.begun", to=made, at=at, about=kind.value)
    return made


def _check_not_twice(by: User, child_id: str, concern: str, level: int, at: datetime) -> None:
    User.objects.select_for_update().get(pk=by.pk)
    same = Step.objects.filter(
        dispute__authority=authority_code(), dispute__child_id=child_id, by=by, level=level,
        move__in=["talk", "raise", "refer"], said__startswith=concern.strip(),
        at__gt=at - A_MOMENT, at__lte=at,
    ).first()  # fmt: skip
    if same is not None:
        raise NotAllowed(f"You have just begun this: it is dispute {same.dispute_id}.")
