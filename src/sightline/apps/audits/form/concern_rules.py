"""An immediate safeguarding concern: whom it is told to and how soon it must be answered.

Plain Python; the steps and hours are data: `catalogue/governance/immediate_concern.toml`, or the
authority's own file of that name.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sightline.apps.audits.rules import About, may_run
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

SHIPPED = CATALOGUE / "governance" / "immediate_concern.toml"
LOCAL = ZoneInfo("Europe/London")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """Who is told: holders of these roles for the child's team or service, or of the whole."""

    of: Level
    roles: tuple[str, ...]


@dataclass(frozen=True)
class ConcernPolicy:
    hours: float
    opens: time
    closes: time
    steps: tuple[Step, ...]

    def answer_by(self, raised_at: datetime, calendar: WorkingDays) -> datetime:
        """The moment until which somebody must say that they have it, in working hours."""
        moment, left = raised_at.astimezone(LOCAL), timedelta(hours=self.hours)
        while True:
            opens = datetime.combine(moment.date(), self.opens, LOCAL)
            closes = datetime.combine(moment.date(), self.closes, LOCAL)
            begin = max(moment, opens)
            if calendar.is_working(moment.date()) and begin < closes:
                if begin + left <= closes:
                    return begin + left
                left -= closes - begin
            moment = opens + _A_DAY


@lru_cache(maxsize=4)
def policy(data: Path) -> ConcernPolicy:
    own = data / SHIPPED.name
    found = tomllib.loads((own if own.is_file() else SHIPPED).read_text(encoding="utf-8"))
    steps = tuple(Step(Level(each["of"]), tuple(each["roles"])) for each in found["told"])
    hours = float(found["answer_within_hours"])
    return ConcernPolicy(hours, found["day_opens"], found["day_closes"], steps)


def check_may_raise(access: Access, about: About) -> None:
    is_auditor = about.auditor is not None and access.person == about.auditor
    if not (is_auditor or may_run(access)):
        raise NotAllowed("The auditor raises a concern that is seen in an audit.")


def may_see(access: Access, about: About, *, told: int, raised_by: int) -> bool:
    """Also before the audit is handed in: whoever was told, and the managers above the file."""
    return (
        access.person in {told, raised_by}
        or may_run(access)
        or any(
            Right.DO_AUDITS in hold.rights
            and (
                hold.everything
                or (bool(about.team) and hold.reaches(Level.TEAM, about.team))
                or (bool(about.service) and hold.reaches(Level.SERVICE, about.service))
            )
            for hold in access.holds
        )
    )


def check_may_answer(access: Access, *, raised_by: int) -> None:
    """Whoever sees it may say that they have it, but not whoever raised it."""
    if access.person == raised_by:
        raise NotAllowed("Somebody else than the auditor says that they have taken this up.")


def check_said(said: str, sentence: str) -> None:
    if not said.strip():
        raise NotAllowed(sentence)
