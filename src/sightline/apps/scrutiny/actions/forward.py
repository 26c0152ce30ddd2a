"""A committee's forward plan, and what is sent to its members between meetings."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import standing_of
from sightline.apps.scrutiny.actions.asked import fulfil
from sightline.apps.scrutiny.asked import rules, telling
from sightline.apps.scrutiny.asked.forward_queries import not_yet_received
from sightline.apps.scrutiny.asked.rules import (
    FORWARD_MOVES,
    NUDGE_AFTER,
    AskedChange,
    AskedState,
    ForwardState,
)
from sightline.apps.scrutiny.meetings.queries import seats_on
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeMeeting,
    Delivery,
    ForwardItem,
    ForwardStep,
    Receipt,
    Undertaking,
)
from sightline.vocabulary.not_allowed import NotAllowed


def plan_item(
    *, by: Any, committee: Committee, title: str, why: str, who: str, at: datetime,
    meeting: CommitteeMeeting | None = None, expected_on: date | None = None,
    undertaking: Undertaking | None = None,
) -> ForwardItem:  # fmt: skip
    rules.check_forward(title, why, who)
    with transaction.atomic():
        made = ForwardItem(
            committee=committee, title=title.strip(), why=why.strip(), who=who.strip(),
            meeting=meeting, expected_on=None if meeting else expected_on, undertaking=undertaking,
        )  # fmt: skip
        save_as(made, by=by, at=at)
        _step(made, by, at, AskedChange.ASKED, after=made.when)
    return made


def move_item_to(
    *, by: Any, item: ForwardItem, meeting: CommitteeMeeting | None, expected_on: date | None,
    why: str, at: datetime,
) -> ForwardItem:  # fmt: skip
    """To another meeting, with a reason: members see how often something was put off."""
    rules.check_why(why, "Say why it is moved: the plan keeps it.")
    if ForwardState(item.state) is not ForwardState.PLANNED:
        raise NotAllowed(f"This is {item.state}: it stands where it was.")
    before, stood = item.when, (item.meeting_id, item.when)
    item.meeting, item.expected_on = meeting, None if meeting else expected_on
    if (item.meeting_id, item.when) == stood:
        raise NotAllowed("It stands there already: choose another meeting or month.")
    return _saved(item, by, at, AskedChange.MOVED, before, item.when, why)


def move_forward_item(*, by: Any, item: ForwardItem, move: str, why: str, at: datetime) -> None:
    """Taken by its meeting, taken off, put back."""
    if move == "send":
        raise NotAllowed("Send it with the form: each member's receipt is kept.")
    if move != "take":
        rules.check_why(why, "Say why.")
    before = item.state
    item.state = FORWARD_MOVES.check(ForwardState(item.state), move).value
    did = AskedChange.FULFILLED if move == "take" else AskedChange.MOVED
    _saved(item, by, at, did, before, item.state, why)


def _saved(
    item: ForwardItem, by: Any, at: datetime, did: AskedChange, before: str, after: str, why: str
) -> ForwardItem:
    with transaction.atomic():
        there = ForwardItem.objects.select_for_update().get(pk=item.pk)
        item.version = there.version + 1
        save_as(item, by=by, reason=did.value, at=at)
        _step(item, by, at, did, before=before, after=after, why=why)
    return item


def _step(
    of: ForwardItem, by: Any, at: datetime, did: AskedChange, *, after: str, before: str = "",
    why: str = "",
) -> None:  # fmt: skip
    ForwardStep.objects.create(
        item=of, did=did.value, before=before, after=after, why=why.strip(), by=by, at=at
    )
    said = f"{did.capitalize()}: {after}."
    record_event(by=by, did=f"forward_item.{did.name.lower()}", to=of, at=at, said=said[:300])


def send_outside(
    *, by: Any, committee: Committee, title: str, words: str, at: datetime, on: date,
    paper: PaperVersion | None = None, undertaking: Undertaking | None = None,
    forward: ForwardItem | None = None,
) -> Delivery:  # fmt: skip
    """To every member who sits that day. Those with an account are told; for the others somebody
    records that they have it. What it fulfils is fulfilled by it."""
    seats = seats_on(committee, on)
    rules.check_sent_on(on, timezone.localdate(at))
    rules.check_sent(words, has_paper=paper is not None, members=len(seats))
    rules.check_members_may_read(paper is None or standing_of(paper) is not None)
    with transaction.atomic():
        made = Delivery.objects.create(
            committee=committee, title=title.strip(), words=words.strip(), paper=paper,
            undertaking=undertaking, forward=forward, sent_on=on, by=by, at=at,
        )  # fmt: skip
        for seat in seats:
            how = "Sightline and mail" if seat.seat.person_id else "by hand or post"
            Receipt.objects.create(delivery=made, seat=seat, sent_by=how)
        record_event(by=by, did="delivery.sent", to=made, at=at, said=f"Sent: {made.title}"[:300])
        _settle(made, by, at)
        telling.of_a_delivery(made, at=at)
    return made


def _settle(made: Delivery, by: Any, at: datetime) -> None:
    if made.forward:
        before, made.forward.state = made.forward.state, FORWARD_MOVES.check(
            ForwardState(made.forward.state), "send"
        ).value  # fmt: skip
        _saved(made.forward, by, at, AskedChange.FULFILLED, before, made.forward.state, "")
    of = made.undertaking
    if of is not None and of.now is AskedState.OPEN:
        words = f"Sent to members outside a meeting: {made.title}"
        fulfil(by=by, undertaking=of, words=words, on=made.sent_on, paper=made.paper, at=at)


def confirm_receipt(*, by: Any, receipt: Receipt, on: date, at: datetime) -> Receipt:
    """By the member, or by somebody who was told by the member."""
    if receipt.received_on:
        raise NotAllowed("That is recorded already.")
    if on < receipt.delivery.sent_on:
        raise NotAllowed("It can’t have been received before it was sent.")
    with transaction.atomic():
        receipt.received_on, receipt.recorded_by = on, by
        receipt.save(update_fields=["received_on", "recorded_by"])
        said = f"{receipt.seat} has it."
        record_event(by=by, did="delivery.received", to=receipt.delivery, at=at, said=said)
    return receipt


def nudge_members(*, at: datetime) -> int:
    """Once, a week after it was sent, those with an account who have not said that they have it."""
    sent_before = at.date() - timedelta(days=NUDGE_AFTER)
    waiting = not_yet_received(timezone.localdate(at)).filter(
        nudged_at=None, delivery__sent_on__lte=sent_before, seat__seat__person__isnull=False
    )
    return sum(_nudge(each, at) for each in _with_people(waiting))


def nudge_now(*, by: Any, delivery: Delivery, at: datetime) -> int:
    waiting = not_yet_received(timezone.localdate(at)).filter(
        delivery=delivery, seat__seat__person__isnull=False
    )
    told = sum(_nudge(each, at) for each in _with_people(waiting))
    said = f"{told} members reminded."
    record_event(by=by, did="delivery.nudged", to=delivery, at=at, said=said)
    return told


def _with_people(found: Any) -> Iterable[Receipt]:
    related = ("delivery", "seat__seat__person")
    chosen: Iterable[Receipt] = found.select_related(*related)
    return chosen


def _nudge(receipt: Receipt, at: datetime) -> int:
    telling.of_a_nudge(receipt, at=at)
    receipt.nudged_at = at
    receipt.save(update_fields=["nudged_at"])
    return 1
