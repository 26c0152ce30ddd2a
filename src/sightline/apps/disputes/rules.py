"""The way of a dispute, and who may do what to it at which level. Plain Python.

Managers reply and never edit; the raiser alone says whether a reply settles it. A high number of
disputes says nothing about quality by itself: challenge is neither good nor bad here.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.disputes.policy import Kind, Policy, PolicyLevel
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


class DisputeState(StrEnum):
    INFORMAL = "informal"
    WAITING = "waiting"
    REPLIED = "replied"
    PAUSED = "paused"
    REFERRED = "referred"
    SETTLED = "settled"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return _STATES[self]

    @property
    def is_open(self) -> bool:
        return bool(MOVES.possible(self))


_STATES = {
    DisputeState.INFORMAL: "Talked over informally",
    DisputeState.WAITING: "Waiting for a reply",
    DisputeState.REPLIED: "Replied: does it settle it?",
    DisputeState.PAUSED: "Paused",
    DisputeState.REFERRED: "Referred to Cafcass",
    DisputeState.SETTLED: "Settled informally",
    DisputeState.RESOLVED: "Resolved",
    DisputeState.WITHDRAWN: "Withdrawn",
}
_S = DisputeState
MOVES: Moves[DisputeState] = Moves(
    "dispute",
    {
        _S.INFORMAL: {
            "talk again": _S.INFORMAL, "settle": _S.SETTLED, "raise": _S.WAITING,
            "refer": _S.REFERRED, "withdraw": _S.WITHDRAWN,
        },
        _S.WAITING: {
            "reply": _S.REPLIED, "escalate": _S.WAITING, "accept": _S.RESOLVED,
            "pause": _S.PAUSED, "refer": _S.WAITING, "withdraw": _S.WITHDRAWN,
        },
        _S.REPLIED: {
            "accept": _S.RESOLVED, "escalate": _S.WAITING, "refer": _S.REFERRED,
            "withdraw": _S.WITHDRAWN,
        },
        _S.PAUSED: {"resume": _S.WAITING, "refer": _S.PAUSED, "withdraw": _S.WITHDRAWN},
        _S.REFERRED: {
            "accept": _S.RESOLVED, "escalate": _S.WAITING, "withdraw": _S.WITHDRAWN,
        },
    },
)  # fmt: skip

OPEN = tuple(state for state in DisputeState if MOVES.possible(state))
BY_MANAGERS = frozenset({"reply"})


class MissingPlan(StrEnum):
    CARE_PLAN = "care plan"
    PATHWAY_PLAN = "pathway plan"

    @property
    def in_words(self) -> str:
        return self.value.capitalize()


class Rated(StrEnum):
    """Which plan an IRO or chair rates at a review."""

    CARE_PLAN = "care plan"
    PATHWAY_PLAN = "pathway plan"
    PROTECTION_PLAN = "child protection plan"

    @property
    def in_words(self) -> str:
        return self.value.capitalize()

    @property
    def kind(self) -> Kind:
        return Kind.CONFERENCE if self is Rated.PROTECTION_PLAN else Kind.LOOKED_AFTER


@dataclass(frozen=True)
class About:
    """What decides who may see a dispute and do something to it."""

    kind: Kind
    raised_by: int
    state: DisputeState
    level: int
    service: str
    team: str
    worker: str
    is_referred: bool = False


def sees_all(access: Access) -> bool:
    return access.may_everywhere(Right.SEE_DISPUTES)


def may_see(access: Access, about: About) -> bool:
    """Whoever raised it, those who see all, and the line above the child's worker."""
    return access.person == about.raised_by or any(
        _reaches(hold, about) for hold in access.holds if Right.SEE_DISPUTES in hold.rights
    )


def _reaches(hold: Hold, about: About) -> bool:
    named = ((Level.WORKER, about.worker), (Level.TEAM, about.team), (Level.SERVICE, about.service))
    return hold.everything or any(name and hold.reaches(level, name) for level, name in named)


def may_raise(access: Access, policy: Policy) -> bool:
    return any(
        hold.role in policy.raised_by and Right.RAISE_DISPUTES in hold.rights
        for hold in access.holds
    )


def check_may_raise(access: Access, policy: Policy) -> None:
    if not may_raise(access, policy):
        who = "a conference chair" if policy.kind is Kind.CONFERENCE else "a reviewing officer"
        raise NotAllowed(f"Only {who} or the head of safeguarding can raise such a dispute.")


def may_reply(access: Access, about: About, level: PolicyLevel) -> bool:
    """Whoever holds a role of that level for the child's team or service; never the raiser."""
    return access.person != about.raised_by and any(
        hold.role in level.roles and Right.SEE_DISPUTES in hold.rights and _reaches(hold, about)
        for hold in access.holds
    )


