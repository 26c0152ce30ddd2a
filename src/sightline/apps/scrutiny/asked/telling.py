"""Whom promises and deliveries tell: who owes it, its clerks, the members. No child is named."""

from datetime import datetime
from typing import Any

from django.utils.text import Truncator

from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.scrutiny.models import Delivery, Receipt, Undertaking

PROMISED = register_topic(
    Topic(
        "undertaking_due",
        "Something was promised to members",
        "To whoever owes it: when it is recorded, a week before its day, and once it is late; then "
        "to the committee’s clerks too.",
    )
)
SENT = register_topic(
    Topic(
        "delivery_sent",
        "Something was sent to a committee’s members",
        "To its members: when it is sent, and once more where nobody has said that it arrived.",
    )
)


def of_a_new_one(undertaking: Undertaking, *, by: Any, at: datetime) -> None:
    owner = undertaking.owner
    if owner is None or (by is not None and owner.pk == by.pk):
        return
    said = f"You owe {undertaking.committee} this: {_short(undertaking.text)}"
    tell(to=[owner], topic=PROMISED, said=said, address=undertaking.address, at=at, by_mail=True)


def of_one_due(undertaking: Undertaking, *, when: str, is_late: bool, at: datetime) -> int:
    """Once before its day and once after, for each day it was given."""
    owner = undertaking.owner
    to = [owner] if owner and owner.is_active else []
    if is_late or not to:
        clerks = undertaking.committee.clerks.filter(to_on=None).select_related("user")
        to += [each.user for each in clerks]
    word = "late since" if is_late else "due on"
    said = f"Promised to {undertaking.committee}, {word} {when}: {_short(undertaking.text)}"
    key = f"undertaking-{undertaking.pk}-{'late' if is_late else 'soon'}-{when}"
    told = tell(
        to=to, topic=PROMISED, said=said, address=undertaking.address, at=at, key=key, by_mail=True
    )
    return len(told)


def of_a_delivery(delivery: Delivery, *, at: datetime) -> None:
    receipts = delivery.receipts.select_related("seat__seat__person")
    to = [each.seat.seat.person for each in receipts if each.seat.seat.person]
    said = f"Sent to you as a member of {delivery.committee}: {_short(delivery.title)}"
    tell(to=to, topic=SENT, said=said, address=delivery.address, at=at, by_mail=True)


def of_a_nudge(receipt: Receipt, *, at: datetime) -> None:
    said = f"Please say whether you have this: {_short(receipt.delivery.title)}"
    to = [receipt.seat.seat.person]
    tell(to=to, topic=SENT, said=said, address=receipt.delivery.address, at=at, by_mail=True)


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(150)
