"""What may become of a complaint, who sees one, and what must be said of a child's wish.

Plain Python. A complaint is confidential: the complaints officer, whoever looks into it and the
line above the matter read it, and the worker it is about does not unless it was given to them.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sightline.apps.feedback.stages import Stage
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

OFFICER = "complaints_officer"
LINE = frozenset({"manager", "director"})


class Outcome(StrEnum):
    UPHELD = "upheld"
    PARTLY = "partly upheld"
    NOT_UPHELD = "not upheld"
    NOT_DECIDED = "no finding"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


class From(StrEnum):
    """Who complains or praises; nothing more of them is kept than that, and their own reference."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        return _FROM[self]


_FROM = {
    From.CHILD: "A child or young person",
    From.PARENT: "A parent",
    From.CARER: "A foster or kinship carer",
    From.FAMILY: "Another relative",
    From.PROFESSIONAL: "A partner or professional",
    From.OTHER: "Somebody else",
}


@dataclass(frozen=True)
class Matter:
    """What decides who sees a complaint. `about`: the account of the worker it is about;
    `given`: accounts it was given to; `looked_into_by`: who answers its stages."""

    level: Level
    unit: str
    child_id: str = ""
    about: int | None = None
    given: frozenset[int] = field(default_factory=frozenset)
    looked_into_by: frozenset[int] = field(default_factory=frozenset)


def may_see(access: Access, matter: Matter, closed: Collection[str] = ()) -> bool:
    """`closed`: restricted children this person is not named for."""
    person = access.person
    if person is None or (matter.child_id and matter.child_id in closed):
        return False
    reads = access.may(Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK)
    if person in matter.given:
        return reads
    if person == matter.about:
        return False
    looks_into = reads and person in matter.looked_into_by
    return is_officer(access) or looks_into or _is_above(access, matter)


def is_officer(access: Access) -> bool:
    return OFFICER in access.roles


def _is_above(access: Access, matter: Matter) -> bool:
    return any(
        hold.profile in LINE
        and Right.SEE_FEEDBACK in hold.rights
        and (hold.everything or hold.reaches(matter.level, matter.unit))
        for hold in access.holds
    )


def can_record(access: Access) -> bool:
    """A complaint is written down by the complaints officer or a manager it was made to."""
    return is_officer(access) or any(
        hold.profile in LINE and Right.KEEP_FEEDBACK in hold.rights for hold in access.holds
    )


def check_can_record(access: Access, matter: Matter) -> None:
    if not can_record(access):
        raise NotAllowed("Complaints are written down by the complaints officer or a manager.")
    if not is_officer(access) and not _is_above(access, matter):
        raise NotAllowed("Choose a unit you answer for, or ask the complaints officer.")


def can_move(access: Access, matter: Matter, closed: Collection[str] = ()) -> bool:
    """To whom it was given may read it, and does not decide on it."""
    is_reader_alone = access.person in matter.given or access.person == matter.about
    return not is_reader_alone and may_see(access, matter, closed)


def check_can_move(access: Access, matter: Matter, closed: Collection[str] = ()) -> None:
    if not can_move(access, matter, closed):
        raise NotAllowed(
            "A complaint is moved on by the complaints officer, by whoever looks into it and by "
            "the managers above the matter."
        )


def check_route(move: str, *, is_child_protection: bool) -> None:
    if move == "open stage 1" and is_child_protection:
        raise NotAllowed(
            "This is about a child protection conference or enquiry: it goes the corporate route."
        )


def check_received(summary: str, received_on: date, today: date) -> None:
    check_reason(summary, "Say what the complaint is about.")
    check_not_ahead(received_on, today, "It can’t have been received on a day that lies ahead.")


def check_not_ahead(day: date, today: date, sentence: str) -> None:
    if day > today:
        raise NotAllowed(sentence)


def check_read(read: int | None, now: int, state: str) -> None:
    if read is not None and read != now:
        raise NotAllowed(
            f"Somebody else has worked on this complaint since you opened it: it is now "
            f"“{state}”. Copy what you typed, go back and look at it first."
        )


def check_asked(ask_next_by: date | None, on: date, why: str) -> None:
    """Asked for too late it may be taken on all the same, but somebody says why."""
    if ask_next_by is not None and on > ask_next_by:
        day = f"{ask_next_by.day} {ask_next_by:%B %Y}"
        check_reason(why, f"It could be asked for until {day}: say why it is taken on later.")


def check_order(day: date, before: date) -> None:
    if day < before:
        raise NotAllowed(f"That is before {before.day} {before:%B %Y}, when this step began.")


def check_answer(said: str, outcome: str) -> None:
    check_reason(said, "Say in short what was answered.")
    if outcome not in set(Outcome):
        raise NotAllowed("Say whether it was upheld, partly upheld or not upheld.")


def check_extension(stage: Stage, already: int, to: int, reason: str) -> None:
    if not stage.extend_to:
        raise NotAllowed(f"{stage.title} can’t be extended.")
    if to > stage.extend_to:
        raise NotAllowed(f"{stage.title} ends after {stage.extend_to} working days at most.")
    if to <= (already or stage.within):
        raise NotAllowed(f"It has {already or stage.within} working days already.")
    check_reason(reason, "Say why it takes longer; whoever complains is told so.")


def check_learning(learning: str, themes: Collection[str]) -> None:
    check_reason(learning, "Say what was learnt, or that nothing was and why.")
    if not themes:
        raise NotAllowed("Choose at least one theme, so that it counts among others.")


def check_advocate(offered_on: date | None, taken: str, reason: str) -> None:
    if taken == "no" and not reason.strip():
        raise NotAllowed("Say why the advocate was not taken up.")
    if taken and offered_on is None:
        raise NotAllowed("Say when an advocate was offered.")
