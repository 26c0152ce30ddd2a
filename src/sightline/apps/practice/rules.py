"""When supervision and observation are due, who may read and keep them. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sightline.apps.people.reach import Access, Branch, Hold
from sightline.apps.people.rules import Right
from sightline.apps.practice.policy import EarlyStage, Gap, Policy
from sightline.vocabulary.months import months_after
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

_SOON = timedelta(days=7)


class SessionState(StrEnum):
    """A draft is the supervisor's to change; what was agreed stays, and is added to."""

    DRAFT = "draft"
    AGREED = "agreed"

    @property
    def in_words(self) -> str:
        return "Draft" if self is SessionState.DRAFT else "Agreed by both"


MOVES: Moves[SessionState] = Moves(
    "supervision session", {SessionState.DRAFT: {"agree": SessionState.AGREED}}
)


class PauseKind(StrEnum):
    LEAVE = "leave"
    SICKNESS = "sickness"
    PARENTAL = "parental"
    OTHER = "other"

    @property
    def in_words(self) -> str:
        return {"leave": "Leave", "sickness": "Sickness", "parental": "Parental leave"}.get(
            self.value, "Another reason"
        )


class Standing(StrEnum):
    """How a worker's supervision stands on a day."""

    IN_TIME = "in time"
    DUE = "due"
    GAP = "gap"
    PAUSED = "paused"
    NO_CASES = "no cases"
    NOT_KEPT = "not kept"

    @property
    def in_words(self) -> str:
        return _STANDINGS[self]

    @property
    def counts(self) -> bool:
        """Whether it says anything about how often supervision is held."""
        return self in {Standing.IN_TIME, Standing.DUE, Standing.GAP}


_STANDINGS = {
    Standing.IN_TIME: "In time", Standing.DUE: "Due this week", Standing.GAP: "Gap",
    Standing.PAUSED: "Paused", Standing.NO_CASES: "Holds no case",
    Standing.NOT_KEPT: "Nothing kept yet",
}  # fmt: skip


@dataclass(frozen=True)
class Away:
    """Days on which no supervision is expected; `to_on` None: not back yet."""

    from_on: date
    to_on: date | None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def days_after(self, day: date, until: date) -> int:
        """How many of its days lie after `day`, up to and including `until`."""
        last = min(self.to_on or until, until)
        return max(0, (last - max(self.from_on, day + timedelta(days=1))).days + 1)


def gap_on(policy: Policy, early_from: date | None, day: date) -> Gap:
    """How often on that day: newly qualified workers go through their stages first."""
    if early_from is not None and day >= early_from:
        for stage in policy.early:
            if day < _end_of(stage, early_from):
                return stage.gap
    return policy.usual


def _end_of(stage: EarlyStage, early_from: date) -> date:
    return months_after(early_from, stage.for_months) + timedelta(weeks=stage.for_weeks)


def due_on(policy: Policy, last: date, early_from: date | None, away: Iterable[Away]) -> date:
    """The last day in time for the next session. Days away after the last one do not count."""
    gap = gap_on(policy, early_from, last)
    due = months_after(last, gap.months) + timedelta(weeks=gap.weeks)
    due += timedelta(days=policy.grace_days)
    # Each stretch away moves the day on, and so may reach the next one: the earliest first. What
    # two of them share counts once.
    counted = last
    for each in sorted(away, key=lambda one: one.from_on):
        if each.to_on is not None and each.from_on <= due:
            due += timedelta(days=each.days_after(counted, each.to_on))
            counted = max(counted, each.to_on)
    return due


def standing(due: date | None, today: date, away: Iterable[Away], has_cases: bool) -> Standing:
    """`due` None: no session and no beginning is known."""
    if any(each.holds(today) for each in away):
        return Standing.PAUSED
    if not has_cases:
        return Standing.NO_CASES
    if due is None:
        return Standing.NOT_KEPT
    if due < today:
        return Standing.GAP
    return Standing.DUE if due <= today + _SOON else Standing.IN_TIME


