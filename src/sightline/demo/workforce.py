"""The workers of Wrenshire, who come and go: each post has one after another, and gaps between."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sightline.demo.world import (
    DATA_AS_AT,
    SERVICES,
    TEAM_IN_TROUBLE,
    TROUBLE_FROM,
    Holder,
    posts_of,
)


@dataclass(frozen=True)
class Stay:
    """One worker's time in a post; `ended_on` is None while it lasts."""

    worker_id: str
    worker: str
    holder: Holder
    started_on: date
    ended_on: date | None
    agency: bool
    fte: float

    def holds(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or self.ended_on > day)


@dataclass
class Workforce:
    """Every stay in every post, found by post and day."""

    stays: list[Stay] = field(default_factory=list)
    by_post: dict[Holder, list[Stay]] = field(default_factory=dict)

    def worker(self, holder: Holder | None, day: date) -> str:
        """Who holds the cases of the post on the day.

        While it is vacant a colleague covers; in the first days of a gap nobody does.
        """
        if holder is None:
            return ""
        for post in range(holder.post, holder.post + posts_of(holder.team)):
            asked = Holder(holder.team, post % posts_of(holder.team))
            stays = self.by_post.get(asked, [])
            there = next((stay.worker for stay in stays if stay.holds(day)), "")
            if there:
                return there
            if any(stay.ended_on and 0 <= (day - stay.ended_on).days < 12 for stay in stays):
                return ""
        return ""


def people_the_teams(random: Random, first: date) -> Workforce:
    workforce = Workforce()
    number = 0
    for team in (team for teams in SERVICES.values() for team in teams):
        for post in range(posts_of(team)):
            number = _fill(workforce, Holder(team, post), random, first, number)
    return workforce


def _fill(workforce: Workforce, holder: Holder, random: Random, first: date, number: int) -> int:
    day = first + timedelta(days=random.randrange(40))
    stays = workforce.by_post.setdefault(holder, [])
    while day <= DATA_AS_AT:
        number += 1
        agency = random.random() < _agency_share(holder.team, day)
        end = day + timedelta(days=_tenure(random, holder, day, agency))
        stay = Stay(
            worker_id=f"SW{number:06d}",
            worker=f"Worker {number:03d}",
            holder=holder,
            started_on=day,
            ended_on=end if end <= DATA_AS_AT else None,
            agency=agency,
            fte=random.choice((1.0, 1.0, 1.0, 0.8, 0.6)),
        )
        stays.append(stay)
        workforce.stays.append(stay)
        day = end + timedelta(days=random.choice((0, 1, 3, 14, 30, 75)))
    return number


def _agency_share(team: str, day: date) -> float:
    return 0.5 if team == TEAM_IN_TROUBLE and day >= TROUBLE_FROM else 0.14


def _tenure(random: Random, holder: Holder, day: date, agency: bool) -> int:
    days = int(random.expovariate(1 / (240 if agency else 1500))) + 60
    if holder.team == TEAM_IN_TROUBLE and day < TROUBLE_FROM and holder.post % 2 == 0:
        left = (TROUBLE_FROM - day).days + random.randrange(60)
        return min(days, max(30, left))
    return days
