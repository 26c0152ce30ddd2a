"""Which figures want words, who may write and sign off, and how long is too long.

Plain Python. The words of a card belong to its reporting service: whoever has the right for that
service's unit writes them, somebody else signs them off.
"""

from dataclasses import dataclass
from typing import Protocol

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Judgement
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService

GUIDE, LONG = 60, 120
LONGEST = 5000


class Row(Protocol):
    """What of a line on a card decides whether it wants words."""

    @property
    def rating(self) -> Rating | None: ...
    @property
    def judgement(self) -> Judgement | None: ...
    @property
    def signal(self) -> Judgement | None: ...
    @property
    def compared(self) -> Judgement | None: ...
    @property
    def has_signal(self) -> bool: ...


def needs_words(row: Row) -> str:
    """Why somebody has to say something about this figure; '' where nobody has to.

    A signal wants words whichever way it points: a good surprise is worth knowing as well. What
    got worse by no more than chance wants none, for the card itself calls it usual or similar.
    """
    reasons = []
    if row.rating is Rating.RED:
        reasons.append("the target is missed")
    if _is_worse(row):
        reasons.append("it got worse")
    if row.has_signal:
        reasons.append("it is outside its usual range")
    said = " and ".join([", ".join(reasons[:-1]), reasons[-1]] if reasons[1:] else reasons)
    return said[:1].upper() + said[1:]


def _is_worse(row: Row) -> bool:
    """One verdict speaks: the control chart, else two periods compared, else the bare change."""
    verdicts = (row.signal, row.compared, row.judgement)
    return next((each for each in verdicts if each is not None), None) is Judgement.WORSE


def reaches(access: Access, right: Right, service: ReportingService) -> bool:
    """Whether the right is held for the unit that answers for this service."""
    branch = access.units(right)
    return branch.everything or bool(service.unit and service.unit in branch.services)


def can_read(access: Access, service: ReportingService) -> bool:
    rights = (Right.WRITE_COMMENTARY, Right.VERIFY_CARDS, Right.RUN_CYCLE)
    return any(reaches(access, right, service) for right in rights)


def can_write(access: Access, service: ReportingService) -> bool:
    return reaches(access, Right.WRITE_COMMENTARY, service)


def check_can_write(access: Access, service: ReportingService) -> None:
    if not can_write(access, service):
        raise NotAllowed(f"Words about “{service.title}” are written by those who answer for it.")


def can_sign_off(access: Access, service: ReportingService, written_by: int) -> bool:
    return access.person != written_by and reaches(access, Right.VERIFY_CARDS, service)


def check_can_sign_off(access: Access, service: ReportingService, written_by: int) -> None:
    if not reaches(access, Right.VERIFY_CARDS, service):
        raise NotAllowed(f"Words about “{service.title}” are signed off by those who verify it.")
    if access.person == written_by:
        raise NotAllowed("You wrote this. Ask somebody else who verifies the scorecard to sign it.")


def check_text(text: str) -> None:
    if not text.strip():
        raise NotAllowed("Write something before you save, or go back to leave it as it was.")
    if len(text) > LONGEST:
        raise NotAllowed(f"Keep it under {LONGEST:,} characters: the rest belongs in a report.")


@dataclass(frozen=True)
class Length:
    """How many words there are, beside the guide of sixty. Never a limit."""

    words: int

    @property
    def is_long(self) -> bool:
        return self.words > LONG

    @property
    def said(self) -> str:
        counted = f"{self.words} word" + ("" if self.words == 1 else "s")
        if self.is_long:
            return f"{counted}. That is long for a scorecard: can you say it in about {GUIDE}?"
        return f"{counted}; about {GUIDE} is a good length."


def length_of(text: str) -> Length:
    return Length(len(text.split()))
