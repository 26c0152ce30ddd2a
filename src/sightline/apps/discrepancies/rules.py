"""What may become of a disputed figure, who may dispute one, and whether a later count agrees.

Plain Python. Somebody says a figure is wrong, or that one child is wrongly in it or out of it. It
is cleared up in a meeting, then corrected in the case system or accepted as right; the next extract
says whether the correction arrived.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.words import Level


class State(StrEnum):
    RAISED = "raised"
    TALKED_OVER = "talked over"
    TO_CORRECT = "to be corrected"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted as right"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]

    @property
    def is_open(self) -> bool:
        return self not in {State.CONFIRMED, State.ACCEPTED, State.WITHDRAWN}

    @property
    def waits_for_extract(self) -> bool:
        """Whether a later extract can settle it."""
        return self in {State.TO_CORRECT, State.CORRECTED}


_WHILE_TALKED = {
    "meet": State.TALKED_OVER,
    "agree": State.TO_CORRECT,
    "accept": State.ACCEPTED,
    "withdraw": State.WITHDRAWN,
}
MOVES: Moves[State] = Moves(
    "discrepancy",
    {
        State.RAISED: _WHILE_TALKED,
        State.TALKED_OVER: _WHILE_TALKED,
        State.TO_CORRECT: {
            "correct": State.CORRECTED,
            "confirm": State.CONFIRMED,
            "find again": State.REOPENED,
            "accept": State.ACCEPTED,
            "withdraw": State.WITHDRAWN,
        },
        State.CORRECTED: {"confirm": State.CONFIRMED, "find again": State.REOPENED},
        State.CONFIRMED: {"find again": State.REOPENED},
        State.ACCEPTED: {"open again": State.REOPENED},
        State.WITHDRAWN: {"open again": State.REOPENED},
        State.REOPENED: _WHILE_TALKED,
    },
)
MOVES_IN_WORDS: Mapping[str, str] = {
    "meet": "We met to clear it up",
    "agree": "It will be corrected in the case system",
    "correct": "It has been corrected in the case system",
    "accept": "The figure is right as it stands",
    "withdraw": "I take it back",
    "find again": "It is still wrong",
    "open again": "It is not settled after all",
}


DONE_IN_WORDS: Mapping[str, str] = {
    "raise": "Raised",
    "meet": "Met to clear it up",
    "agree": "To be corrected in the case system",
    "correct": "Corrected in the case system",
    "accept": "Accepted as right",
    "withdraw": "Taken back",
    "confirm": "Confirmed: the correction is in the figure",
    "find again": "Open again: it is still there",
    "open again": "Open again",
}
BY_EXTRACT_ALONE = frozenset({"confirm"})


class Claim(StrEnum):
    """What is said to be wrong: of a whole figure, or of one child in it."""

    HIGHER = "higher"
    LOWER = "lower"
    OTHER = "other"
    COUNTED = "counted"
    NOT_COUNTED = "not counted"
    NOT_IN_IT = "not in it"

    @property
    def in_words(self) -> str:
        return {
            Claim.HIGHER: "The figure should be higher",
            Claim.LOWER: "The figure should be lower",
            Claim.OTHER: "Something else is wrong with it",
            Claim.COUNTED: "The child should be counted",
            Claim.NOT_COUNTED: "The child should not be counted",
            Claim.NOT_IN_IT: "The child should not be in this figure at all",
        }[self]

    @property
    def is_of_child(self) -> bool:
        return self in {Claim.COUNTED, Claim.NOT_COUNTED, Claim.NOT_IN_IT}


@dataclass(frozen=True)
class Counted:
    """How a figure stands in one snapshot. `shown`: as printed; of one child, how many of their
    rows were counted, and how many are in the figure at all."""

    snapshot: str
    shown: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    rows_counted: int = 0
    rows_in_it: int = 0


def is_as_claimed(claim: Claim, before: Counted, after: Counted) -> bool:
    """Whether the figure, or the child's part in it, has moved the way the claim said it should."""
    match claim:
        case Claim.COUNTED:
            return after.rows_counted > before.rows_counted
        case Claim.NOT_COUNTED:
            return after.rows_counted < before.rows_counted
        case Claim.NOT_IN_IT:
            return after.rows_in_it < before.rows_in_it
        case Claim.OTHER:
            return _parts(after) != _parts(before)
    if before.value is None or after.value is None:
        return _parts(after) != _parts(before)
    is_higher = after.value > before.value
    return is_higher if claim is Claim.HIGHER else after.value < before.value


