"""Who may have an account, which roles there are, what each may do and how far it reaches.

Roles and profiles are data (`catalogue/governance/`). A right is always held together with its
reach: somebody who is a social worker in one team and types in complaints for the authority sees
their own cases, and the authority's figures, but not the authority's children.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


class Right(StrEnum):
    """One thing a person may do. Where it is about units or children, within their reach."""

    SEE_PUBLISHED = "see_published"
    SEE_FIGURES = "see_figures"
    SEE_UNIT_FIGURES = "see_unit_figures"
    SEE_WORKER_FIGURES = "see_worker_figures"
    SEE_CHILDREN = "see_children"
    EXPORT_CHILDREN = "export_children"
    BREAK_GLASS = "break_glass"
    WORK_LISTS = "work_lists"
    ASSIGN_WORK = "assign_work"
    ENTER_COLLECTED = "enter_collected"
    APPROVE_COLLECTED = "approve_collected"
    LOAD_FILES = "load_files"
    PUBLISH = "publish"
    MANAGE_DATA_QUALITY = "manage_data_quality"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_UNITS = "manage_units"
    EDIT_GLOSSARY = "edit_glossary"
    READ_ACCESS_LOG = "read_access_log"
    READ_BREAK_GLASS = "read_break_glass"
    KEEP_RECORDS = "keep_records"
    RESTRICT_CHILDREN = "restrict_children"
    SET_TARGETS = "set_targets"
    RUN_CYCLE = "run_cycle"
    VERIFY_CARDS = "verify_cards"
    WRITE_COMMENTARY = "write_commentary"
    DISPUTE_FIGURES = "dispute_figures"
    AGREE_ACTIONS = "agree_actions"
    SEE_BOARD = "see_board"
    BRING_REPORTS = "bring_reports"
    RUN_BOARD = "run_board"
    PUBLISH_PAPERS = "publish_papers"
    RUN_SCRUTINY = "run_scrutiny"
    SEE_PLAN = "see_plan"
    RUN_PLAN = "run_plan"
    SEE_AUDITS = "see_audits"
    DO_AUDITS = "do_audits"
    RUN_AUDITS = "run_audits"
    SEE_STEPS = "see_steps"
    SEE_DISPUTES = "see_disputes"
    RAISE_DISPUTES = "raise_disputes"
    SEE_PRACTICE = "see_practice"
    KEEP_PRACTICE = "keep_practice"
    SEE_FEEDBACK = "see_feedback"
    KEEP_FEEDBACK = "keep_feedback"
    SEE_LEARNING = "see_learning"
    RUN_LEARNING = "run_learning"
    SEE_PROVIDERS = "see_providers"
    KEEP_PROVIDERS = "keep_providers"
    RUN_QA = "run_qa"

    @property
    def in_words(self) -> str:
        return _RIGHTS_IN_WORDS[self]


_RIGHTS_IN_WORDS = {
    Right.SEE_PUBLISHED: "see published figures",
    Right.SEE_FIGURES: "see unpublished figures",
    Right.SEE_UNIT_FIGURES: "see figures of services and teams",
    Right.SEE_WORKER_FIGURES: "see figures of single workers",
    Right.SEE_CHILDREN: "see children’s records",
    Right.EXPORT_CHILDREN: "take lists of children away as files",
    Right.BREAK_GLASS: "open a record out of reach, with a reason",
    Right.WORK_LISTS: "work on worklists",
    Right.ASSIGN_WORK: "assign children and work to others",
    Right.ENTER_COLLECTED: "type in collected figures",
    Right.APPROVE_COLLECTED: "approve collected figures",
    Right.LOAD_FILES: "load files",
    Right.PUBLISH: "publish what was loaded",
    Right.MANAGE_DATA_QUALITY: "manage data quality",
    Right.MANAGE_PEOPLE: "make accounts and give roles",
    Right.MANAGE_UNITS: "keep the tree of services, teams and workers",
    Right.EDIT_GLOSSARY: "edit the glossary and the wording",
    Right.READ_ACCESS_LOG: "read who looked at which child",
    Right.READ_BREAK_GLASS: "read who opened a record by break-glass, and why",
    Right.KEEP_RECORDS: "decide on erasure, legal hold and subject access",
    Right.RESTRICT_CHILDREN: "restrict a child’s record to named people",
    Right.SET_TARGETS: "set targets",
    Right.RUN_CYCLE: "run the monthly scorecard cycle",
    Right.VERIFY_CARDS: "verify the scorecard of a service",
    Right.WRITE_COMMENTARY: "explain figures on a scorecard",
    Right.DISPUTE_FIGURES: "dispute a figure",
    Right.AGREE_ACTIONS: "agree actions",
    Right.SEE_BOARD: "read what goes to the Performance Board",
    Right.BRING_REPORTS: "bring reports to the Performance Board",
    Right.RUN_BOARD: "run the Performance Board and assemble its pack",
    Right.PUBLISH_PAPERS: "publish papers",
    Right.RUN_SCRUTINY: "write scrutiny reports and record what scrutiny did",
    Right.SEE_PLAN: "read the improvement plan, and update the milestones they lead",
    Right.RUN_PLAN: "keep the improvement plan and fix it at the quarter’s end",
    Right.SEE_AUDITS: "read audits of one’s own unit or cases",
    Right.DO_AUDITS: "carry out audits",
    Right.RUN_AUDITS: "keep the audit programme, draw samples, allocate and moderate",
    Right.SEE_STEPS: "see steps towards the performance procedure, where one is in the line",
    Right.SEE_DISPUTES: "read disputes within reach, and reply to those at one’s level",
    Right.RAISE_DISPUTES: "raise a dispute about a child’s plan",
    Right.SEE_PRACTICE: "see supervision and observation of oneself or one’s unit",
    Right.KEEP_PRACTICE: "record supervision, observation and appraisal",
    Right.SEE_FEEDBACK: "read complaints, compliments and what families say",
    Right.KEEP_FEEDBACK: "record complaints, compliments and what families say",
    Right.SEE_LEARNING: "read what was learnt, and confirm that it was passed on",
    Right.RUN_LEARNING: "keep the Practice Improvement Forum, learning and self-assessment",
    Right.SEE_PROVIDERS: "read the register of providers",
    Right.KEEP_PROVIDERS: "keep providers, contracts, inspections and concerns",
    Right.RUN_QA: "keep the calendar of quality assurance",
}


@dataclass(frozen=True)
class Profile:
    """What a person with such a role may do."""

    key: str
    title: str
    meaning: str
    rights: frozenset[Right]

    @property
    def said(self) -> list[str]:
        return [right.in_words for right in Right if right in self.rights]


@dataclass(frozen=True)
class Role:
    """A role title. `reach`: the level of unit it is given for; `also`: other titles for it."""

    key: str
    title: str
    profile: Profile
    reach: Level
    purpose: str
    granted_by: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def givers(self) -> list[str]:
        return [profiles()[key].title for key in self.granted_by]


@lru_cache(maxsize=1)
def profiles() -> Mapping[str, Profile]:
    return {
        key: Profile(key, found["title"], found["meaning"], frozenset(map(Right, found["rights"])))
        for key, found in _governance("profiles").items()
    }


@lru_cache(maxsize=1)
def roles() -> Mapping[str, Role]:
    known = profiles()
    return {
        key: Role(
            key, found["title"], known[found["profile"]], Level(found["reach"]), found["purpose"],
            tuple(found["granted_by"]), tuple(found["also"]),
        )
        for key, found in _governance("roles").items()
    }  # fmt: skip


def _governance(name: str) -> dict[str, dict[str, Any]]:
    text = (CATALOGUE / "governance" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def role_called(title: str) -> Role | None:
    """The role of that title or of one of its other titles, whatever the case."""
    wanted = title.strip().casefold()
    for role in roles().values():
        if wanted in {each.casefold() for each in (role.key, role.title, *role.also)}:
            return role
    return None


def check_may_grant(profiles_of_giver: Iterable[str], role: Role, *, to_oneself: bool) -> None:
    """Nobody gives themselves a role; each role says which profiles may give it."""
    if to_oneself:
        raise NotAllowed("You can't give a role to yourself. Ask another administrator.")
    if not set(profiles_of_giver) & set(role.granted_by):
        givers = " or ".join(profiles()[key].title.lower() for key in role.granted_by)
        raise NotAllowed(f"The role “{role.title}” is given by: {givers}.")


def check_lent(giving: Iterable[date | None], to_on: date | None) -> None:
    """Who may give a role only while standing in gives it for those days. `giving`: the last day
    of each role by which it is given; None where the role is the giver's own."""
    days = list(giving)
    own = [day for day in days if day is not None]
    if days and len(own) == len(days) and (to_on is None or to_on > max(own)):
        last = f"{max(own).day} {max(own):%B %Y}"
        raise NotAllowed(
            f"You give this role as a deputy, until {last}: choose a last day up to then."
        )


