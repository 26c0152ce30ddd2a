from datetime import date

import pytest
from tests.integration.board.conftest import AT, FIRST, Board

from sightline.apps.board import actions, queries, schedule
from sightline.apps.board.models import Body, Seat
from sightline.apps.board.states import MeetingState, Presence
from sightline.apps.events.models import Event
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed


def test_the_next_twelve_dates_are_made_at_once_and_only_once(board: Board, director: User) -> None:
    days = schedule.coming(board.body, date(2026, 11, 1))
    assert len(days) == 12
    assert len(actions.make_meetings(by=director, body=board.body, days=days, at=AT)) == 12
    assert actions.make_meetings(by=director, body=board.body, days=days, at=AT) == []
    made = queries.next_meeting("performance_board", date(2026, 11, 1))
    assert made is not None and (made.held_on, made.month) == (
        date(2026, 11, 18), date(2026, 10, 31)
    )  # fmt: skip
    assert made.agenda.count() == 8


def test_a_body_that_ends_ends_its_seats_and_cancels_what_was_still_planned(
    board: Board, director: User
) -> None:
    other = actions.start_body(
        by=director, authority="999", kind="leadership_team", title="Leadership",
        started_on=date(2026, 10, 1), at=AT,
    )  # fmt: skip
    actions.end_body(
        by=director, body=board.body, ended_on=date(2026, 9, 30), followed_by=other, at=AT
    )
    ended = Body.objects.get(pk=board.body.pk)
    assert ended.followed_by == other and not ended.seats.filter(to_on__isnull=True).exists()
    assert [m.now for m in ended.meetings.all()] == [MeetingState.PLANNED, MeetingState.CANCELLED]
    assert queries.seats_on(ended, date(2026, 9, 30)) and not queries.seats_on(ended, AT.date())


def test_a_new_chair_ends_the_seat_of_the_one_before(board: Board, director: User) -> None:
    day = date(2026, 10, 1)
    actions.add_seat(
        by=director, body=board.body, role="assistant_director", is_chair=True, from_on=day, at=AT
    )
    assert Seat.objects.get(pk=board.chair.pk).to_on == date(2026, 9, 30)
    assert queries.seats_on(board.body, FIRST)[0].role == "director"
    assert queries.seats_on(board.body, day)[0].role == "assistant_director"


def test_a_seat_of_a_role_is_held_by_whoever_has_the_role_that_day(
    board: Board, head_of_service: User
) -> None:
    (expected,) = [e for e in queries.expected(board.second) if e.seat == board.member]
    assert expected.holders == (head_of_service,)


def test_a_meeting_is_held_once_it_is_known_who_came(board: Board, director: User) -> None:
    access = access_of(director, AT)
    hold = {"by": director, "access": access, "meeting": board.first, "at": AT}
    with pytest.raises(NotAllowed, match="Record who came first"):
        actions.hold_meeting(today=AT.date(), **hold)
    came = {board.chair: (Presence.PRESENT, ""), board.member: (Presence.DEPUTY, "Team manager")}
    actions.record_attendance(by=director, meeting=board.first, came=came, at=AT)
    with pytest.raises(NotAllowed, match="Record it on the day"):
        actions.hold_meeting(today=date(2026, 9, 1), **hold)
    actions.hold_meeting(today=AT.date(), **hold)
    assert queries.quorum(board.first).in_words == "2 of 3, quorate; needs 2 and the chair."
    assert Event.objects.filter(did="meeting.held", kind="meeting").count() == 1


def test_a_meeting_is_moved_and_cancelled_only_with_a_reason(board: Board, director: User) -> None:
    new = {"held_on": date(2026, 10, 28), "papers_due_on": date(2026, 10, 21)}
    with pytest.raises(NotAllowed, match="Say why the meeting is moved"):
        actions.move_meeting(by=director, meeting=board.second, why="", at=AT, **new)
    actions.move_meeting(
        by=director, meeting=board.second, why="The chair is at a hearing.", at=AT, **new
    )
    assert board.second.is_moved
    actions.cancel_meeting(by=director, meeting=board.second, why="An inspection began.", at=AT)
    assert queries.next_meeting("performance_board", date(2026, 10, 1)) is None