def _parts(counted: Counted) -> tuple[float | None, ...]:
    return (counted.value, counted.numerator, counted.denominator)


def after_extract(
    state: State, due_on: date | None, extract_on: date, *, as_claimed: bool
) -> str | None:
    """The move a new extract makes by itself; None: it waits on.

    What was promised for a later day is not yet missed.
    """
    if not state.waits_for_extract:
        return None
    if as_claimed:
        return "confirm"
    is_due = state is State.CORRECTED or (due_on is not None and due_on <= extract_on)
    return "find again" if is_due else None


def can_dispute(access: Access, level: Level, unit: str, service: ReportingService | None) -> bool:
    """Within reach: the unit's own figures, and the authority's of the service one answers for."""
    branch = access.units(Right.DISPUTE_FIGURES)
    if branch.everything:
        return True
    if level is Level.AUTHORITY:
        return service is not None and bool(service.unit) and service.unit in branch.services
    names = {Level.SERVICE: branch.services, Level.TEAM: branch.teams, Level.WORKER: branch.workers}
    return unit in names[level]


def check_can_dispute(
    access: Access, level: Level, unit: str, service: ReportingService | None
) -> None:
    if not can_dispute(access, level, unit, service):
        raise NotAllowed("You can dispute the figures of your own unit. Ask its manager to do so.")


def check_raising(claim: Claim, wrong: str, *, is_of_child: bool) -> None:
    if claim.is_of_child is not is_of_child:
        raise NotAllowed("Say what should change, of the child or of the whole figure.")
    check_reason(wrong, "Say what is wrong.")


def check_claim_means_something(claim: Claim, counted: Counted) -> None:
    """A child who is not counted can't be taken out, so no extract could ever confirm it."""
    if claim is Claim.NOT_COUNTED and not counted.rows_counted:
        raise NotAllowed("The child is not counted in this figure as it stands.")
    if claim is Claim.NOT_IN_IT and not counted.rows_in_it:
        raise NotAllowed("The child is not in this figure as it stands.")


def check_may_move(access: Access, move: str) -> None:
    """Who sees a discrepancy may move it on: it is cleared up together. Whether they see it is
    asked before. That a correction arrived is said by an extract and by nobody else."""
    if not access.may(Right.DISPUTE_FIGURES, Right.RUN_CYCLE):
        raise NotAllowed("Your roles do not let you work on discrepancies.")
    if move in BY_EXTRACT_ALONE:
        raise NotAllowed("The next extract confirms a correction; nobody does so by hand.")


def check_moving(move: str, said: str) -> None:
    check_reason(said, _SAY.get(move, "Say what happened."))


_SAY = {
    "correct": "Say what was corrected.",
    "accept": "Say why the figure is right as it stands.",
    "withdraw": "Say why you take it back.",
}


def can_withdraw(access: Access, raised_by: int) -> bool:
    return access.person == raised_by or access.may(Right.RUN_CYCLE)


def check_withdrawing(access: Access, raised_by: int) -> None:
    if not can_withdraw(access, raised_by):
        raise NotAllowed("It is taken back by the person who raised it, or by the analyst.")


def check_meeting(met_on: date, with_whom: str, said: str, today: date) -> None:
    if met_on > today:
        raise NotAllowed("The meeting’s day lies ahead: record it once it was held.")
    if not with_whom.strip():
        raise NotAllowed("Say with whom you met.")
    check_reason(said, "Say what came out of the meeting.")


def check_agreeing(corrected_by: str, due_on: date | None) -> None:
    if not corrected_by.strip():
        raise NotAllowed("Say who corrects it in the case system.")
    if due_on is None:
        raise NotAllowed("Say by when it is corrected.")