def login_name(email: str) -> str:
    """E-mail addresses are compared without regard to case, so they are kept in lower case."""
    return email.strip().lower()


def check_email(email: str) -> None:
    if not _EMAIL.fullmatch(login_name(email)):
        raise NotAllowed(f"“{email}” is no e-mail address. Write one like name@council.gov.uk.")


_ASSIGNMENTS = frozenset({"audit", "iro", "chair", "dispute", "task", "cover", "commissioning"})
# What stands directly above what.
_ABOVE = {
    Level.SERVICE: {Level.AUTHORITY},
    Level.TEAM: {Level.SERVICE, Level.AUTHORITY},
    Level.WORKER: {Level.TEAM, Level.SERVICE, Level.AUTHORITY},
}


def check_role(key: str) -> Role:
    found = roles().get(key)
    if found is None:
        raise NotAllowed(f"There is no role “{key}”.")
    return found


def check_reach(role: Role, level: Level) -> None:
    """A role is given at its own level or, where somebody answers for several units, above it:
    never for the whole authority unless it is a role of the authority."""
    if role.reach is Level.AUTHORITY and level is not Level.AUTHORITY:
        raise NotAllowed(f"The role “{role.title}” is for the whole authority, not for one unit.")
    if role.reach is not Level.AUTHORITY and level is Level.AUTHORITY:
        raise NotAllowed(f"Say for which {role.reach.value} the role “{role.title}” is given.")
    if role.reach is Level.WORKER and level is not Level.WORKER:
        raise NotAllowed(f"The role “{role.title}” is given for a worker: choose their own entry.")
    if role.reach is not Level.WORKER and level is Level.WORKER:
        raise NotAllowed(f"The role “{role.title}” is given for a team or a service.")