def observations_wanted(policy: Policy, early_from: date | None, day: date) -> int:
    """In the year: more of them in the assessed and supported year."""
    is_early = early_from is not None and (
        early_from <= day < months_after(early_from, policy.early_months)
    )
    return policy.observations_early if is_early else policy.observations


def should_be_by(wanted: int, first: date, last: date, day: date) -> int:
    """How many of a year's should have been by the day, in even steps; all of them at its end."""
    if day >= last:
        return wanted
    passed = max(0, (day - first).days + 1)
    return wanted * passed // ((last - first).days + 1)


def year_of(day: date) -> tuple[date, date]:
    """The year of quality assurance, April to March, that the day is in."""
    begins = day.year if day.month >= 4 else day.year - 1
    return date(begins, 4, 1), date(begins + 1, 3, 31)


# Who may.

_LINE = frozenset({"manager", "director"})


def _lines(access: Access, right: Right) -> Iterable[Hold]:
    """Holds of the line and one's own. Quality assurance sees how often, not what was said."""
    with_own = right is Right.SEE_PRACTICE
    return (
        hold
        for hold in access.holds
        if right in hold.rights and (hold.profile in _LINE or (with_own and _is_ones_own(hold)))
    )


def _is_ones_own(hold: Hold) -> bool:
    """Whoever covers a worker's cases for a time does not stand in the worker's own place."""
    return hold.profile == "practitioner" and hold.until is None


def line_of(access: Access, right: Right = Right.SEE_PRACTICE) -> Branch:
    holds = list(_lines(access, right))
    return Branch(
        any(hold.everything for hold in holds),
        frozenset().union(*(hold.services for hold in holds)),
        frozenset().union(*(hold.teams for hold in holds)),
        frozenset().union(*(hold.workers for hold in holds)),
    )


def reaches(branch: Branch, worker: str, team: str, service: str) -> bool:
    return (
        branch.everything
        or (bool(worker) and worker in branch.workers)
        or (bool(team) and team in branch.teams)
        or (bool(service) and service in branch.services)
    )


def is_own(access: Access, worker: str) -> bool:
    """A practitioner's role stands at their own entry in the tree."""
    return any(_is_ones_own(hold) and hold.reaches(Level.WORKER, worker) for hold in access.holds)


def may_keep(access: Access, worker: str, team: str, service: str) -> bool:
    """The line above the worker, never the worker themselves."""
    branch = line_of(access, Right.KEEP_PRACTICE)
    return reaches(branch, worker, team, service) and not is_own(access, worker)


def is_part_of(
    access: Access, supervisor: int, worker: str, team: str, service: str
) -> bool:  # fmt: skip
    """One of the two, or the line above; whoever audits supervision reads it and is no part."""
    is_one_of_two = access.person == supervisor or is_own(access, worker)
    return is_one_of_two or may_keep(access, worker, team, service)


def may_observe(access: Access) -> bool:
    return access.may(Right.KEEP_PRACTICE)


def sees_compliance(access: Access) -> bool:
    """How often, of every team: quality assurance and who answers for all."""
    return access.may_everywhere(Right.SEE_PRACTICE)


def check_may_keep(access: Access, worker: str, team: str, service: str) -> None:
    if not may_keep(access, worker, team, service):
        raise NotAllowed("Supervision is kept by those in the line above the worker.")


def check_held(held_on: date, today: date) -> None:
    if held_on > today:
        raise NotAllowed("That day has not come yet: record it once it was held.")
    if held_on < months_after(today, -36):
        raise NotAllowed("That is more than three years ago. Check the year.")


def check_words(said: str, sentence: str) -> None:
    if not said.strip():
        raise NotAllowed(sentence)


def check_days(from_on: date, to_on: date | None) -> None:
    if to_on is not None and to_on < from_on:
        raise NotAllowed("The last day is before the first.")


def check_is_supervisor(person: int | None, supervisor: int) -> None:
    if person != supervisor:
        raise NotAllowed("Only whoever held the session writes its record.")


def check_is_draft(state: SessionState) -> None:
    if state is not SessionState.DRAFT:
        raise NotAllowed("This was agreed by both and stays as it is: add to it instead.")
