"""A committee's forward plan, what was sent to its members, and who has it."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.apps.papers.models import PublicVersion
from sightline.apps.papers.queries import standing_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.access import is_member, may_run
from sightline.apps.scrutiny.asked.rules import ForwardState
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeSeat,
    Delivery,
    ForwardItem,
    Receipt,
)


def forward_plan(committee: Committee, *, only_open: bool = False) -> list[ForwardItem]:
    """By the day it comes; what has none yet, last."""
    found = ForwardItem.objects.filter(committee=committee)
    if only_open:
        found = found.filter(state=ForwardState.PLANNED)
    listed = found.select_related("meeting__committee__body", "undertaking").prefetch_related(
        "steps"
    )
    return sorted(listed, key=lambda each: (each.day or date.max, each.pk))


def find_forward_item(id: object) -> ForwardItem | None:
    found = ForwardItem.objects.filter(committee__body__authority=authority_code(), pk=id)
    return found.select_related("committee__body", "meeting", "undertaking").first()


def deliveries_of(committee: Committee) -> QuerySet[Delivery]:
    return Delivery.objects.filter(committee=committee).prefetch_related("receipts")


def find_delivery(id: object, access: Any) -> Delivery | None:
    """For members of the committee, for those who run it, and officers who read its papers."""
    found = Delivery.objects.filter(committee__body__authority=authority_code(), pk=id)
    delivery = found.select_related("committee__body", "paper__paper", "undertaking").first()
    if delivery is None:
        return None
    return delivery if reads_deliveries(access, delivery.committee) else None


def reads_deliveries(access: Any, committee: Committee) -> bool:
    reads = access.may(Right.SEE_BOARD) or may_run(access, committee)
    return bool(reads) or is_member(access, committee)


def paper_of(delivery: Delivery) -> PublicVersion | None:
    """What members read of the paper: its public version, while one stands."""
    return standing_of(delivery.paper) if delivery.paper else None


def receipts_of(delivery: Delivery) -> list[Receipt]:
    return list(delivery.receipts.select_related("seat__seat__person", "recorded_by"))


def my_receipt(delivery: Delivery, access: Any) -> Receipt | None:
    if access.person is None:
        return None
    return delivery.receipts.filter(seat__seat__person=access.person).first()


def not_yet_received(day: date) -> QuerySet[Receipt]:
    """Of members who still sit that day: who left is neither asked nor shown what was sent."""
    sits = Q(seat__seat__to_on__isnull=True) | Q(seat__seat__to_on__gte=day)
    return Receipt.objects.filter(sits, received_on=None)


def waiting_for_me(access: Any) -> list[Receipt]:
    """What was sent to this member and not yet said to have arrived."""
    if access.person is None:
        return []
    found = not_yet_received(timezone.localdate()).filter(seat__seat__person=access.person)
    return list(found.select_related("delivery__committee__body"))


def my_committees(access: Any, today: date) -> list[Committee]:
    """Those on which this person sits."""
    if access.person is None:
        return []
    seats = CommitteeSeat.objects.filter(seat__person=access.person)
    bodies = {each.seat.body_id for each in seats.select_related("seat") if _sits(each, today)}
    found = Committee.objects.filter(body__in=bodies, body__authority=authority_code())
    return list(found.select_related("body"))


def _sits(seat: CommitteeSeat, today: date) -> bool:
    return seat.seat.from_on <= today and (seat.seat.to_on is None or seat.seat.to_on >= today)
