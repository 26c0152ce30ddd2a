"""Meetings: made from the recurrence, moved, cancelled, held; agenda, attendance, notes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from sightline.apps.board import rules
from sightline.apps.board.kinds import body_kinds
from sightline.apps.board.last_time import last_time, last_time_in_words
from sightline.apps.board.models import AgendaItem, Attendance, Body, BroughtItem, Meeting, Seat
from sightline.apps.board.recurrence import PlannedDay
from sightline.apps.board.states import (
    MEETING_MOVES,
    MeetingState,
    MinutesState,
    Presence,
    Under,
)
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def make_meetings(
    *, by: Any, body: Body, days: Iterable[PlannedDay], at: datetime
) -> list[Meeting]:
    """All that were previewed, at once; days that have a meeting already stay as they are."""
    there = set(body.meetings.values_list("planned_on", flat=True))
    with transaction.atomic():
        made = [_made(body, day) for day in days if day.by_rule not in there]
        if made:
            words = f"{len(made)} meetings of {body.title} were planned."
            record_event(by=by, did="body.scheduled", to=body, at=at, said=words)
    return made


def plan_meeting(
    *, by: Any, body: Body, held_on: date, papers_due_on: date, at: datetime,
    starts_at: time | None = None, place: str = "",
) -> Meeting:  # fmt: skip
    """One meeting outside the recurrence."""
    if not body.stands_on(held_on):
        raise NotAllowed(f"{body.title} does not stand on {rules.said(held_on)}.")
    if body.meetings.filter(planned_on=held_on).exists():
        raise NotAllowed(f"There is a meeting of {body.title} on {rules.said(held_on)} already.")
    with transaction.atomic():
        meeting = _made(body, PlannedDay(held_on, held_on, papers_due_on), starts_at, place)
        record_event(by=by, did="meeting.planned", to=meeting, at=at, said=f"{meeting}: planned.")
    return meeting


def _made(
    body: Body, day: PlannedDay, starts_at: time | None = None, place: str = ""
) -> Meeting:  # fmt: skip
    meeting = Meeting.objects.create(
        body=body, planned_on=day.by_rule, held_on=day.on, papers_due_on=day.papers_due_on,
        starts_at=starts_at or body.starts_at, minutes_long=body.minutes_long,
        place=place or body.place, month=rules.month_looked_at(day.on), why=day.why,
    )  # fmt: skip
    kind = body_kinds().get(body.kind)
    titles = kind.agenda if kind else ()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=number, title=title)
        for number, title in enumerate(titles, start=1)
    )
    return meeting


def move_meeting(
    *, by: Any, meeting: Meeting, held_on: date, papers_due_on: date, why: str, at: datetime,
    starts_at: time | None = None, place: str | None = None,
) -> Meeting:  # fmt: skip
    rules.check_still_planned(meeting.now)
    rules.check_why(why, "Say why the meeting is moved.")
    before = meeting.held_on
    meeting.held_on, meeting.papers_due_on, meeting.why = held_on, papers_due_on, why
    meeting.starts_at = starts_at or meeting.starts_at
    meeting.place = meeting.place if place is None else place
    with transaction.atomic():
        meeting.save()
        words = f"Moved from {rules.said(before)} to {rules.said(held_on)}: {why}"
        record_event(by=by, did="meeting.moved", to=meeting, at=at, said=words)
    return meeting


def cancel_meeting(*, by: Any, meeting: Meeting, why: str, at: datetime) -> Meeting:
    rules.check_why(why, "Say why the meeting is cancelled.")
    return _move(by, meeting, "cancel", at, why=why)


def plan_again(*, by: Any, meeting: Meeting, at: datetime) -> Meeting:
    return _move(by, meeting, "plan again", at, why="")


def hold_meeting(
    *, by: Any, access: Access, meeting: Meeting, today: date, at: datetime
) -> Meeting:  # fmt: skip
    """The meeting took place: who came has been recorded, and its minutes are begun. What came of
    the meeting before is kept as it stood when this one was held."""
    rules.check_held(meeting.held_on, today)
    if not meeting.attendances.exists():
        raise NotAllowed("Record who came first: the minutes say whether it was quorate.")
    opened = last_time_in_words(last_time(meeting, access))
    return _move(
        by, meeting, "hold", at, minutes_state=MinutesState.DRAFT.value, opened_with=opened
    )


def _move(by: Any, meeting: Meeting, move: str, at: datetime, **values: Any) -> Meeting:
    state = MEETING_MOVES.check(meeting.now, move)
    meeting.state = state.value
    for name, value in values.items():
        setattr(meeting, name, value)
    with transaction.atomic():
        meeting.save()
        words = f"{meeting}: {state}. {values.get('why', '')}".strip()
        record_event(by=by, did=f"meeting.{_DID[state]}", to=meeting, at=at, said=words)
    return meeting


_DID = {
    MeetingState.HELD: "held", MeetingState.CANCELLED: "cancelled",
    MeetingState.PLANNED: "planned_again",
}  # fmt: skip


def record_attendance(
    *, by: Any, meeting: Meeting, came: Mapping[Seat, tuple[Presence, str]], at: datetime
) -> list[Attendance]:
    """Who was there, as said now: seats left out are not recorded."""
    rules.check_in_meeting(meeting.now)
    for seat, (presence, deputy) in came.items():
        if presence is Presence.DEPUTY and not deputy.strip():
            raise NotAllowed(f"Say who came instead of {seat.title}.")
    with transaction.atomic():
        meeting.attendances.all().delete()
        rows = [
            Attendance(
                meeting=meeting, seat=seat, presence=presence.value,
                deputy=deputy.strip() if presence is Presence.DEPUTY else "",
            )
            for seat, (presence, deputy) in came.items()
        ]  # fmt: skip
        Attendance.objects.bulk_create(rows)
        there = sum(each.counts for each, _ in came.values())
        words = f"Attendance: {there} of {len(rows)} there."
        record_event(by=by, did="meeting.attended", to=meeting, at=at, said=words)
    return rows


def write_agenda(
    *, by: Any, meeting: Meeting, items: Sequence[tuple[str, str, str]], read: int, at: datetime
) -> None:
    """The whole agenda anew, as (title, noted, decided); lines without a title are left out.

    Raises EditedMeanwhile where the meeting is no longer at the version that was read.
    """
    rules.check_in_meeting(meeting.now)
    kept = [(title.strip(), noted, decided) for title, noted, decided in items if title.strip()]
    if not kept:
        raise NotAllowed("An agenda has at least one item.")
    with transaction.atomic():
        save_version(meeting, read=read, fields=[])
        meeting.agenda.all().delete()
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, position=n, title=title, said=noted, decision=decided)
            for n, (title, noted, decided) in enumerate(kept, start=1)
        )
        words = f"The agenda has {len(kept)} items."
        record_event(by=by, did="meeting.agenda_written", to=meeting, at=at, said=words)


def write_notes(*, by: Any, meeting: Meeting, notes: str, read: int, at: datetime) -> Meeting:
    meeting.notes = notes
    with transaction.atomic():
        save_version(meeting, read=read, fields=["notes"])
        record_event(by=by, did="meeting.noted", to=meeting, at=at, said="Notes were written.")
    return meeting


def bring(
    *, by: Any, meeting: Meeting, service: str, under: Under, text: str, at: datetime,
    how: str = "", indicator: str = "",
) -> BroughtItem:  # fmt: skip
    """Something said of a service under one of the three headings."""
    rules.check_in_meeting(meeting.now)
    rules.check_text(text, "Write what is said of the service.")
    if under is not Under.EXPLORE and not how.strip():
        asked = "how it was achieved" if under is Under.IMPROVED else "what is being done"
        raise NotAllowed(f"Say {asked} as well.")
    with transaction.atomic():
        item = BroughtItem.objects.create(
            meeting=meeting, service=service, under=under.value, text=text, how=how,
            indicator=indicator, by=by, at=at,
        )  # fmt: skip
        words = f"Brought under “{under.in_words}”."
        record_event(by=by, did="meeting.brought", to=meeting, at=at, said=words, service=service)
    return item


def take_back_brought(*, by: Any, item: BroughtItem, at: datetime) -> None:
    with transaction.atomic():
        words = "Taken back."
        record_event(by=by, did="meeting.taken_back", to=item.meeting, at=at, said=words)
        item.delete()
