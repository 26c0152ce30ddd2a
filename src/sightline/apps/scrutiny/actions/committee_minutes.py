"""Minutes are drafted, opened again, and signed by the chair at a later meeting."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.board import rules as board_rules
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.scrutiny.actions.publishing import publish_document
from sightline.apps.scrutiny.meetings.papers import MINUTES, minutes_document
from sightline.apps.scrutiny.meetings.states import COMMITTEE_MOVES, CommitteeMeetingState
from sightline.apps.scrutiny.models import CommitteeMeeting, MinutesApproval
from sightline.vocabulary.not_allowed import NotAllowed

_TOOK_PLACE = frozenset({"summoned", "held", "minutes drafted", "minutes signed"})


def draft_minutes(*, by: Any, meeting: CommitteeMeeting, at: datetime) -> CommitteeMeeting:
    """Written up: they wait for the committee's next meeting."""
    _check_summaries(meeting)
    return _move(by, meeting, "draft the minutes", at)


def _check_summaries(meeting: CommitteeMeeting) -> None:
    """The public minutes give a fair record of a private item too."""
    for item in meeting.items.exclude(openness="open"):
        if item.discussion.strip() and not item.public_summary.strip():
            raise NotAllowed(
                f"Item {item.number} was taken in private: write what the public minutes say of it."
            )


def open_minutes_again(*, by: Any, meeting: CommitteeMeeting, at: datetime) -> CommitteeMeeting:
    """To put something right before they are signed."""
    return _move(by, meeting, "open the minutes again", at)


def sign_minutes(
    *, by: Any, meeting: CommitteeMeeting, at_meeting: CommitteeMeeting, signed_by: str,
    signed_on: date, at: datetime, corrections: str = "",
) -> MinutesApproval:  # fmt: skip
    """A later meeting approved them as a correct record and its chair signed: they are frozen whole
    and the public ones published. They are not changed any more."""
    _check_later(meeting, at_meeting, signed_on, timezone.localdate(at))
    board_rules.check_text(signed_by, "Say who signed the minutes.")
    with transaction.atomic():
        approval = MinutesApproval(
            minutes_of=meeting, at_meeting=at_meeting, corrections=corrections.strip(),
            signed_by=signed_by.strip(), signed_on=signed_on, by=by, at=at,
        )  # fmt: skip
        meeting.approval = approval  # the document says who signed
        _move(by, meeting, "sign the minutes", at)
        approval.version = publish_document(
            by=by, about=(MINUTES, meeting.pk), is_public=meeting.is_public, at=at,
            document=minutes_document(meeting, is_full=True),
        )  # fmt: skip
        approval.save()
    return approval


def _check_later(
    meeting: CommitteeMeeting, later: CommitteeMeeting, signed_on: date, today: date
) -> None:
    same = later.committee_id == meeting.committee_id
    if not same or later.held_on <= meeting.held_on or later.state not in _TOOK_PLACE:
        raise NotAllowed("Minutes are approved at a later meeting of the same committee.")
    if later.held_on > today:
        raise NotAllowed(f"That meeting is on {board_rules.said(later.held_on)}: wait for it.")
    if not later.held_on <= signed_on <= today:
        raise NotAllowed("They are signed on the day of the meeting that approved them, or after.")


def _move(by: Any, meeting: CommitteeMeeting, move: str, at: datetime) -> CommitteeMeeting:
    with transaction.atomic():
        there = CommitteeMeeting.objects.select_for_update().get(pk=meeting.pk)
        meeting.state = COMMITTEE_MOVES.check(there.now, move).value
        meeting.version = there.version + 1
        save_as(meeting, by=by, reason=move)
        did = _DID[CommitteeMeetingState(meeting.state)]
        said = f"{meeting}: {meeting.state}."
        record_event(by=by, did=f"committee_meeting.{did}", to=meeting, at=at, said=said)
    return meeting


_DID = {
    CommitteeMeetingState.DRAFTED: "minutes_drafted",
    CommitteeMeetingState.HELD: "minutes_opened",
    CommitteeMeetingState.SIGNED: "minutes_signed",
}
