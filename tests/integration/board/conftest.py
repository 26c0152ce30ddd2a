"""A Performance Board with a chair, three members, and two meetings a month apart."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from sightline.apps.board import actions
from sightline.apps.board.models import Body, Meeting, Seat
from sightline.apps.people.models import User

AT = datetime(2026, 10, 21, 9, tzinfo=UTC)
FIRST, SECOND = date(2026, 9, 16), date(2026, 10, 21)


@dataclass(frozen=True)
class Board:
    body: Body
    chair: Seat
    member: Seat
    first: Meeting
    second: Meeting


@pytest.fixture
def board(db: None, director: User, settings: object) -> Board:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]
    body = actions.start_body(
        by=director, authority="999", kind="performance_board", title="Performance Board",
        started_on=date(2024, 3, 1), recurrence="FREQ=MONTHLY;INTERVAL=1;BYDAY=+3WE",
        recurs_from=date(2024, 3, 1), quorum_number=2, at=AT,
    )  # fmt: skip
    since = {"by": director, "body": body, "from_on": date(2024, 3, 1), "at": AT}
    chair = actions.add_seat(role="director", is_chair=True, **since)
    member = actions.add_seat(role="head_of_service", **since)
    actions.add_seat(role="performance_analyst", **since)
    actions.add_seat(called="Director of nursing, health board", counts=False, **since)
    first, second = (
        actions.plan_meeting(by=director, body=body, held_on=day, papers_due_on=day, at=AT)
        for day in (FIRST, SECOND)
    )
    return Board(body, chair, member, first, second)
