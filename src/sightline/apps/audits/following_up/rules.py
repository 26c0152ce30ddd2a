"""Putting right what an audit found: who may do what, and by when evidence must come.

Plain Python. What is employment data has its rules in `steps.py`.
"""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.apps.audits.following_up.steps import Roles, Standing, Whom, standings
from sightline.apps.audits.rules import About, AuditState, may_run
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed

LONGEST_YEARS = 3


class Looked(StrEnum):
    """What came of looking for the same issue in another file."""

    NOTHING = "nothing"
    SAME = "same"

    @property
    def in_words(self) -> str:
        return {"nothing": "Looked at: not found", "same": "Same issue found"}[self.value]


def evidence_by(audited_on: date, months: int = 1) -> date:
    """The last day of the month that lies so many months after the audit's own."""
    at = audited_on.year * 12 + audited_on.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def evidence_again_by(before: date, today: date, months: int = 1) -> date:
    """With a new timescale evidence comes the month after; never on a day that has passed."""
    return max(evidence_by(before, months), evidence_by(today, 0))


@dataclass(frozen=True)
class Issue:
    """One required action as rules need it. `is_done`: with evidence; `is_closed`: checked."""

    due_on: date
    evidence_by: date | None
    is_done: bool
    is_closed: bool
    exceptions: int = 0

    def is_late(self, today: date) -> bool:
        return not self.is_done and self.due_on < today

    def lacks_evidence(self, today: date) -> bool:
        return not self.is_done and self.evidence_by is not None and self.evidence_by < today

    def in_words(self, today: date) -> str:
        if self.is_closed:
            return "Closed"
        if self.is_done:
            return "Evidence in, to be checked"
        if self.lacks_evidence(today):
            return "Evidence missing"
        return "Late" if self.is_late(today) else "Open"


def whom(about: About) -> Whom:
    return Whom(about.service, about.team, about.worker)


_MONITORS = frozenset({Standing.ASSISTANTS, Standing.MANAGERS})
_TRACKS = frozenset({Standing.MANAGERS, Standing.GROUPS})


def may_monitor(access: Access, about: About, roles: Roles) -> bool:
    """The assistant team manager, or the team manager in their place."""
    return about.state is not AuditState.WITHDRAWN and bool(
        standings(access, whom(about), roles) & _MONITORS
    )


def check_may_monitor(access: Access, about: About, roles: Roles) -> None:
    if not may_monitor(access, about, roles):
        raise NotAllowed("The assistant team manager or the team manager of this team does this.")


def may_answer(access: Access, about: About, roles: Roles, raised_by: int) -> bool:
    """The team manager, or the group manager above; never whoever raised it."""
    is_tracker = bool(standings(access, whom(about), roles) & _TRACKS)
    return is_tracker and access.person != raised_by


def check_may_answer(access: Access, about: About, roles: Roles, raised_by: int) -> None:
    if not may_answer(access, about, roles, raised_by):
        raise NotAllowed("The team manager, or the group manager, answers; not who raised it.")


def may_receive(access: Access, receivers: Collection[str]) -> bool:
    """Evidence goes to the head of safeguarding; who keeps the programme may note it came."""
    return any(hold.role in receivers for hold in access.holds) or may_run(access)


def check_may_receive(access: Access, receivers: Collection[str]) -> None:
    if not may_receive(access, receivers):
        raise NotAllowed("The head of safeguarding notes that evidence came.")


def check_required(said: str, due_on: date, today: date) -> None:
    if not said.strip():
        raise NotAllowed("Say what must be done.")
    if due_on < today:
        raise NotAllowed("Choose a day that lies ahead.")
    if due_on.year > today.year + LONGEST_YEARS:
        raise NotAllowed(f"Choose a day within {LONGEST_YEARS} years.")


def check_exception(why: str, due_on: date, today: date, issue: Issue) -> None:
    if issue.is_done:
        raise NotAllowed("There is evidence for this action: it needs no exception.")
    if not why.strip():
        raise NotAllowed("Say why it is not complete.")
    check_required("-", due_on, today)


def check_same_issue(looked: Looked, said: str, due_on: date | None, today: date) -> None:
    if looked is Looked.SAME:
        if not said.strip():
            raise NotAllowed("Say what was found.")
        if due_on is None:
            raise NotAllowed("Say by which day it is to be put right there.")
        check_required(said, due_on, today)


def escalates(issues: Collection[Issue], today: date) -> bool:
    """Whether something stays undone that stage 1 would be about."""
    return any(not each.is_done and (each.is_late(today) or each.exceptions) for each in issues)


def check_stage_1(issues: Collection[Issue], today: date) -> None:
    if not escalates(issues, today):
        raise NotAllowed(
            "Nothing of this audit is late and no exception was raised: there is nothing to "
            "escalate yet."
        )


def check_missing_evidence(issues: Collection[Issue], today: date) -> None:
    if not any(each.lacks_evidence(today) or each.is_late(today) for each in issues):
        raise NotAllowed("No evidence is missing and nothing of this audit is late.")
