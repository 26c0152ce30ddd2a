"""Who was there: by seat, in the groups of the minutes, whether quorate, and who may vote."""

from dataclasses import dataclass

from sightline.apps.board.rules import Quorum, quorum_of
from sightline.apps.board.states import Presence
from sightline.apps.scrutiny.meetings import voting
from sightline.apps.scrutiny.meetings.attendance import AttendanceGroup, group_of
from sightline.apps.scrutiny.meetings.queries import seats_on
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.models import (
    CommitteeAttendance,
    CommitteeItem,
    CommitteeMeeting,
    CommitteeSeat,
)


@dataclass(frozen=True)
class Expected:
    """A seat on the day, with how its holder was there once that is recorded."""

    seat: CommitteeSeat
    attendance: CommitteeAttendance | None

    @property
    def presence(self) -> Presence | None:
        return Presence(self.attendance.presence) if self.attendance else None


def expected(meeting: CommitteeMeeting) -> list[Expected]:
    came = {each.seat_id: each for each in meeting.attendances.filter(seat__isnull=False)}
    seats = seats_on(meeting.committee, meeting.held_on)
    return [Expected(seat, came.get(seat.pk)) for seat in seats]


def others_there(meeting: CommitteeMeeting) -> list[CommitteeAttendance]:
    """Who was there, or sent apologies, without a seat."""
    return list(meeting.attendances.filter(seat__isnull=True))


def quorum(meeting: CommitteeMeeting) -> Quorum:
    """Who took the chair that day chairs, whoever it was."""
    body = meeting.committee.body
    return quorum_of(
        (
            (each.seat.seat.counts, _chairs(each.seat, meeting), each.presence)
            for each in expected(meeting)
        ),
        number=body.quorum_number, percent=body.quorum_percent, chair_needed=body.chair_needed,
    )  # fmt: skip


def _chairs(seat: CommitteeSeat, meeting: CommitteeMeeting) -> bool:
    return seat.pk == meeting.chaired_by_id or (not meeting.chaired_by_id and seat.seat.is_chair)


def kinds_there(meeting: CommitteeMeeting) -> list[SeatKind]:
    return [each.seat.sits_as for each in expected(meeting) if each.presence and
            each.presence.counts]  # fmt: skip


def may_vote_in_words(item: CommitteeItem) -> str:
    return voting.in_words(kinds_there(item.meeting), on_education=item.is_education)


def attendance_in_groups(
    meeting: CommitteeMeeting,
) -> tuple[tuple[AttendanceGroup, tuple[CommitteeAttendance, ...]], ...]:
    """Those who were there, in the groups of the minutes; empty groups are left out."""
    found = meeting.attendances.select_related("seat__seat__person", "seat__seat__body")
    there = [each for each in found if each.was_there]
    groups = {group: [] for group in AttendanceGroup}  # type: ignore[var-annotated]
    for each in there:
        group = group_of(each.seat.sits_as) if each.seat else AttendanceGroup(each.group)
        groups[group].append(each)
    return tuple((group, tuple(each)) for group, each in groups.items() if each)


def apologies(meeting: CommitteeMeeting) -> list[CommitteeAttendance]:
    """Also of those who hold no seat."""
    found = meeting.attendances.filter(presence__in=[Presence.APOLOGIES, Presence.DEPUTY])
    return list(found.select_related("seat__seat__person", "seat__seat__body"))
