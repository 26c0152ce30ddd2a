"""The way of one audit, and who may do what to it. Plain Python.

Finer conditions (what must be complete before it is handed in, what before it is closed) stand in
the `rules.py` of the part that asks for them.
"""

from dataclasses import dataclass
from enum import StrEnum

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

BOXES = ("reflection", "good_practice", "to_improve")
"""The auditor's comment boxes of each section. In the fourth everybody else writes, each their own
words and signed: `afterwards`' comments."""


class AuditState(StrEnum):
    """Handed in is what the auditor says; closed is that it was talked through and put right."""

    WAITING = "waiting"
    ALLOCATED = "allocated"
    STARTED = "started"
    HANDED_IN = "handed in"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return _STATES[self]


_STATES = {
    AuditState.WAITING: "To be allocated",
    AuditState.ALLOCATED: "Allocated",
    AuditState.STARTED: "Being written",
    AuditState.HANDED_IN: "Handed in",
    AuditState.CLOSED: "Closed",
    AuditState.WITHDRAWN: "Withdrawn",
}
WRITABLE = frozenset({AuditState.ALLOCATED, AuditState.STARTED})
FINISHED = frozenset({AuditState.HANDED_IN, AuditState.CLOSED})

MOVES: Moves[AuditState] = Moves(
    "audit",
    {
        AuditState.WAITING: {
            "allocate": AuditState.ALLOCATED, "withdraw": AuditState.WITHDRAWN,
        },
        AuditState.ALLOCATED: {
            "start": AuditState.STARTED, "take back": AuditState.WAITING,
            "allocate": AuditState.ALLOCATED, "withdraw": AuditState.WITHDRAWN,
        },
        AuditState.STARTED: {
            "hand in": AuditState.HANDED_IN, "allocate": AuditState.ALLOCATED,
            "withdraw": AuditState.WITHDRAWN,
        },
        AuditState.HANDED_IN: {"return": AuditState.STARTED, "close": AuditState.CLOSED},
        AuditState.CLOSED: {"reopen": AuditState.HANDED_IN},
        AuditState.WITHDRAWN: {"bring back": AuditState.WAITING},
    },
)  # fmt: skip


@dataclass(frozen=True)
class About:
    """What decides who may see an audit. `is_second`: a blind second look at another audit."""

    auditor: int | None
    state: AuditState
    service: str
    team: str
    worker: str
    is_second: bool = False


def may_run(access: Access) -> bool:
    """Programme, samples, allocation, moderation."""
    return access.may_everywhere(Right.RUN_AUDITS)


def may_write(access: Access, about: About) -> bool:
    """The auditor alone, until it is handed in."""
    return about.auditor is not None and access.person == about.auditor and about.state in WRITABLE


def may_read(access: Access, about: About) -> bool:
    """The auditor; who runs audits; once handed in, the case-holder and the line above the file.

    A second look stays blind: beside its own auditor only those who run audits ever see it.
    """
    if about.auditor is not None and access.person == about.auditor:
        return True
    if may_run(access):
        return True
    return not about.is_second and about.state in FINISHED and is_in_line(access, about)


def is_in_line(access: Access, about: About) -> bool:
    """The worker whose work it is, and whoever answers for the team or the service."""
    return any(
        (hold.reaches(Level.WORKER, about.worker) and bool(about.worker))
        or (hold.reaches(Level.TEAM, about.team) and bool(about.team))
        or (hold.reaches(Level.SERVICE, about.service) and bool(about.service))
        or hold.everything
        for hold in access.holds
        if Right.SEE_AUDITS in hold.rights
    )  # fmt: skip


def check_may_write(access: Access, about: About) -> None:
    if not may_write(access, about):
        raise NotAllowed("Only the auditor may write this audit, until it is handed in.")


def check_may_run(access: Access) -> None:
    if not may_run(access):
        raise NotAllowed("Only those who keep the audit programme may do this.")
