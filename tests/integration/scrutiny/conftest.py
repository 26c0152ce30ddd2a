"""A committee of councillors with its clerk, a member with an account, and a meeting planned."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from tests import personas
from tests.personas import AT as FIRST

from sightline.apps.board.actions import start_body
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting

BEGAN, MEETS = date(2026, 1, 5), date(2026, 12, 9)
PUBLISHED = datetime(2026, 12, 1, 10, tzinfo=UTC)
EVENING = datetime(2026, 12, 9, 19, tzinfo=UTC)


@pytest.fixture
def clerk(db: None) -> User:
    return personas.person("democratic_services")


@pytest.fixture
def panel(db: None, settings: Any, clerk: User, councillor: User) -> Committee:
    """Four councillors, one of them with an account, a parent governor and a young person."""
    settings.SIGHTLINE_AUTHORITY = "999"
    body = start_body(
        by=clerk, authority="999", kind="scrutiny_committee", title="Scrutiny Panel",
        started_on=BEGAN, quorum_number=3, chair_needed=False, place="Committee room 1", at=FIRST,
    )  # fmt: skip
    committee = actions.start_committee(by=clerk, body=body, at=FIRST)
    sits: dict[str, Any] = {"by": clerk, "committee": committee, "from_on": BEGAN, "at": FIRST}
    one = SeatKind.COUNCILLOR
    actions.seat_member(kind=one, group="Group one", called="Councillor A", is_chair=True, **sits)
    actions.seat_member(
        kind=one, group="Group two", called="Councillor B", is_vice_chair=True, **sits
    )
    actions.seat_member(
        kind=one, group="Group one", called="Councillor C", person=councillor, **sits
    )
    actions.seat_member(kind=one, group="Group one", called="Councillor D", **sits)
    actions.seat_member(kind=SeatKind.PARENT_GOVERNOR, called="Parent governor", **sits)
    actions.seat_member(kind=SeatKind.YOUTH, called="Youth council member", **sits)
    actions.name_clerk(by=clerk, committee=committee, user=clerk, from_on=BEGAN, at=FIRST)
    return committee


@pytest.fixture
def meeting(panel: Committee, clerk: User) -> CommitteeMeeting:
    """With the usual items, one open and one exempt item."""
    made = actions.plan_committee_meeting(
        by=clerk, committee=panel, held_on=MEETS, starts_at=time(18), at=FIRST
    )
    add = {"by": clerk, "meeting": made, "at": FIRST}
    actions.add_item(
        values={
            "title": "Fostering contract", "heading": "discussion", "openness": "exempt",
            "paragraph": 3, "public_interest": "Bids are open", "proper_officer": "Chief solicitor",
        }, **add,
    )  # fmt: skip
    values = {
        "title": "Improvement plan, quarter one", "heading": "discussion",
        "presenters": "Service director\nHead of service", "purpose": "To comment on progress",
    }  # fmt: skip
    actions.add_item(values=values, **add)
    return made


@pytest.fixture
def summoned(meeting: CommitteeMeeting, clerk: User) -> CommitteeMeeting:
    return actions.publish_agenda(by=clerk, meeting=meeting, at=PUBLISHED)


@pytest.fixture
def all_came(clerk: User) -> Callable[..., None]:
    from sightline.apps.board.states import Presence
    from sightline.apps.scrutiny.meetings.presence import expected

    def record(meeting: CommitteeMeeting, absent: int = 0) -> None:
        seats = [each.seat for each in expected(meeting)]
        gone = set(seats[len(seats) - absent :])
        came = {
            seat: (Presence.APOLOGIES if seat in gone else Presence.PRESENT, "") for seat in seats
        }
        actions.record_committee_attendance(by=clerk, meeting=meeting, came=came, at=EVENING)

    return record
