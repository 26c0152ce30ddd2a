from datetime import date, datetime

from django.utils import timezone

from sightline.apps.disputes import rules, telling
from sightline.apps.disputes.actions.breaching import keep_breaches
from sightline.apps.disputes.actions.raising import tell_of_level
from sightline.apps.disputes.actions.stepping import moving
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.queries import policy_of, stages_of
from sightline.apps.disputes.rules import MOVES
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access


def reply(*, by: User, access: Access, dispute: Dispute, said: str, at: datetime) -> None:
    """A manager of the level answers in writing. A late reply is taken, and the breach kept."""
    level = policy_of(dispute).level(max(dispute.level, 1))
    MOVES.check(dispute.now, "reply")
    rules.check_may_reply(access, dispute.about, level)
    rules.check_reason(said, "Write what is done about the concern, by whom and by when.")
    keep_breaches(dispute, at=at)
    with moving(dispute, "reply", by=by, at=at, said=said):
        pass
    telling.of_a_reply(dispute, by=by, at=at)


def accept(*, by: User, access: Access, dispute: Dispute, outcome: str, at: datetime) -> None:
    """The raiser is satisfied: resolved, with the outcome that was agreed."""
    rules.check_may_decide(access, dispute.about)
    rules.check_can_accept(dispute.about)
    rules.check_reason(outcome, "Say what was agreed.")
    keep_breaches(dispute, at=at)
    with moving(dispute, "accept", by=by, at=at, said=outcome):
        pass
    telling.of_an_end(dispute, by=by, at=at)


def escalate(
    *, by: User, access: Access, dispute: Dispute, level: int, reason: str, at: datetime
) -> None:
    """To a higher level; whoever leaves one out, or can't wait for a reply, says why."""
    rules.check_may_decide(access, dispute.about)
    MOVES.check(dispute.now, "escalate")
    today, stages = timezone.localdate(at), stages_of(dispute)
    is_late = bool(stages) and stages[-1].is_breached(today)
    rules.check_escalation(dispute.about, level, policy_of(dispute), is_late=is_late, reason=reason)
    keep_breaches(dispute, at=at)
    skipped = level - dispute.level - 1
    with moving(dispute, "escalate", by=by, at=at, reason=reason, skipped=skipped) as there:
        there.level = level
    tell_of_level(dispute, at=at)


def refer(*, by: User, access: Access, dispute: Dispute, reason: str, at: datetime) -> None:
    """A referral outside, open at any time and beside a level, whose clock goes on."""
    rules.check_may_decide(access, dispute.about)
    rules.check_can_refer(dispute.about, policy_of(dispute))
    rules.check_reason(reason, "Say why it is referred.")
    today = timezone.localdate(at)
    with moving(dispute, "refer", by=by, at=at, said=reason) as there:
        there.referred_on = today
        there.formal_on = there.formal_on or today


def withdraw(*, by: User, access: Access, dispute: Dispute, reason: str, at: datetime) -> None:
    rules.check_may_decide(access, dispute.about)
    rules.check_reason(reason, "Say why it is withdrawn.")
    keep_breaches(dispute, at=at)
    with moving(dispute, "withdraw", by=by, at=at, said=reason):
        pass
    telling.of_an_end(dispute, by=by, at=at)


def settle(*, by: User, access: Access, dispute: Dispute, outcome: str, at: datetime) -> None:
    """The informal talk was enough."""
    rules.check_may_decide(access, dispute.about)
    rules.check_reason(outcome, "Say what was agreed.")
    with moving(dispute, "settle", by=by, at=at, said=outcome):
        pass


def talk_again(
    *, by: User, access: Access, dispute: Dispute, with_whom: str, talked_on: date, said: str,
    at: datetime,
) -> None:  # fmt: skip
    rules.check_may_decide(access, dispute.about)
    rules.check_talk(with_whom, said, talked_on, timezone.localdate(at))
    words = {"said": said, "with_whom": with_whom, "on": talked_on}
    with moving(dispute, "talk again", by=by, at=at, **words):
        pass


def stand_still(
    *, by: User, access: Access, dispute: Dispute, move: str, reason: str, at: datetime
) -> None:
    """Pause both clocks or let them go on; only where the policy has pauses at all."""
    rules.check_may_decide(access, dispute.about)
    rules.check_can_pause(move, policy_of(dispute))
    rules.check_reason(reason, "Say why.")
    with moving(dispute, move, by=by, at=at, reason=reason):
        pass
