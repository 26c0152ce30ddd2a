"""The states of a piece of good practice, who may see it and who may do what with it.

Plain Python. It is apart from actions: nobody owes it by a day. It is put forward, looked at, and
then shared with everybody or not taken up, with the reason.
"""

from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


class PracticeState(StrEnum):
    PUT_FORWARD = "put_forward"
    LOOKED_AT = "looked_at"
    SHARED = "shared"
    NOT_TAKEN_UP = "not_taken_up"

    @property
    def in_words(self) -> str:
        return _STATES[self]


_STATES = {
    PracticeState.PUT_FORWARD: "Put forward",
    PracticeState.LOOKED_AT: "Being looked at",
    PracticeState.SHARED: "Shared",
    PracticeState.NOT_TAKEN_UP: "Not taken up",
}
_ENDS = {"share": PracticeState.SHARED, "not take up": PracticeState.NOT_TAKEN_UP}
MOVES: Moves[PracticeState] = Moves(
    "piece of good practice",
    {
        PracticeState.PUT_FORWARD: {"look at": PracticeState.LOOKED_AT, **_ENDS},
        PracticeState.LOOKED_AT: _ENDS,
        PracticeState.SHARED: {"look at again": PracticeState.LOOKED_AT},
        PracticeState.NOT_TAKEN_UP: {"look at again": PracticeState.LOOKED_AT},
    },
)
MOVES_IN_WORDS = {
    "look at": "I am looking at it",
    "share": "Share it with everybody",
    "not take up": "Don’t take it up",
    "look at again": "Look at it again",
}


def can_put_forward(access: Access) -> bool:
    return access.may(Right.WRITE_COMMENTARY)


def can_decide(access: Access) -> bool:
    """Those who agree actions for the whole authority."""
    return access.may_everywhere(Right.AGREE_ACTIONS)


def check_can_decide(access: Access) -> None:
    if not can_decide(access):
        raise NotAllowed(
            "Whether good practice is shared is for those who answer for the whole authority."
        )


def may_see(access: Access, state: PracticeState, by: int) -> bool:
    """Shared: all who see figures. Before that: who put it forward and those who decide."""
    if not access.may(Right.SEE_FIGURES):
        return False
    return state is PracticeState.SHARED or access.person == by or can_decide(access)


def can_change(access: Access, by: int) -> bool:
    return can_decide(access) or (access.person == by and can_put_forward(access))


def check_can_change(access: Access, by: int) -> None:
    if not can_change(access, by):
        raise NotAllowed("Only who put it forward, and those who decide on it, may change it.")


def check_put_forward(
    access: Access, title: str, why: str, since: date | None, today: date, level: Level, unit: str
) -> None:
    if not can_put_forward(access):
        raise NotAllowed("Your roles do not let you put good practice forward.")
    if not title.strip():
        raise NotAllowed("Say what works well.")
    check_reason(why, "Say why it works.")
    if since and since > today:
        raise NotAllowed("It has to have begun: choose a day that has come.")
    if (level is Level.AUTHORITY) == bool(unit):
        raise NotAllowed("Say where it is done, or choose the whole authority.")


def check_decision(state: PracticeState, move: str, said: str) -> PracticeState:
    """What isn't taken up has a reason that its author can read."""
    to = MOVES.check(state, move)
    if to is PracticeState.NOT_TAKEN_UP:
        check_reason(said, "Say why it is not taken up.")
    return to


def can_use(access: Access, state: PracticeState) -> bool:
    return state is PracticeState.SHARED and can_put_forward(access)


def check_use(access: Access, state: PracticeState, where: str, since: date, today: date) -> None:
    if not can_put_forward(access):
        raise NotAllowed("Your roles do not let you say where good practice was taken up.")
    if state is not PracticeState.SHARED:
        raise NotAllowed("Only what is shared can be taken up elsewhere.")
    if not where.strip():
        raise NotAllowed("Say where it was taken up.")
    if since > today:
        raise NotAllowed("Say so once it has begun: choose a day that has come.")
