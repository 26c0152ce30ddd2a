"""What may become of a finding: accepted as right, or a fault of the case system to be fixed.

Plain Python. A finding belongs to whoever may see its child (or its team, where it is about none).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class FaultState(StrEnum):
    """A fault of the case system: seen here, told to its supplier, then one of the two ends."""

    OPEN = "open"
    REPORTED = "reported"
    FIXED = "fixed"
    REFUSED = "refused"

    @property
    def in_words(self) -> str:
        return {
            FaultState.OPEN: "Not yet reported to the supplier",
            FaultState.REPORTED: "Reported to the supplier",
            FaultState.FIXED: "Fixed",
            FaultState.REFUSED: "The supplier will not fix it",
        }[self]

    @property
    def is_settled(self) -> bool:
        return self in {FaultState.FIXED, FaultState.REFUSED}


FAULT_MOVES: Moves[FaultState] = Moves(
    "fault of the case system",
    {
        FaultState.OPEN: {"report": FaultState.REPORTED, "refuse": FaultState.REFUSED},
        FaultState.REPORTED: {"fix": FaultState.FIXED, "refuse": FaultState.REFUSED},
        FaultState.FIXED: {"open again": FaultState.OPEN},
        FaultState.REFUSED: {"open again": FaultState.OPEN},
    },
)
MOVES_IN_WORDS: Mapping[str, str] = {
    "report": "It was reported to the supplier",
    "fix": "It is fixed",
    "refuse": "The supplier will not fix it",
    "open again": "It is not fixed after all",
}


def check_can_decide(rights: frozenset[Right]) -> None:
    """Whether the finding is within reach is asked of its child; this is about the right."""
    if not rights & {Right.WORK_LISTS, Right.MANAGE_DATA_QUALITY}:
        raise NotAllowed("Your roles do not let you decide about data-quality findings.")


def can_manage(rights: frozenset[Right]) -> bool:
    return Right.MANAGE_DATA_QUALITY in rights


def check_can_manage(rights: frozenset[Right]) -> None:
    if not can_manage(rights):
        raise NotAllowed("Only those who manage data quality may do this: ask your analyst.")


def check_accepting(reason: str) -> None:
    check_reason(reason, "Say why the record is right as it stands.")


def check_fault(title: str, said: str) -> None:
    if not title.strip():
        raise NotAllowed("Give the fault a name, so that others recognise it.")
    check_reason(said, "Say what the case system does, and what it should do.")


def check_move(state: FaultState, move: str, reference: str, said: str) -> FaultState:
    """The state the fault goes to. A report has the supplier's number, an end says how it ended."""
    to = FAULT_MOVES.check(state, move)
    if to is FaultState.REPORTED and not reference.strip():
        raise NotAllowed("Give the supplier's reference, so that the fault can be asked after.")
    if to.is_settled or move == "open again":
        check_reason(said, "Say what happened.")
    return to


def check_strategy(title: str, text: str) -> None:
    if not title.strip() or not text.strip():
        raise NotAllowed("A strategy needs a title and a text.")


def check_briefing(held_on: date, today: date, briefed: str) -> None:
    if held_on > today:
        raise NotAllowed("A briefing is recorded once it was held: its day lies ahead.")
    if not briefed.strip():
        raise NotAllowed("Say who was briefed: teams or roles are enough.")
