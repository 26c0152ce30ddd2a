"""A month's cards: who may read one, who may move it, and what a move or a version asks for."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.apps.scorecards.cycle import Cycle, CycleStep, cycle
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

__all__ = ["Cycle", "CycleStep", "VersionKind", "cycle"]


class VersionKind(StrEnum):
    """What a version of a card is. A correction comes after the service has verified."""

    DRAFT = "draft"
    UPDATED = "updated"
    VERIFIED = "verified"
    CORRECTED = "corrected"


STANDS = (VersionKind.VERIFIED, VersionKind.CORRECTED)


def reaches(access: Access, right: Right, unit: str, reach: Level = Level.SERVICE) -> bool:
    """Whether the right is held for the unit that answers for a card ('': for everything)."""
    branch = access.units(right)
    return branch.everything or (reach is Level.SERVICE and bool(unit) and unit in branch.services)


def is_of_service(access: Access, unit: str) -> bool:
    """Those who answer for the unit, and the managers within it; not who reaches everything."""
    return any(
        unit in hold.services or (Level.SERVICE, unit) in hold.line
        for hold in access.holds
        if unit and Right.SEE_BOARD in hold.rights
    )


def may_read(access: Access, unit: str, step: CycleStep, *, is_closed: bool = False) -> bool:
    """Until it is verified a card is its service's and theirs who run the cycle; then also theirs
    who read everything of the Board; once published, everybody's who reads the Board's papers."""
    if is_of_service(access, unit) or access.may_everywhere(Right.RUN_CYCLE):
        return True
    if not step.verified:
        return False
    if is_closed:
        return access.may(Right.SEE_BOARD)
    return access.may_everywhere(Right.SEE_BOARD)


def check_can_move(access: Access, unit: str, step: CycleStep) -> None:
    """Onward and back alike are for whoever has the card at that step."""
    runs = access.may_everywhere(Right.RUN_CYCLE) and not step.only
    if runs or reaches(access, step.right, unit, step.reach):
        return
    raise NotAllowed(f"The card is at “{step.title}”: {step.who} can move it on.")


def can_move(access: Access, unit: str, step: CycleStep) -> bool:
    try:
        check_can_move(access, unit, step)
    except NotAllowed:
        return False
    return True


def check_note(note: str, *, is_back: bool) -> None:
    if is_back:
        check_reason(note, "Say why the card goes back.")


def check_nothing_against(reasons: Iterable[str], step: CycleStep) -> None:
    """`reasons`: what the step's checks still ask for, each a sentence."""
    against = list(reasons)
    if against:
        raise NotAllowed(f"Not yet possible: {step.onward}. {' '.join(against)}")


def check_can_make_version(access: Access, unit: str, step: CycleStep, why: str) -> VersionKind:
    """Before it is verified, those who run the cycle bring it up to date; afterwards whoever may
    verify corrects it, and says what changed."""
    if not step.verified:
        if not access.may_everywhere(Right.RUN_CYCLE):
            raise NotAllowed("Only those who run the cycle make an updated version of a card.")
        return VersionKind.UPDATED
    if not reaches(access, Right.VERIFY_CARDS, unit):
        raise NotAllowed("A verified card is corrected by whoever may verify it.")
    check_reason(why, "Say what is corrected and why.")
    return VersionKind.CORRECTED


def can_make_version(access: Access, unit: str, step: CycleStep) -> bool:
    try:
        check_can_make_version(access, unit, step, "for the button only")
    except NotAllowed:
        return False
    return True


def check_covered(month: date, data_as_at: date | None) -> None:
    """A card is of a whole month: records that end before its last day make none."""
    if not is_month_end(month):
        raise NotAllowed("A card is of a month: give the month's last day.")
    if data_as_at is None or data_as_at < month:
        until = f"{data_as_at.day} {data_as_at:%B %Y}" if data_as_at else "no day yet"
        raise NotAllowed(
            f"The published records go up to {until}: they do not cover {month:%B %Y}. "
            "Load and publish the extract of the month's end first."
        )


def is_time_to_open(month: date, today: date, calendar: WorkingDays) -> bool:
    """From the first working day after the month on."""
    return calendar.between(month, today) >= 1


def days_late(step: CycleStep, month: date, today: date, calendar: WorkingDays) -> int:
    """Working days since the step was due; 0 while it is in time, and where nothing is due."""
    due = step.due_on(month, calendar)
    return max(calendar.between(due, today), 0) if due else 0
