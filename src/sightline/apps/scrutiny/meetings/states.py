"""How far a committee's meeting is."""

from enum import StrEnum

from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class CommitteeMeetingState(StrEnum):
    PLANNED = "planned"
    SUMMONED = "summoned"
    HELD = "held"
    DRAFTED = "minutes drafted"
    SIGNED = "minutes signed"
    CANCELLED = "cancelled"


COMMITTEE_MOVES = Moves(
    "meeting",
    {
        CommitteeMeetingState.PLANNED: {
            "publish the agenda": CommitteeMeetingState.SUMMONED,
            "cancel": CommitteeMeetingState.CANCELLED,
        },
        # Whoever published too early takes the agenda back; what was published stays frozen.
        CommitteeMeetingState.SUMMONED: {
            "take the agenda back": CommitteeMeetingState.PLANNED,
            "hold": CommitteeMeetingState.HELD,
            "cancel": CommitteeMeetingState.CANCELLED,
        },
        CommitteeMeetingState.HELD: {"draft the minutes": CommitteeMeetingState.DRAFTED},
        CommitteeMeetingState.DRAFTED: {
            "open the minutes again": CommitteeMeetingState.HELD,
            "sign the minutes": CommitteeMeetingState.SIGNED,
        },
        CommitteeMeetingState.SIGNED: {},
        CommitteeMeetingState.CANCELLED: {"plan again": CommitteeMeetingState.PLANNED},
    },
)

_ANNOUNCED = frozenset(
    {
        CommitteeMeetingState.SUMMONED,
        CommitteeMeetingState.HELD,
        CommitteeMeetingState.DRAFTED,
        CommitteeMeetingState.SIGNED,
    }
)


def is_announced(state: CommitteeMeetingState) -> bool:
    """Whether the agenda is published."""
    return state in _ANNOUNCED


def check_agenda_is_open(state: CommitteeMeetingState) -> None:
    if state is not CommitteeMeetingState.PLANNED:
        raise NotAllowed(
            f"This meeting is {state}: its agenda stands as it was published. What comes after is "
            "a supplement or a late item."
        )


def check_can_record(state: CommitteeMeetingState) -> None:
    """What is said and resolved is written from the summons on until the minutes are drafted."""
    if state not in {CommitteeMeetingState.SUMMONED, CommitteeMeetingState.HELD}:
        how = {
            CommitteeMeetingState.PLANNED: "Publish its agenda first.",
            CommitteeMeetingState.DRAFTED: "Open the minutes again to change them.",
            CommitteeMeetingState.SIGNED: "Signed minutes stay as they are.",
            CommitteeMeetingState.CANCELLED: "Nothing was said in it.",
        }[state]
        raise NotAllowed(f"This meeting is {state}. {how}")
