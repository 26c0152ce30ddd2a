"""What a line of the year’s programme still wants, what of a year is out of order. Plain Python.

A line may be planned before its topic, theme or lead is known. It is then accepted, shown as to be
confirmed, and chased until it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class Kind(StrEnum):
    """What sort of audit a line is; `OTHER` is for what no other word fits."""

    CASE_FILE = "standard_case_file"
    THEMED = "themed"
    DIP_SAMPLE = "dip_sample"
    HEALTH_CHECK = "health_check"
    SUPERVISION = "supervision"
    ADMISSIONS = "admissions_discharges"
    EARLY_HELP = "early_help"
    OBSERVATION = "observation"
    OTHER = "unspecified"

    @property
    def in_words(self) -> str:
        return _KINDS[self]


_KINDS = {
    Kind.CASE_FILE: "Standard case file audit",
    Kind.THEMED: "Themed case file audit",
    Kind.DIP_SAMPLE: "Dip sample",
    Kind.HEALTH_CHECK: "Health check",
    Kind.SUPERVISION: "Supervision audit",
    Kind.ADMISSIONS: "Admissions, discharges and vulnerable referrals",
    Kind.EARLY_HELP: "Early help review",
    Kind.OBSERVATION: "Observation of practice",
    Kind.OTHER: "Other",
}


class Source(StrEnum):
    """What led to a themed audit."""

    AUDITS = "audit activity"
    SCORECARD = "scorecard"
    INCIDENT = "significant incident"
    REVIEW = "review"

    @property
    def in_words(self) -> str:
        return _SOURCES[self]


_SOURCES = {
    Source.AUDITS: "Earlier audits",
    Source.SCORECARD: "The scorecard",
    Source.INCIDENT: "A significant incident",
    Source.REVIEW: "A serious case or practice review",
}


class PlannedState(StrEnum):
    """A line of the programme from planned to done."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def in_words(self) -> str:
        return {"planned": "Planned", "done": "Completed", "dropped": "Not done"}[self.value]


PLANNED_MOVES: Moves[PlannedState] = Moves(
    "planned audit",
    {
        PlannedState.PLANNED: {"complete": PlannedState.DONE, "drop": PlannedState.DROPPED},
        PlannedState.DONE: {"reopen": PlannedState.PLANNED},
        PlannedState.DROPPED: {"reopen": PlannedState.PLANNED},
    },
)

_OPEN_WORDS = re.compile(r"\b(tbc|tba|to be (confirmed|agreed|decided))\b", re.IGNORECASE)


class Unsettled(StrEnum):
    """What is still to be confirmed of a line."""

    TOPIC = "topic"
    THEME = "theme"
    LEAD = "lead"


def says_open(words: str) -> bool:
    """Whether somebody wrote that it is still to be confirmed."""
    return bool(_OPEN_WORDS.search(words))


def unsettled(title: str, kind: str, theme: str, leads: Sequence[str]) -> tuple[Unsettled, ...]:
    """What of a line is blank or said to be open, in the order in which it is asked for.

    A title that ends in a colon stops before it says what is looked at.
    """
    found = []
    topic_is_theme = kind == Kind.THEMED
    if not topic_is_theme and (says_open(title) or title.rstrip().endswith(":")):
        found.append(Unsettled.TOPIC)
    if topic_is_theme and (not theme.strip() or says_open(theme)):
        found.append(Unsettled.THEME)
    if not [lead for lead in leads if lead.strip() and not says_open(lead)]:
        found.append(Unsettled.LEAD)
    return tuple(found)


@dataclass(frozen=True)
class Planned:
    """A line, as far as the order of the year goes."""

    id: int
    month: date
    title: str
    kind: str
    theme: str = ""
    leads: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    is_progress_check: bool = False
    progress_of: int | None = None
    progress_by: date | None = None
    source: str = ""
    state: str = PlannedState.PLANNED

    @property
    def unsettled(self) -> tuple[Unsettled, ...]:
        return unsettled(self.title, self.kind, self.theme, self.leads)


def may_see(access: Access) -> bool:
    return access.may(Right.SEE_AUDITS, Right.DO_AUDITS) or may_keep(access)


def may_keep(access: Access) -> bool:
    return access.may_everywhere(Right.RUN_AUDITS)


def check_may_keep(access: Access) -> None:
    if not may_keep(access):
        raise NotAllowed("Only those who keep the audit programme may do this.")


def check_line(title: str, month: date, until: date | None) -> None:
    if not title.strip():
        raise NotAllowed("Say what is looked at; “tbc” is enough for now.")
    if until is not None and until < month:
        raise NotAllowed("The last month must not come before the first.")


def check_days(from_on: date, until_on: date) -> None:
    if until_on < from_on:
        raise NotAllowed("The last day must not come before the first.")
