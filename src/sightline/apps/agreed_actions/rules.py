"""The states of an agreed action, how it is rated, who may see it and who may do what to it.

Plain Python. Delivery is rated blue, green, amber or red (BRAG), always with its own shape and
word: how an action goes is another question than how its figure stands.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.judgement.marks import DELIVERY, Mark, Rating
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

SOON = timedelta(days=7)
AFTER_MONTHS = (3, 6, 12)
"""So long after an action was closed it is asked whether its figure moved."""


class ActionState(StrEnum):
    """Done is what its owner says; closed is that somebody else has looked at the evidence."""

    AGREED = "agreed"
    STARTED = "started"
    DONE = "done"
    CLOSED = "closed"
    DROPPED = "dropped"

    @property
    def in_words(self) -> str:
        return _STATES[self]

    @property
    def is_open(self) -> bool:
        return self in OPEN


_STATES = {
    ActionState.AGREED: "Agreed, not started",
    ActionState.STARTED: "In progress",
    ActionState.DONE: "Done, to be checked",
    ActionState.CLOSED: "Checked and closed",
    ActionState.DROPPED: "Dropped",
}
OPEN = frozenset({ActionState.AGREED, ActionState.STARTED})

MOVES: Moves[ActionState] = Moves(
    "line of the action log",
    {
        ActionState.AGREED: {
            "start": ActionState.STARTED, "finish": ActionState.DONE, "drop": ActionState.DROPPED,
        },
        ActionState.STARTED: {"finish": ActionState.DONE, "drop": ActionState.DROPPED},
        ActionState.DONE: {"check": ActionState.CLOSED, "reopen": ActionState.STARTED},
        ActionState.CLOSED: {"take back": ActionState.DONE, "reopen": ActionState.STARTED},
        ActionState.DROPPED: {"reopen": ActionState.STARTED},
    },
)  # fmt: skip


@dataclass(frozen=True)
class About:
    """What decides who may see an action and do something to it."""

    owner: int
    agreed_by: int
    level: Level = Level.AUTHORITY
    unit: str = ""


def may_see(access: Access, about: About) -> bool:
    """Owner, who agreed it, those above its unit; of the whole authority, the Board's readers."""
    if access.person in {about.owner, about.agreed_by}:
        return True
    if about.level is Level.AUTHORITY:
        return access.may(Right.SEE_BOARD)
    return any(
        hold.reaches(about.level, about.unit)
        for hold in access.holds
        if Right.SEE_UNIT_FIGURES in hold.rights
    )


def _answers(access: Access, about: About) -> bool:
    """Agreed it, or may agree actions for its unit."""
    return access.person == about.agreed_by or any(
        hold.reaches(about.level, about.unit)
        for hold in access.holds
        if Right.AGREE_ACTIONS in hold.rights
    )


def can_update(access: Access, about: About) -> bool:
    return access.person == about.owner or _answers(access, about)


def check_can_update(access: Access, about: About) -> None:
    if not can_update(access, about):
        raise NotAllowed("Only the owner of the action, and those who agreed it, may change it.")


def can_edit(access: Access, about: About) -> bool:
    """What was agreed is changed by those who agree, not by the owner alone."""
    return _answers(access, about)


def check_can_edit(access: Access, about: About) -> None:
    if not can_edit(access, about):
        raise NotAllowed("What was agreed can only be changed by those who may agree it.")


def can_check(access: Access, about: About) -> bool:
    return access.person != about.owner and _answers(access, about)


def check_can_check(access: Access, about: About) -> None:
    if not can_check(access, about):
        raise NotAllowed("Somebody else than the owner checks the evidence and closes the action.")


def check_agreed(title: str, due_on: date, today: date, level: Level, unit: str) -> None:
    check_title(title)
    if due_on < today:
        raise NotAllowed("The action would be due before it is agreed. Choose a later day.")
    check_unit(level, unit)


def check_title(title: str) -> None:
    if not title.strip():
        raise NotAllowed("Say what is to be done.")


def check_unit(level: Level, unit: str) -> None:
    if (level is Level.AUTHORITY) == bool(unit):
        raise NotAllowed("Say which unit the action is about, or choose the whole authority.")


def check_owner(*, is_active: bool, rights: frozenset[Right]) -> None:
    if not is_active:
        raise NotAllowed("This account is switched off. Choose somebody who can sign in.")
    if Right.SEE_FIGURES not in rights:
        raise NotAllowed("This person's roles show them no figures. Choose another owner.")


def check_rating(rating: Rating, reason: str, next_step: str, due_on: date, today: date) -> None:
    """Of an open action. Amber and red say why and what happens next; a late one isn't green."""
    if rating is Rating.BLUE:
        raise NotAllowed("Blue is for what is done with evidence: say that the action is done.")
    if rating is Rating.GREEN and due_on < today:
        raise NotAllowed(
            f"The action was due on {_day(due_on)}, so it is not on track. Rate it amber or red, "
            "or ask for a later day with a reason."
        )
    if rating in {Rating.AMBER, Rating.RED}:
        check_reason(reason, "Say why it is at risk or off track.")
        check_reason(next_step, "Say what happens next.")


def check_evidence(evidence: str) -> None:
    check_reason(evidence, "Say what shows that it is done.")


def check_closing(closed_on: date, agreed_on: date, today: date) -> None:
    if closed_on > today:
        raise NotAllowed("An action is closed on a day that has come.")
    if closed_on < agreed_on:
        raise NotAllowed(f"The action was agreed on {_day(agreed_on)}: it can't be closed before.")


def check_new_day(due_on: date, before: date, today: date, reason: str) -> None:
    if due_on == before:
        raise NotAllowed("That is the day it is due on already.")
    if due_on < today:
        raise NotAllowed("Choose a day that lies ahead.")
    check_reason(reason, "Say why the day moves.")


def check_is_open(state: ActionState) -> None:
    if not state.is_open:
        raise NotAllowed(f"The action is {state.in_words.lower()}. Open it again first.")


def check_hand_over(owner: int, to: int) -> None:
    if owner == to:
        raise NotAllowed("This person owns the action already.")


def rating_shown(rating: Rating, *, is_late: bool) -> Rating:
    """What is past its day is not on track, whatever was said last."""
    return Rating.RED if is_late and rating is Rating.GREEN else rating


def mark_of(state: ActionState, rating: Rating) -> Mark:
    """Shape, word and colour. A dropped action is not rated."""
    if state is ActionState.DROPPED:
        return Mark("Dropped", "–", "#3d3d3d", "#3d3d3d")
    return DELIVERY[rating]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
