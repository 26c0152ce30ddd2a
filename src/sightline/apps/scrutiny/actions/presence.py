"""Who was there and who sent apologies; which interests were declared, or that none was."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.board import rules as board_rules
from sightline.apps.board.states import Presence
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as, save_as
from sightline.apps.scrutiny.meetings.attendance import (
    AttendanceGroup,
    Interest,
    check_nil,
    group_of,
)
from sightline.apps.scrutiny.meetings.states import check_can_record
from sightline.apps.scrutiny.models import (
    CommitteeAttendance,
    CommitteeItem,
    CommitteeMeeting,
    CommitteeSeat,
    Declaration,
)
from sightline.vocabulary.not_allowed import NotAllowed


def check_recording(meeting: CommitteeMeeting, at: datetime) -> None:
    check_can_record(meeting.now)
    board_rules.check_held(meeting.held_on, timezone.localdate(at))


def record_committee_attendance(
    *, by: Any, meeting: CommitteeMeeting, came: Mapping[CommitteeSeat, tuple[Presence, str]],
    at: datetime, chaired_by: CommitteeSeat | None = None,
) -> list[CommitteeAttendance]:  # fmt: skip
    """Of each seat how its holder was there, or who came as substitute; said again it replaces
    what was said. `chaired_by`: where somebody else than the chair took the chair."""
    check_recording(meeting, at)
    there = {each.seat_id: each for each in meeting.attendances.filter(seat__isnull=False)}
    rows = []
    with transaction.atomic():
        for seat, (presence, substitute) in came.items():
            if presence is Presence.DEPUTY and not substitute.strip():
                raise NotAllowed(f"Say who came as substitute for {seat}.")
            row = there.get(seat.pk) or CommitteeAttendance(meeting=meeting, seat=seat)
            row.group, row.presence = group_of(seat.sits_as).value, presence.value
            row.substitute = substitute.strip() if presence is Presence.DEPUTY else ""
            save_as(row, by=by)
            rows.append(row)
        meeting.chaired_by = chaired_by
        save_as(meeting, by=by, reason="attendance")
        said = f"Attendance: {sum(each.was_there for each in rows)} of {len(rows)} members."
        record_event(by=by, did="committee_meeting.attended", to=meeting, at=at, said=said)
    return rows


def record_other(
    *, by: Any, meeting: CommitteeMeeting, group: AttendanceGroup, called: str, post: str,
    presence: Presence, at: datetime,
) -> CommitteeAttendance:  # fmt: skip
    """Somebody without a seat: there, or with apologies. Not only councillors send them."""
    check_recording(meeting, at)
    board_rules.check_text(called, "Say who it was.")
    with transaction.atomic():
        row = CommitteeAttendance(
            meeting=meeting, group=group.value, called=called.strip(), post=post.strip(),
            presence=presence.value,
        )  # fmt: skip
        save_as(row, by=by)
        said = f"{group.in_words}: one more."
        record_event(by=by, did="committee_meeting.attended", to=meeting, at=at, said=said)
    return row


def take_back_other(*, by: Any, row: CommitteeAttendance, at: datetime) -> None:
    check_recording(row.meeting, at)
    with transaction.atomic():
        meeting = row.meeting
        delete_as(row, by=by)
        said = "One fewer in attendance."
        record_event(by=by, did="committee_meeting.attended", to=meeting, at=at, said=said)


def declare(
    *, by: Any, meeting: CommitteeMeeting, who: str, interest: Interest, what: str, at: datetime,
    item: CommitteeItem | None = None, left_the_room: bool = False,
) -> Declaration:  # fmt: skip
    """An interest; that nobody declared one is then no longer said."""
    check_recording(meeting, at)
    board_rules.check_text(who, "Say who declared the interest.")
    board_rules.check_text(what, "Say what the interest is.")
    with transaction.atomic():
        made = Declaration.objects.create(
            meeting=meeting, who=who.strip(), interest=interest.value, what=what.strip(),
            item=item, left_the_room=left_the_room, by=by, at=at,
        )  # fmt: skip
        if meeting.no_interests:
            meeting.no_interests = False
            save_as(meeting, by=by, reason="declared")
        said = "A declaration of interest."
        record_event(by=by, did="committee_meeting.declared", to=meeting, at=at, said=said)
    return made


def take_back_declaration(*, by: Any, declaration: Declaration, at: datetime) -> None:
    check_recording(declaration.meeting, at)
    with transaction.atomic():
        to, said = declaration.meeting, "A declaration of interest was taken back."
        record_event(by=by, did="committee_meeting.undeclared", to=to, at=at, said=said)
        declaration.delete()


def say_no_interests(
    *, by: Any, meeting: CommitteeMeeting, said_none: bool, at: datetime
) -> CommitteeMeeting:
    """The nil return, or that it is not said (yet)."""
    check_recording(meeting, at)
    if said_none:
        check_nil(meeting.declarations.count())
    with transaction.atomic():
        meeting.no_interests = said_none
        save_as(meeting, by=by, reason="declarations")
        said = "No declarations of interest." if said_none else "Declarations: not said yet."
        record_event(by=by, did="committee_meeting.nil_return", to=meeting, at=at, said=said)
    return meeting
