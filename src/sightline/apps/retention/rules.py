"""What may be asked of kept records, the states such a request goes through, and its sentences."""

from enum import StrEnum

from sightline.apps.people.rules import NotAllowed, check_reason


class What(StrEnum):
    ERASE = "erase"
    PURGE = "purge"
    HOLD = "hold"
    LIFT_HOLD = "lift_hold"
    SUBJECT_ACCESS = "subject_access"

    @property
    def title(self) -> str:
        return {
            What.ERASE: "Erase a child’s records",
            What.PURGE: "Take out what is past its years",
            What.HOLD: "Legal hold",
            What.LIFT_HOLD: "Legal hold lifted",
            What.SUBJECT_ACCESS: "Subject access",
        }[self]


class State(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"

    @property
    def title(self) -> str:
        return {
            State.WAITING: "Waiting or under way",
            State.DONE: "Done",
            State.REFUSED: "Not done",
        }[self]


def check_ground(reason: str) -> None:
    check_reason(reason, "Say on what ground: it is kept in the log.")


def check_typed_again(child_id: str, again: str) -> None:
    """Erasing can't be undone, so the identifier is typed twice."""
    if child_id.strip() != again.strip():
        raise NotAllowed("The two identifiers differ. Type the child’s identifier again.")
