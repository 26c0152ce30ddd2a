from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from sightline.apps.board.kinds import BodyKind, body_kinds
from sightline.apps.board.models import Attendance, Body, Meeting, Seat
from sightline.apps.board.rules import Quorum, quorum_of
from sightline.apps.board.states import Presence
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import Grant, User
from sightline.vocabulary.reporting_services import ReportingService, reporting_services


def bodies() -> QuerySet[Body]:
    return Body.objects.filter(authority=authority_code()).select_related("followed_by")


def find_body(id: object) -> Body | None:
    return bodies().filter(pk=id).first()


def kinds() -> Mapping[str, BodyKind]:
    return body_kinds(Path(settings.SIGHTLINE_DATA))


def services(body: Body | None = None) -> dict[str, ReportingService]:
    """The reporting services; of a body those that report to it, all where none are named."""
    found = reporting_services(Path(settings.SIGHTLINE_DATA))
    named = body.services if body else []
    return {key: each for key, each in found.items() if not named or key in named}


def seats() -> QuerySet[Seat]:
    return Seat.objects.filter(body__in=bodies())


def seats_on(body: Body, day: date) -> list[Seat]:
    """Who sits on the body that day, the chair first."""
    return list(Seat.objects.on(day).filter(body=body).select_related("person", "body"))


def holders(seat: Seat, day: date) -> list[User]:
    """The accounts that hold the seat that day: its person, or whoever has its role."""
    if seat.person:
        return [seat.person]
    if not seat.role:
        return []
    grants = Grant.objects.on(day).filter(role=seat.role, deputy_for__isnull=True)
    if seat.unit:
        grants = grants.filter(unit__name=seat.unit)
    people = grants.filter(person__is_active=True).select_related("person")
    return list(dict.fromkeys(grant.person for grant in people))


@dataclass(frozen=True)
class Expected:
    """A seat on the day of a meeting, who holds it, and how they were there, once recorded."""

    seat: Seat
    holders: tuple[User, ...]
    attendance: Attendance | None

    @property
    def presence(self) -> Presence | None:
        return Presence(self.attendance.presence) if self.attendance else None

    @property
    def names(self) -> str:
        return ", ".join(each.name for each in self.holders)


def expected(meeting: Meeting) -> list[Expected]:
    """Everybody with a seat on that day, whether they came or not."""
    came = {each.seat_id: each for each in meeting.attendances.all()}
    return [
        Expected(seat, tuple(holders(seat, meeting.held_on)), came.get(seat.pk))
        for seat in seats_on(meeting.body, meeting.held_on)
    ]


def quorum(meeting: Meeting) -> Quorum:
    body = meeting.body
    return quorum_of(
        ((each.seat.counts, each.seat.is_chair, each.presence) for each in expected(meeting)),
        number=body.quorum_number, percent=body.quorum_percent, chair_needed=body.chair_needed,
    )  # fmt: skip
