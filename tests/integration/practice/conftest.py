"""A worker of Wrenshire with cases, the team manager above, and children of theirs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import personas

from sightline.apps.children.queries import holdings
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.practice.register import Worker, workers_on
from sightline.vocabulary.words import Level

AT = datetime(2026, 11, 2, 10, tzinfo=UTC)


@dataclass
class Pair:
    """A worker and who supervises them; `child` is one of the worker's, `other` another team's."""

    worker: Worker
    child: str
    other: str
    social_worker: User
    manager: User

    def does(self, who: str = "manager", days: int = 0) -> dict[str, Any]:
        by = getattr(self, who)
        at = AT + timedelta(days=days)
        return {"by": by, "access": access_of(by, at), "at": at}


@pytest.fixture
def pair(db: None, wrenshire: Path) -> Pair:
    held = holdings()
    assert held is not None
    team = held.by_team[personas.TEAM] - held.restricted
    names = sorted(name for name, own in held.by_worker.items() if own & team)[:2]
    for name in names:
        personas.unit_called(Level.WORKER, name)
    known = next(each for each in workers_on(AT.date()) if each.name == names[0])
    mine = held.by_worker[known.name] & team
    others = held.by_team[personas.CARE_TEAM] - held.restricted - team
    return Pair(
        known, min(mine), min(others), personas.person("social_worker", known.name),
        personas.person("team_manager"),
    )  # fmt: skip
