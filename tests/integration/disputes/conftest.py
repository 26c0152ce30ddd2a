"""People on Wrenshire's own tree, and a child of a team with a review that is due."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import personas

from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.records import holder_of, next_review
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import add_user, assign_child, give_role
from sightline.apps.people.models import User
from sightline.vocabulary.words import Level

BEGUN = datetime(2026, 11, 2, 10, tzinfo=UTC)  # a Monday
TEAM = "Children in Care Team 1"


@dataclass
class Case:
    """A child in care, its reviewing officer, and the managers of its team and service."""

    child: str
    iro: User
    manager: User
    senior: User
    assistant_director: User
    director: User
    head: User

    def does(self, who: str, days: int = 0) -> dict[str, Any]:
        by = getattr(self, who)
        at = BEGUN + timedelta(days=days)
        return {"by": by, "access": access_of(by, at), "at": at}


def _manager(role: str, level: Level, unit: str) -> User:
    made = add_user(
        email=f"{role}@example.org", name=f"The {role}", password=personas.PASSWORD, at=personas.AT
    )
    where = personas.unit_called(level, unit)
    give_role(by=None, person=made, role=role, unit=where, at=personas.AT)
    return made


@pytest.fixture
def case(db: None, wrenshire: Path) -> Case:
    held = holdings()
    assert held is not None
    child = next(
        each
        for each in sorted(held.by_team[TEAM] - held.restricted)
        if holder_of(each).team == TEAM and (r := next_review(each, Kind.LOOKED_AFTER)) and r.due_on
    )
    iro = personas.person("iro")
    assign_child(
        by=None, person=iro, authority=authority_code(), child_id=child, kind="iro",
        reason="Reviews this child’s plan.", at=BEGUN - timedelta(days=30),
        until=BEGUN + timedelta(days=2000),
    )  # fmt: skip
    return Case(
        child, iro, _manager("team_manager", Level.TEAM, TEAM),
        _manager("group_manager", Level.SERVICE, personas.OTHER_SERVICE),
        personas.person("assistant_director"), personas.person("director"),
        personas.person("head_of_safeguarding"),
    )  # fmt: skip
