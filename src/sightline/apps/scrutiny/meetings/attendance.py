"""In which group the minutes list somebody, and the kinds of interest."""

from enum import StrEnum

from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.vocabulary.not_allowed import NotAllowed


class AttendanceGroup(StrEnum):
    MEMBERS = "members"
    CO_OPTED = "co-opted"
    IN_ATTENDANCE = "in attendance"
    EMPLOYEES = "employees"

    @property
    def in_words(self) -> str:
        return _GROUPS[self]


_GROUPS = {
    AttendanceGroup.MEMBERS: "Members of the committee",
    AttendanceGroup.CO_OPTED: "Co-opted and youth members",
    AttendanceGroup.IN_ATTENDANCE: "In attendance",
    AttendanceGroup.EMPLOYEES: "Employees",
}


class Interest(StrEnum):
    """As the code of conduct of a council tells them apart."""

    PECUNIARY = "disclosable pecuniary"
    OTHER = "other registrable"
    NON_REGISTRABLE = "non-registrable"


def group_of(kind: SeatKind) -> AttendanceGroup:
    is_councillor = kind is SeatKind.COUNCILLOR
    return AttendanceGroup.MEMBERS if is_councillor else AttendanceGroup.CO_OPTED


def check_nil(declared: int) -> None:
    if declared:
        raise NotAllowed("Interests were declared: take them back before saying there were none.")


def check_declarations_taken(declared: int, *, said_none: bool) -> None:
    """Silence is no answer: either somebody declared, or it is said that nobody did."""
    if not declared and not said_none:
        raise NotAllowed(
            "Record the declarations of interest, or say that nobody declared one: the minutes "
            "say it either way."
        )
