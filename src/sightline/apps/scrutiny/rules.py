"""What a report to scrutiny consists of, its states, and those of a request."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed

NONE_ARISING = "None arising directly from this report."


@dataclass(frozen=True)
class ReportHeading:
    """`may_be_none`: "none arising" is an answer; `is_listed`: each line is a point of its own."""

    key: str
    title: str
    hint: str
    may_be_none: bool
    is_listed: bool


@lru_cache(maxsize=1)
def headings() -> Mapping[str, ReportHeading]:
    return {
        key: ReportHeading(
            key, each["title"], each["hint"], each.get("none", False), each.get("listed", False)
        )
        for key, each in _governance("scrutiny_report").items()
    }


@dataclass(frozen=True)
class Aim:
    key: str
    title: str
    meaning: str


@lru_cache(maxsize=1)
def aims() -> Mapping[str, Aim]:
    return {
        key: Aim(key, each["title"], each["meaning"]) for key, each in _governance("aims").items()
    }


def _governance(name: str) -> dict[str, dict[str, str]]:
    text = (CATALOGUE / "governance" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


class ReportState(StrEnum):
    DRAFT = "draft"
    CLEARED = "cleared"
    WITH_COMMITTEE = "with the committee"
    CONSIDERED = "considered"


REPORT_MOVES = Moves(
    "scrutiny report",
    {
        ReportState.DRAFT: {"clear": ReportState.CLEARED},
        ReportState.CLEARED: {
            "send back": ReportState.DRAFT,
            "send to the committee": ReportState.WITH_COMMITTEE,
        },
        ReportState.WITH_COMMITTEE: {
            "record the outcome": ReportState.CONSIDERED,
            "correct": ReportState.DRAFT,
        },
        ReportState.CONSIDERED: {},
    },
)


class Outcome(StrEnum):
    """What the committee did with the report."""

    NOTED = "noted"
    NOTED_WITH_COMMENTS = "noted, with comments"
    MORE_ASKED = "more information asked for"
    REFERRED = "referred to another body"
    RECOMMENDED = "recommendations made"


class RequestState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


REQUEST_MOVES = Moves(
    "request",
    {
        RequestState.OPEN: {
            "answer": RequestState.ANSWERED,
            "withdraw": RequestState.WITHDRAWN,
        },
        RequestState.ANSWERED: {"open again": RequestState.OPEN},
        RequestState.WITHDRAWN: {},
    },
)


@dataclass(frozen=True)
class Written:
    """What stands under one heading so far."""

    heading: str
    text: str
    none_arising: bool


def check_may_clear(parts: Sequence[Written], *, contact: str) -> None:
    """Each heading has words, or says that nothing arises where that is an answer."""
    said = {each.heading: each for each in parts}
    missing = [
        heading.title
        for key, heading in headings().items()
        if key not in said or not (said[key].text.strip() or said[key].none_arising)
    ]
    if missing:
        named = ", ".join(f"“{title}”" for title in missing)
        raise NotAllowed(f"Write what stands under each heading first: {named}.")
    if not contact.strip():
        raise NotAllowed("Name the contact officer’s post before the report is cleared.")


def check_words(heading: ReportHeading, text: str, *, none_arising: bool) -> None:
    if none_arising and not heading.may_be_none:
        raise NotAllowed(f"“{heading.title}” can’t be “none arising”: write it.")
    if none_arising and text.strip():
        raise NotAllowed("There are words under this heading: take the tick away, or the words.")


def check_is_draft(state: ReportState) -> None:
    if state is not ReportState.DRAFT:
        raise NotAllowed(
            f"This report is {state}: send it back, or begin a correction, before changing it."
        )


def check_changes(changes: str, *, version: int) -> None:
    if version > 1 and not changes.strip():
        raise NotAllowed("Say what has changed since the version the committee has.")


def check_answer(answer: str, *, has_paper: bool) -> None:
    if not answer.strip() and not has_paper:
        raise NotAllowed("Write the answer, or choose the paper that gives it.")


def check_due(asked_on: date, due_on: date) -> None:
    if due_on < asked_on:
        raise NotAllowed("The answer can’t be due before it was asked for.")


def check_why(why: str) -> None:
    if not why.strip():
        raise NotAllowed("Say why.")