def check_days(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise NotAllowed("The last day is before the first.")


def check_deputy(
    deputy: int, holder: int, first: date, last: date, from_on: date, to_on: date | None
) -> None:
    """A deputy is somebody else, for days on which the role itself stands."""
    check_days(first, last)
    if deputy == holder:
        raise NotAllowed("Choose somebody else: nobody stands in for themselves.")
    if first < from_on or (to_on is not None and last > to_on):
        raise NotAllowed("The deputy’s days must lie within those of the role itself.")


def check_may_stand_in(rights_of_deputy: Iterable[Right], role: Role) -> None:
    """Standing in opens no children's records to somebody whose own work is none with them."""
    sees = Right.SEE_CHILDREN
    if sees in role.profile.rights and sees not in set(rights_of_deputy):
        raise NotAllowed(
            f"A {role.title.lower()} sees children’s records, so only somebody whose own role does "
            "can stand in."
        )


def check_assignment(kind: str, reason: str, at: datetime, until: datetime) -> None:
    if kind not in _ASSIGNMENTS:
        raise NotAllowed(f"A child is assigned for one of: {', '.join(sorted(_ASSIGNMENTS))}.")
    check_reason(reason, "Say why the child is assigned.")
    if until <= at:
        raise NotAllowed("The assignment must end after it begins.")


def check_reason(reason: str, sentence: str) -> None:
    """A reason of at least a few words; the sentence says what is missing."""
    if len(reason.split()) < 3:
        raise NotAllowed(f"{sentence} A few words are enough.")


def check_unit_name(name: str) -> None:
    if not name.strip():
        raise NotAllowed("Give the unit a name.")


def check_under(level: Level, above: Level) -> None:
    if level is Level.AUTHORITY:
        raise NotAllowed("The authority is the root of the tree and has no place in it.")
    if above not in _ABOVE[level]:
        raise NotAllowed(f"A {level.value} can’t stand under a {above.value}.")


def check_name(name: str) -> None:
    if not name.strip():
        raise NotAllowed("Give the person’s name.")


def check_switch(by: int, person: int) -> None:
    if by == person:
        raise NotAllowed("Not for your own account. Ask another administrator.")
