"""As what somebody sits on a committee, and what they may vote on."""

from enum import StrEnum

from sightline.vocabulary.not_allowed import NotAllowed


class SeatKind(StrEnum):
    COUNCILLOR = "councillor"
    CHURCH = "church"
    PARENT_GOVERNOR = "parent governor"
    CO_OPTED = "co-opted"
    YOUTH = "youth"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]

    @property
    def votes_on_education(self) -> bool:
        """Representatives of the church and of parent governors: there, and nowhere else."""
        return self in {SeatKind.CHURCH, SeatKind.PARENT_GOVERNOR}


_IN_WORDS = {
    SeatKind.COUNCILLOR: "Councillor",
    SeatKind.CHURCH: "Co-opted, church (votes on education)",
    SeatKind.PARENT_GOVERNOR: "Co-opted, parent governor (votes on education)",
    SeatKind.CO_OPTED: "Co-opted, without a vote",
    SeatKind.YOUTH: "Youth representative",
}


def may_vote(kind: SeatKind, *, on_education: bool) -> bool:
    return kind is SeatKind.COUNCILLOR or (on_education and kind.votes_on_education)


def check_seat_kind(kind: SeatKind, group: str, *, chairs: bool, is_vice_chair: bool) -> None:
    is_councillor = kind is SeatKind.COUNCILLOR
    if is_councillor and not group.strip():
        raise NotAllowed("Say the councillor’s political group, or “Independent”.")
    if not is_councillor and group.strip():
        raise NotAllowed("Only councillors sit for a political group.")
    if not is_councillor and (chairs or is_vice_chair):
        raise NotAllowed("A committee is chaired by a councillor.")
    if chairs and is_vice_chair:
        raise NotAllowed("Nobody is chair and vice-chair at once.")
