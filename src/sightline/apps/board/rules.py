"""What a board may do and when: quorum, dates, and what has to be said before something is closed.

States and their moves are in `states.py`; who may do it is a right (`Right.RUN_BOARD`, …).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from sightline.apps.board.states import COMES_BACK, ExplorationState, MeetingState, Presence
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed

ONE_DAY = timedelta(days=1)


_CENTURY = (2000, 2100)


@dataclass(frozen=True)
class Quorum:
    """How many of the members came, and how many have to."""

    needed: int
    came: int
    of: int
    chair_needed: bool
    chair_came: bool

    @property
    def is_met(self) -> bool:
        return self.came >= self.needed and (self.chair_came or not self.chair_needed)

    @property
    def in_words(self) -> str:
        """'4 of 7, quorate; needs 4 and the chair.'"""
        if not self.needed and not self.chair_needed:
            return f"{self.came} of {self.of}; this body has no quorum rule."
        needs = [str(self.needed)] if self.needed else []
        needs += ["the chair"] if self.chair_needed else []
        met = "quorate" if self.is_met else "not quorate"
        missing = ", who is not there" if self.chair_needed and not self.chair_came else ""
        return f"{self.came} of {self.of}, {met}; needs {' and '.join(needs)}{missing}."


def needed_for_quorum(of: int, number: int | None, percent: int | None) -> int:
    """A share of the members is rounded up; no more are needed than there are seats said."""
    if number is not None:
        return number
    return ceil(of * percent / 100) if percent else 0


def quorum_of(
    seats: Iterable[tuple[bool, bool, Presence | None]], *,
    number: int | None, percent: int | None, chair_needed: bool,
) -> Quorum:  # fmt: skip
    """Of seats as (counts, chairs, how they were there). A deputy counts as the member would."""
    listed = list(seats)
    of = sum(counts for counts, _, _ in listed)
    came = sum(bool(counts and how and how.counts) for counts, _, how in listed)
    chair_came = any(chairs and how is not None and how.counts for _, chairs, how in listed)
    return Quorum(needed_for_quorum(of, number, percent), came, of, chair_needed, chair_came)


def month_looked_at(held_on: date) -> date:
    """The last whole month before the meeting: a November meeting looks at October."""
    return held_on.replace(day=1) - ONE_DAY


def check_quorum_rule(number: int | None, percent: int | None) -> None:
    if number is not None and percent is not None:
        raise NotAllowed("Say the quorum as a number or as a share, not both.")
    if percent is not None and not 1 <= percent <= 100:
        raise NotAllowed("A share of the members lies between 1 and 100 percent.")


def check_ends(started_on: date, ended_on: date) -> None:
    if ended_on < started_on:
        raise NotAllowed(f"It started on {said(started_on)}: it can’t have ended before.")


def check_seat(role: str, person: object, called: str) -> None:
    if not (role or person or called.strip()):
        raise NotAllowed("Say whose seat it is: a role, a person, or what the member is called.")


def check_day(held_on: date) -> None:
    if not _CENTURY[0] <= held_on.year <= _CENTURY[1]:
        raise NotAllowed(f"A meeting in the year {held_on.year}? Look at the day again.")


def check_why(why: str, sentence: str) -> None:
    if len(why.split()) < 2:
        raise NotAllowed(f"{sentence} A few words are enough.")


def check_text(text: str, sentence: str) -> None:
    if not text.strip():
        raise NotAllowed(sentence)


def check_held(held_on: date, today: date) -> None:
    if held_on > today:
        raise NotAllowed(f"This meeting is on {said(held_on)}. Record it on the day or afterwards.")


def check_still_planned(state: MeetingState) -> None:
    if state is not MeetingState.PLANNED:
        raise NotAllowed(f"This meeting is {state}: its date can no longer be moved.")


def check_in_meeting(state: MeetingState) -> None:
    if state is MeetingState.CANCELLED:
        raise NotAllowed("This meeting was cancelled. Record it under the one that was held.")


def check_inequality(about: bool, breakdown: str, group: str, compared: str) -> None:
    """A challenge about inequality says whom it falls on, and how it compares."""
    if about and not (breakdown.strip() and group.strip() and compared.strip()):
        raise NotAllowed(
            "A challenge about inequality says of what (such as ethnicity), which group, and how "
            "that group compares with the others."
        )


def check_outcome(about_inequality: bool, outcome: str) -> None:
    if about_inequality and not outcome.strip():
        raise NotAllowed("A challenge about inequality is closed with its outcome: say what came.")


def check_answers(rights: Collection[Right]) -> None:
    """Whoever brings reports to the Board, and reads it, may answer it."""
    may = Right.SEE_BOARD in rights and bool({Right.BRING_REPORTS, Right.RUN_BOARD} & set(rights))
    if not may:
        raise NotAllowed("Your roles do not let you answer the Board.")


def can_answer(rights: Collection[Right]) -> bool:
    try:
        check_answers(rights)
    except NotAllowed:
        return False
    return True


def check_due(due_on: date, asked_on: date) -> None:
    if due_on < asked_on:
        raise NotAllowed("The day it is due lies before the day it was asked for.")


def comes_back(state: ExplorationState) -> bool:
    """Whether it stands on the next agenda."""
    return state in COMES_BACK


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