def check_may_reply(access: Access, about: About, level: PolicyLevel) -> None:
    if not may_reply(access, about, level):
        raise NotAllowed(f"Only those who answer at this level reply: {level.title}.")


def may_decide(access: Access, about: About) -> bool:
    """The raiser, or who oversees reviewing officers and stands in where one is away."""
    if access.person == about.raised_by:
        return True
    return any(
        hold.everything and hold.role == "head_of_safeguarding"
        for hold in access.holds
        if Right.RAISE_DISPUTES in hold.rights
    )


def check_may_decide(access: Access, about: About) -> None:
    if not may_decide(access, about):
        raise NotAllowed("Only whoever raised the dispute can do this. Managers reply to it.")


def may_review(access: Access) -> bool:
    """The monthly review: those who see all disputes and answer for quality."""
    return sees_all(access) and access.may_everywhere(Right.RUN_QA)


def check_may_review(access: Access) -> None:
    if not may_review(access):
        raise NotAllowed("The monthly review is kept by those who oversee reviewing officers.")


def possible(access: Access, about: About, policy: Policy) -> list[str]:
    """The moves this person may make now, in the order of the table."""
    found = []
    for move in MOVES.possible(about.state):
        if move in BY_MANAGERS:
            allowed = about.level > 0 and may_reply(access, about, policy.level(about.level))
        else:
            allowed = may_decide(access, about) and _fits(move, about, policy)
        if allowed:
            found.append(move)
    return found


def _fits(move: str, about: About, policy: Policy) -> bool:
    if move == "pause":
        return policy.may_pause
    if move == "accept" and about.state is DisputeState.WAITING:
        return about.is_referred
    if move == "refer":
        return bool(policy.outside) and not about.is_referred
    return move != "escalate" or about.level < len(policy.levels)


def check_concern(concern: str) -> None:
    check_reason(concern, "Say what concerns you about the plan for this child.")


def check_talk(with_whom: str, said: str, talked_on: date, today: date) -> None:
    check_said(with_whom, "Say with whom you talked it over.")
    check_reason(said, "Say what came out of the talk.")
    check_day_has_come(talked_on, today)


def check_start(number: int, policy: Policy, severity: str) -> None:
    """Any level may be the first, but whoever leaves levels out says why."""
    policy.level(number)
    if number > 1:
        check_reason(severity, "Say why the concern is too grave to begin at the first level.")


def check_escalation(about: About, to: int, policy: Policy, *, is_late: bool, reason: str) -> None:
    """To a higher level: the next once a reply came or the time is over, else with a reason."""
    policy.level(to)
    if to <= about.level:
        raise NotAllowed("Choose a higher level than the one it is at.")
    if to > about.level + 1:
        check_reason(reason, "Say why levels in between are left out.")
    elif about.state is DisputeState.WAITING and not is_late:
        check_reason(reason, "The reply is not late yet: say why it can’t be waited for.")
    else:
        check_reason(reason, "Say why the dispute goes on.")


def check_said(text: str, sentence: str) -> None:
    if not text.strip():
        raise NotAllowed(sentence)


def check_day_has_come(day: date, today: date) -> None:
    if day > today:
        raise NotAllowed("Choose a day that has come.")


def check_rating(plan: Rated, reasons: str, reviewed_on: date, today: date) -> None:
    check_reason(reasons, f"Say why the {plan.value} is rated so.")
    check_day_has_come(reviewed_on, today)


def check_can_accept(about: About) -> None:
    """Without a written reply only what was referred outside may be settled there."""
    if about.state is DisputeState.WAITING and not about.is_referred:
        raise NotAllowed("There is no reply yet, so there is nothing to accept.")


def check_themes(chosen: list[str], known: dict[str, str]) -> None:
    if not chosen:
        raise NotAllowed("Choose at least one thing the dispute is about.")
    if unknown := sorted(set(chosen) - set(known)):
        raise NotAllowed(f"There is no theme “{unknown[0]}”. Choose from the list.")


def check_straight_outside(policy: Policy, severity: str) -> None:
    if not policy.outside:
        raise NotAllowed("Such a dispute is referred nowhere outside. Choose a level.")
    check_reason(severity, "Say why the concern is too grave for the levels here.")


def check_can_refer(about: About, policy: Policy) -> None:
    if not policy.outside:
        raise NotAllowed("Such a dispute is referred nowhere outside.")
    if about.is_referred:
        raise NotAllowed(f"It was referred to {policy.outside} already.")


def check_can_pause(move: str, policy: Policy) -> None:
    if move == "pause" and not policy.may_pause:
        raise NotAllowed("The policy has no pauses: the clocks go on.")
