"""Escalation: its states and moves, where somebody stands towards it, who sees which part of it.

Plain Python. All of it is employment data: an escalation is about how somebody does their work.
So the right to a part comes from where a person stands towards this worker, and never from a wide
reach alone; whoever covers a worker's cases as a deputy does not stand in the worker's own place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access, Hold
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


class Part(StrEnum):
    """The meetings, each with its own record; `reached` of an escalation is the furthest."""

    STAGE_1 = "stage 1"
    STAGE_2 = "stage 2"
    PROCEDURE = "procedure"
    ASSURANCE = "assurance"

    @property
    def in_words(self) -> str:
        return _PARTS[self]


_PARTS = {
    Part.STAGE_1: "Stage 1",
    Part.STAGE_2: "Stage 2",
    Part.PROCEDURE: "Performance procedure",
    Part.ASSURANCE: "Missing evidence",
}


class Standing(StrEnum):
    """Where somebody stands towards the worker."""

    WORKER = "worker"
    ASSISTANTS = "assistants"
    MANAGERS = "managers"
    GROUPS = "groups"
    HEADS = "heads"
    PERSONNEL = "personnel"

    @property
    def in_words(self) -> str:
        return _STANDINGS[self]


_STANDINGS = {
    Standing.WORKER: "Social worker",
    Standing.ASSISTANTS: "Assistant team manager",
    Standing.MANAGERS: "Team manager",
    Standing.GROUPS: "Group manager",
    Standing.HEADS: "Named head",
    Standing.PERSONNEL: "Human resources",
}


class StepState(StrEnum):
    """`NOT_BEGUN` is where the table starts; no row has it."""

    NOT_BEGUN = "not begun"
    STAGE_1 = "stage 1 to be held"
    STAGE_1_HELD = "stage 1 held"
    STAGE_2 = "stage 2 to be held"
    STAGE_2_HELD = "stage 2 held"
    PROCEDURE = "performance procedure to be begun"
    PROCEDURE_BEGUN = "performance procedure begun"
    ASSURANCE = "evidence meeting to be held"
    ASSURANCE_HELD = "evidence meeting held"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return self.value.capitalize()

    @property
    def is_open(self) -> bool:
        return self not in {StepState.RESOLVED, StepState.WITHDRAWN}

    @property
    def waits_for(self) -> Part | None:
        """The meeting that this state waits for."""
        return _WAITS.get(self)


_S = StepState
_WAITS = {
    _S.STAGE_1: Part.STAGE_1,
    _S.STAGE_2: Part.STAGE_2,
    _S.PROCEDURE: Part.PROCEDURE,
    _S.ASSURANCE: Part.ASSURANCE,
}

MOVES: Moves[StepState] = Moves(
    "stage of escalation",
    {
        _S.NOT_BEGUN: {"begin stage 1": _S.STAGE_1, "ask why evidence is missing": _S.ASSURANCE},
        _S.STAGE_1: {
            "record stage 1": _S.STAGE_1_HELD, "resolve": _S.RESOLVED,
            "undo stage 1": _S.WITHDRAWN,
        },
        _S.STAGE_1_HELD: {"begin stage 2": _S.STAGE_2, "resolve": _S.RESOLVED},
        _S.STAGE_2: {
            "record stage 2": _S.STAGE_2_HELD, "resolve": _S.RESOLVED,
            "undo stage 2": _S.STAGE_1_HELD,
        },
        _S.STAGE_2_HELD: {"begin the procedure": _S.PROCEDURE, "resolve": _S.RESOLVED},
        _S.PROCEDURE: {
            "record the procedure": _S.PROCEDURE_BEGUN, "resolve": _S.RESOLVED,
            "undo the procedure": _S.STAGE_2_HELD,
        },
        _S.PROCEDURE_BEGUN: {"resolve": _S.RESOLVED},
        _S.ASSURANCE: {
            "record the evidence meeting": _S.ASSURANCE_HELD, "resolve": _S.RESOLVED,
            "undo the evidence meeting": _S.WITHDRAWN,
        },
        _S.ASSURANCE_HELD: {"resolve": _S.RESOLVED},
    },
)  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """What a move does: it begins, holds or undoes a part; none of the three resolves."""

    begins: Part | None = None
    holds: Part | None = None
    undoes: Part | None = None


DEEDS: Mapping[str, Deed] = {
    "begin stage 1": Deed(begins=Part.STAGE_1),
    "ask why evidence is missing": Deed(begins=Part.ASSURANCE),
    "record stage 1": Deed(holds=Part.STAGE_1),
    "undo stage 1": Deed(undoes=Part.STAGE_1),
    "begin stage 2": Deed(begins=Part.STAGE_2),
    "record stage 2": Deed(holds=Part.STAGE_2),
    "undo stage 2": Deed(undoes=Part.STAGE_2),
    "begin the procedure": Deed(begins=Part.PROCEDURE),
    "record the procedure": Deed(holds=Part.PROCEDURE),
    "undo the procedure": Deed(undoes=Part.PROCEDURE),
    "record the evidence meeting": Deed(holds=Part.ASSURANCE),
    "undo the evidence meeting": Deed(undoes=Part.ASSURANCE),
    "resolve": Deed(),
}
_BEFORE = {Part.STAGE_2: Part.STAGE_1, Part.PROCEDURE: Part.STAGE_2}


@dataclass(frozen=True)
class Whom:
    """The worker an escalation is about, with the team and service of the day it began."""

    service: str
    team: str
    worker: str


Roles = Mapping[Standing, frozenset[str]]


def standings(access: Access, whom: Whom, roles: Roles) -> frozenset[Standing]:
    """Where the person stands towards the worker; nowhere is the usual answer."""
    return frozenset(
        standing
        for hold in access.holds
        for standing in Standing
        if _stands(hold, standing, whom, roles)
    )


def _stands(hold: Hold, standing: Standing, whom: Whom, roles: Roles) -> bool:
    if standing is Standing.WORKER:
        return is_own(hold) and bool(whom.worker) and whom.worker in hold.workers
    if hold.role not in roles.get(standing, frozenset()):
        return False
    if standing in {Standing.HEADS, Standing.PERSONNEL}:
        return hold.everything
    if standing is Standing.GROUPS:
        return bool(whom.service) and whom.service in hold.services
    return bool(whom.team) and hold.reaches(Level.TEAM, whom.team)


def is_own(hold: Hold) -> bool:
    """A worker's own role: it reaches nobody else's work, and stands in for nobody."""
    is_a_worker = bool(hold.workers) and not (hold.teams or hold.services or hold.everything)
    return is_a_worker and hold.until is None


def reached_after(move: str, reached: Part | None) -> Part | None:
    """The furthest part after the move; what was undone was never reached."""
    deed = DEEDS[move]
    if deed.undoes is not None:
        return _BEFORE.get(deed.undoes, deed.undoes)
    return deed.begins or reached


def check_words(said: str, sentence: str) -> None:
    if not said.strip():
        raise NotAllowed(sentence)


def check_has_waited(new_day: date | None, today: date, *, is_early: bool) -> None:
    """The next stage is for what is outstanding after the new timescale, save with good reason."""
    if new_day is not None and today <= new_day and not is_early:
        raise NotAllowed(
            f"The timescale agreed runs until {new_day.day} {new_day:%B %Y}. If the issues can’t "
            "wait for it, say so below and give the reason."
        )


def check_met(met_on: date, begun_on: date, today: date) -> None:
    if met_on > today:
        raise NotAllowed("The day lies ahead: record the meeting once it was held.")
    if met_on < begun_on:
        raise NotAllowed("The day lies before this stage began.")


def check_new_day(day: date | None, today: date) -> None:
    if day is None:
        raise NotAllowed("Say by which day the actions are to be done.")
    if day < today:
        raise NotAllowed("The new timescale has to lie ahead.")
