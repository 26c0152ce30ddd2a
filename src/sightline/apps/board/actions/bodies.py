"""Bodies start, change and end; seats on them are given and end."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board import rules
from sightline.apps.board.kinds import body_kinds
from sightline.apps.board.models import Body, Seat
from sightline.apps.board.recurrence import Recurrence, check_recurrence
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.thread.actions import link
from sightline.apps.thread.rules import How
from sightline.vocabulary.not_allowed import NotAllowed

CHANGEABLE = (
    "title", "purpose", "started_on", "quorum_number", "quorum_percent", "chair_needed",
    "services", "recurrence", "recurs_from", "moved_to", "starts_at", "minutes_long", "place",
    "papers_before",
)  # fmt: skip


def start_body(
    *, by: Any, authority: str, kind: str, title: str, started_on: date, at: datetime, **more: Any
) -> Body:
    """A board, panel or group begins; `more` are fields that may be changed later."""
    rules.check_text(title, "Give the body a name.")
    body = Body(authority=authority, kind=kind, title=title, started_on=started_on, **more)
    _check(body)
    with transaction.atomic():
        save_as(body, by=by)
        words = f"{title} started on {rules.said(started_on)}."
        record_event(by=by, did="body.started", to=body, at=at, said=words)
    return body


def change_body(
    *, by: Any, body: Body, values: dict[str, Any], read: int, at: datetime
) -> Body:  # fmt: skip
    for name in CHANGEABLE:
        if name in values:
            setattr(body, name, values[name])
    _check(body)
    body._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(body, read=read, fields=list(CHANGEABLE))
        record_event(by=by, did="body.changed", to=body, at=at, said=f"{body.title} was changed.")
    return body


def _check(body: Body) -> None:
    if body.kind not in body_kinds():
        raise NotAllowed(f"There is no kind of body called “{body.kind}”.")
    rules.check_quorum_rule(body.quorum_number, body.quorum_percent)
    if body.ended_on:
        rules.check_ends(body.started_on, body.ended_on)
    if not body.recurrence:
        return
    found = Recurrence.read(body.recurrence)
    if found is None:
        raise NotAllowed("Say how often it meets by choosing a week, a weekday and how often.")
    check_recurrence(found)


def end_body(
    *, by: Any, body: Body, ended_on: date, at: datetime, followed_by: Body | None = None
) -> Body:
    """The body ends, with its seats; what it did stays, and what came after it is named."""
    if body.ended_on:
        raise NotAllowed(f"{body.title} ended on {rules.said(body.ended_on)} already.")
    rules.check_ends(body.started_on, ended_on)
    if followed_by is not None and followed_by.pk == body.pk:
        raise NotAllowed("A body can’t be followed by itself.")
    later = body.meetings.filter(held_on__gt=ended_on, state="planned")
    with transaction.atomic():
        body.ended_on, body.followed_by = ended_on, followed_by
        save_as(body, by=by)
        body.seats.filter(to_on__isnull=True, from_on__lte=ended_on).update(to_on=ended_on)
        dropped = later.update(state="cancelled", why="The body had ended by then.")
        words = f"{body.title} ended on {rules.said(ended_on)}."
        if followed_by:
            words = f"{words[:-1]}; {followed_by.title} followed."
        record_event(by=by, did="body.ended", to=body, at=at, said=words, cancelled=dropped)
    return body


def add_seat(
    *, by: Any, body: Body, from_on: date, at: datetime, role: str = "", unit: str = "",
    person: Any = None, called: str = "", is_chair: bool = False, counts: bool = True,
    to_on: date | None = None,
) -> Seat:  # fmt: skip
    """Somebody sits on the body from that day; a new chair ends the seat of the one before."""
    rules.check_seat(role, person, called)
    if to_on and to_on < from_on:
        raise NotAllowed("The last day is before the first.")
    if from_on < body.started_on:
        raise NotAllowed(f"{body.title} started on {rules.said(body.started_on)}, not earlier.")
    seat = Seat(
        body=body, role=role, unit=unit, person=person, called=called.strip(),
        is_chair=is_chair, counts=counts, from_on=from_on, to_on=to_on,
    )  # fmt: skip
    with transaction.atomic():
        if is_chair and to_on is None:
            _end_chair_before(body, from_on)
        seat.save()
        words = f"{seat.title} {'chairs' if is_chair else 'sits on'} {body.title}."
        record_event(by=by, did="body.seat_given", to=body, at=at, said=words, seat=seat.pk)
    return seat


def _end_chair_before(body: Body, from_on: date) -> None:
    for seat in body.seats.filter(is_chair=True, to_on__isnull=True):
        if seat.from_on >= from_on:
            raise NotAllowed(f"{seat.title} has chaired since {rules.said(seat.from_on)}.")
        seat.to_on = from_on - rules.ONE_DAY
        seat.save()


def end_seat(*, by: Any, seat: Seat, to_on: date, at: datetime) -> Seat:
    if to_on < seat.from_on:
        raise NotAllowed(f"This seat began on {rules.said(seat.from_on)}, not later.")
    with transaction.atomic():
        seat.to_on = to_on
        seat.save()
        words = f"{seat.title} sat on {seat.body.title} until {rules.said(to_on)}."
        record_event(by=by, did="body.seat_ended", to=seat.body, at=at, said=words, seat=seat.pk)
    return seat


def cite_body(*, by: Any, source: Thing, body: Body, at: datetime) -> None:
    """A note, an action or an exploration names the body it went to."""
    link(by=by, source=source, target=body, at=at, how=How.ABOUT)
