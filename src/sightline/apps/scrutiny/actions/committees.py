"""A body becomes a committee, its seats get kinds and groups, its clerks are named."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.actions import add_seat, end_seat
from sightline.apps.board.kinds import body_kinds
from sightline.apps.board.models import Body, Seat
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.scrutiny.meetings.agenda import committee_settings
from sightline.apps.scrutiny.meetings.seats import SeatKind, check_seat_kind
from sightline.apps.scrutiny.models import Clerk, Committee, CommitteeSeat
from sightline.vocabulary.not_allowed import NotAllowed

CHANGEABLE = (
    "terms", "contact", "address_lines", "telephone", "email", "website", "filming",
    "proper_officer", "clear_days",
)  # fmt: skip


def start_committee(
    *, by: Any, body: Body, at: datetime, values: Mapping[str, Any] | None = None
) -> Committee:
    """The body's meetings are a committee's from here on. `values`: of CHANGEABLE."""
    kind = body_kinds().get(body.kind)
    if kind is None or not kind.is_committee:
        raise NotAllowed(f"{body.title} is no committee of councillors.")
    if Committee.objects.filter(body=body).exists():
        raise NotAllowed(f"{body.title} has its page already.")
    usual = {"clear_days": committee_settings().clear_days}
    committee = Committee(body=body, **(usual | dict(values or {})))
    with transaction.atomic():
        save_as(committee, by=by)
        said = f"{body.title} meets as a committee."
        record_event(by=by, did="committee.started", to=committee, at=at, said=said)
    return committee


def change_committee(
    *, by: Any, committee: Committee, values: Mapping[str, Any], read: int, at: datetime
) -> Committee:
    for name in CHANGEABLE:
        if name in values:
            setattr(committee, name, values[name])
    committee._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(committee, read=read, fields=list(CHANGEABLE))
        said = f"{committee} was changed."
        record_event(by=by, did="committee.changed", to=committee, at=at, said=said)
    return committee


def seat_member(
    *, by: Any, committee: Committee, kind: SeatKind, from_on: date, at: datetime,
    group: str = "", called: str = "", person: Any = None, role: str = "", is_chair: bool = False,
    is_vice_chair: bool = False,
) -> CommitteeSeat:  # fmt: skip
    """Somebody sits from that day. Only councillors count for the quorum."""
    check_seat_kind(kind, group, chairs=is_chair, is_vice_chair=is_vice_chair)
    with transaction.atomic():
        seat = add_seat(
            by=by, body=committee.body, from_on=from_on, at=at, role=role, person=person,
            called=called, is_chair=is_chair, counts=kind is SeatKind.COUNCILLOR,
        )  # fmt: skip
        return place_seat(
            by=by, seat=seat, kind=kind, group=group, is_vice_chair=is_vice_chair, at=at
        )


def place_seat(
    *, by: Any, seat: Seat, kind: SeatKind, at: datetime, group: str = "",
    is_vice_chair: bool = False,
) -> CommitteeSeat:  # fmt: skip
    """Say of a seat of the body as what its holder sits; again to change it."""
    check_seat_kind(kind, group, chairs=seat.is_chair, is_vice_chair=is_vice_chair)
    found = CommitteeSeat.objects.filter(seat=seat).first() or CommitteeSeat(seat=seat)
    found.kind, found.group, found.is_vice_chair = kind.value, group.strip(), is_vice_chair
    with transaction.atomic():
        save_as(found, by=by)
        said = f"{seat.title} sits as {kind.in_words.lower()}{f', {group}' if group else ''}."
        record_event(by=by, did="committee.seat_placed", to=seat.body, at=at, said=said)
    return found


def end_membership(*, by: Any, seat: CommitteeSeat, to_on: date, at: datetime) -> CommitteeSeat:
    """The last day; the seat and what its holder did stay."""
    end_seat(by=by, seat=seat.seat, to_on=to_on, at=at)
    return seat


def name_clerk(
    *, by: Any, committee: Committee, user: Any, from_on: date, at: datetime,
    to_on: date | None = None,
) -> Clerk:  # fmt: skip
    if to_on and to_on < from_on:
        raise NotAllowed("The last day is before the first.")
    if committee.clerks.filter(user=user, to_on__isnull=True).exists():
        raise NotAllowed(f"{user.name} is the clerk of this committee already.")
    with transaction.atomic():
        clerk = Clerk.objects.create(committee=committee, user=user, from_on=from_on, to_on=to_on)
        said = f"{user.name} is clerk of {committee}."
        record_event(by=by, did="committee.clerk_named", to=committee, at=at, said=said)
    return clerk


def end_clerk(*, by: Any, clerk: Clerk, to_on: date, at: datetime) -> Clerk:
    if to_on < clerk.from_on:
        raise NotAllowed("The last day is before the first.")
    with transaction.atomic():
        clerk.to_on = to_on
        clerk.save(update_fields=["to_on"])
        said = f"{clerk.user.name} is clerk of {clerk.committee} no longer."
        record_event(by=by, did="committee.clerk_ended", to=clerk.committee, at=at, said=said)
    return clerk
