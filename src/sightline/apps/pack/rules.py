"""What a service and others bring to the Board, who may, and when a pack is complete.

States and moves: a summary or a report is a draft until it is handed in; a part is brought, or
somebody says why not; a pack is assembled, complete, frozen.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.documents.pack_inputs import PackPart
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.working_days import WorkingDays

THREE = 3


class HandedIn(StrEnum):
    """Where a summary or a report stands."""

    DRAFT = "draft"
    HANDED_IN = "handed in"
    AGREED = "agreed at the Board"


SUMMARY_MOVES = Moves(
    "performance summary",
    {
        HandedIn.DRAFT: {"hand in": HandedIn.HANDED_IN},
        HandedIn.HANDED_IN: {"take back": HandedIn.DRAFT, "agree": HandedIn.AGREED},
        HandedIn.AGREED: {},
    },
)
REPORT_MOVES = Moves(
    "report",
    {
        HandedIn.DRAFT: {"hand in": HandedIn.HANDED_IN},
        HandedIn.HANDED_IN: {"take back": HandedIn.DRAFT},
    },
)


class PartState(StrEnum):
    WAITING = "waiting"
    BROUGHT = "brought"
    NOT_BROUGHT = "not brought"


PART_MOVES = Moves(
    "part of the pack",
    {
        PartState.WAITING: {"bring": PartState.BROUGHT, "say why not": PartState.NOT_BROUGHT},
        PartState.BROUGHT: {
            "bring": PartState.BROUGHT,
            "take back": PartState.WAITING,
            "say why not": PartState.NOT_BROUGHT,
        },
        PartState.NOT_BROUGHT: {
            "bring": PartState.BROUGHT,
            "take back": PartState.WAITING,
            "say why not": PartState.NOT_BROUGHT,
        },
    },
)


class PackState(StrEnum):
    """A frozen pack never thaws: what is corrected is frozen again, as its next version."""

    ASSEMBLING = "being assembled"
    COMPLETE = "complete"
    FREEZING = "being frozen"
    FROZEN = "frozen"


PACK_MOVES = Moves(
    "pack",
    {
        PackState.ASSEMBLING: {"mark complete": PackState.COMPLETE},
        PackState.COMPLETE: {
            "open again": PackState.ASSEMBLING,
            "freeze": PackState.FREEZING,
        },
        PackState.FREEZING: {"finish": PackState.FROZEN, "give up": PackState.COMPLETE},
        PackState.FROZEN: {"freeze": PackState.FREEZING},
    },
)


class Side(StrEnum):
    """The two columns of the summary of improvements."""

    IMPROVED = "improved"
    FURTHER = "further"


def can_write(access: Access, service: ReportingService) -> bool:
    """Whoever verifies or explains the card of the unit; of a service that is no one unit, of
    everything."""
    for right in (Right.VERIFY_CARDS, Right.WRITE_COMMENTARY):
        branch = access.units(right)
        if branch.everything or (service.unit and service.unit in branch.services):
            return True
    return False


def check_can_write(access: Access, service: ReportingService) -> None:
    if not can_write(access, service):
        raise NotAllowed(f"Only who answers for “{service.title}” can write this.")


def can_bring(access: Access, part: PackPart) -> bool:
    """Whoever holds the role that brings it, and those who run the Board for everybody."""
    if access.may(Right.RUN_BOARD):
        return True
    return access.may(Right.BRING_REPORTS) and part.brings in access.roles


def check_can_bring(access: Access, part: PackPart) -> None:
    if not can_bring(access, part):
        raise NotAllowed(f"“{part.title}” is brought by somebody else.")


def can_read_part(access: Access, part: PackPart) -> bool:
    """Those who read the Board's papers read every part; others the one they bring."""
    return access.may(Right.SEE_BOARD) or can_bring(access, part)


def check_three(what: str, entries: Sequence[str], because: str) -> None:
    """Three, no more and no fewer; fewer for a stated reason. `entries`: indicators, '' for none.

    Raises NotAllowed with what to do.
    """
    chosen = [each for each in entries if each]
    if len(chosen) != len(set(chosen)):
        raise NotAllowed(f"{what}: the same indicator stands there twice. Choose another one.")
    if len(chosen) > THREE:
        raise NotAllowed(f"{what}: three are asked for, and here are {len(chosen)}.")
    if len(chosen) < THREE and not because.strip():
        raise NotAllowed(
            f"{what}: three are asked for, and here {_are(len(chosen))}. Choose the others, or say "
            "why there are fewer."
        )


def _are(count: int) -> str:
    return {0: "is none", 1: "is one"}.get(count, f"are {count}")


def check_words(what: str, entries: Iterable[tuple[str, str]]) -> None:
    """Each indicator that was chosen has its words."""
    if any(indicator and not words.strip() for indicator, words in entries):
        raise NotAllowed(f"{what}: say in a few words how or why, for each indicator.")


def check_not_both(improved: Collection[str], priorities: Collection[str]) -> None:
    if (set(improved) & set(priorities)) - {""}:
        raise NotAllowed(
            "The same indicator stands under improved and under priorities. Choose one of the two."
        )


REPORT_NEEDS = {
    "analysis": "what the figures say",
    "strengths": "the strengths",
    "to_improve": "what is still to improve",
}


def check_report(said: dict[str, str]) -> None:
    missing = [words for key, words in REPORT_NEEDS.items() if not said.get(key, "").strip()]
    if missing:
        raise NotAllowed(f"Before you hand it in, write {_listed(missing)}.")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def points(text: str) -> tuple[str, ...]:
    """One for each line that says something."""
    lines = (line.strip().lstrip("-•* ").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def check_why_not(reason: str) -> None:
    check_reason(reason, "Say why it is not brought this month.")


def check_something(texts: Iterable[str], files: int) -> None:
    if not files and not any(text.strip() for text in texts):
        raise NotAllowed("Write under at least one heading, or attach a file first.")


@dataclass(frozen=True)
class Standing:
    """One thing a pack needs: is it there. `key` names it, as “report:…”; `late_by`: working days;
    `has_reason`: it is not there, and somebody said why; `is_due`: for this month at all."""

    key: str
    title: str
    who: str
    is_there: bool
    said: str
    address: str = ""
    late_by: int = 0
    has_reason: bool = False
    is_due: bool = True

    @property
    def is_late(self) -> bool:
        return self.late_by > 0


def check_complete(inputs: Iterable[tuple[str, Sequence[Standing]]]) -> None:
    """Each of the inputs is there, or somebody said why not. Names all that is missing."""
    missing = [one.title for _, stand in inputs for one in stand if not one.is_there]
    if missing:
        raise NotAllowed(
            f"The pack is not complete: {_listed(missing)} still to come. Wait for it, or say why "
            "it is not there."
        )


def check_changes(changes: str, version: int) -> None:
    """From the second version on a pack says what changed since the one before."""
    if version > 0 and len(changes.split()) < 3:
        raise NotAllowed("Say what changed since the version before. A few words are enough.")


def late_by(due_on: date, done_on: date | None, today: date, calendar: WorkingDays) -> int:
    """Working days after the last day in time; 0 while it is in time."""
    day = done_on or today
    return max(0, calendar.between(due_on, day)) if day > due_on else 0


def check_line(words: str, indicator: str) -> None:
    if not words.strip():
        raise NotAllowed("Say in a few words what improved, or what is still to improve.")
    if not indicator:
        raise NotAllowed("Choose the indicator that the line rests on.")
