"""Every write of a complaint. One clock runs at a time; a step ends one and may start the next."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.feedback import rules, states
from sightline.apps.feedback.models import (
    Complaint,
    ComplaintReader,
    ComplaintStage,
    ComplaintStep,
    ComplaintTheme,
)
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.queries.complaints import ask_next_by, closed_to
from sightline.apps.feedback.rules import From, Matter
from sightline.apps.feedback.states import MOVES, MOVES_IN_WORDS, STAGE_OF, State
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True)
class Told:
    """What is written down of a complaint when it comes in."""

    made_by: From
    received_on: date
    summary: str
    level: Level = Level.AUTHORITY
    unit: str = ""
    about: User | None = None
    wanted: str = ""
    reference: str = ""
    is_child_protection: bool = False


def receive(*, by: User, access: Access, told: Told, at: datetime, child_id: str = "") -> Complaint:
    """Write a complaint down. `child_id`: a child within the person's reach, asked before."""
    about = told.about.pk if told.about else None
    rules.check_can_record(access, Matter(told.level, told.unit, child_id, about))
    rules.check_received(told.summary, told.received_on, timezone.localdate(at))
    with transaction.atomic():
        _check_not_twice(by, told, child_id, at)
        made = Complaint.objects.create(
            authority=authority_code(), child_id=child_id, level=told.level.value, unit=told.unit,
            about=told.about, made_by=told.made_by.value, reference=told.reference.strip(),
            is_child_protection=told.is_child_protection, received_on=told.received_on,
            summary=told.summary.strip(), wanted=told.wanted.strip(), by=by, at=at,
        )  # fmt: skip
        _step(made, "Received", by=by, at=at)
        record_event(by=by, did="complaint.received", to=made, at=at)
    return made


def _check_not_twice(by: User, told: Told, child_id: str, at: datetime) -> None:
    User.objects.select_for_update().get(pk=by.pk)
    same = Complaint.objects.filter(
        authority=authority_code(), by=by, child_id=child_id, summary=told.summary.strip(),
        received_on=told.received_on, unit=told.unit, about=told.about,
        reference=told.reference.strip(), at__gt=at - A_MOMENT, at__lte=at,
    ).first()  # fmt: skip
    if same is not None:
        raise NotAllowed(f"You have just written this down: it is complaint {same.pk}.")


def move(
    *, by: User, access: Access, complaint: Complaint, move: str, on: date, at: datetime,
    said: str = "", outcome: str = "", answered_by: User | None = None, read: int | None = None,
) -> None:  # fmt: skip
    """End the stage that runs, if one does, on that day, and start the next one's clock.

    `read`: the version somebody had before them; another's move meanwhile is not undone by theirs.
    """
    if move == "close":
        raise NotAllowed("Close it with what was learnt.")
    with _moving(complaint, by=by, access=access, at=at, read=read) as there:
        rules.check_route(move, is_child_protection=there.is_child_protection)
        to = MOVES.check(there.now, move)
        rules.check_not_ahead(on, timezone.localdate(at), "Choose the day it happened.")
        rules.check_order(on, _last_day(there))
        if move in states.ASKS_NEXT:
            rules.check_asked(ask_next_by(there, calendar()), on, said)
        if move in states.ANSWERS:
            rules.check_answer(said, outcome)
            there.outcome = outcome
        _end_clock(there, on, outcome, said)
        if to in STAGE_OF:
            _start_clock(there, to, on, answered_by)
        there.state = to.value
        there.closed_on = on if to is State.WITHDRAWN else None
        _step(there, MOVES_IN_WORDS[move], by=by, at=at, said=said)


def close(
    *, by: User, access: Access, complaint: Complaint, learning: str, themes: Iterable[str],
    on: date, at: datetime, read: int | None = None,
) -> None:  # fmt: skip
    """The matter is closed, with what was learnt and what it was about."""
    chosen = [key for key in dict.fromkeys(themes) if key in policy().themes]
    rules.check_learning(learning, chosen)
    rules.check_not_ahead(on, timezone.localdate(at), "Choose the day it was closed.")
    with _moving(complaint, by=by, access=access, at=at, read=read) as there:
        rules.check_order(on, _last_day(there))
        there.state = MOVES.check(there.now, "close").value
        there.learning, there.closed_on = learning.strip(), on
        there.themes.all().delete()
        ComplaintTheme.objects.bulk_create(
            ComplaintTheme(complaint=there, theme=key) for key in chosen
        )
        _step(there, "Closed, with what was learnt", by=by, at=at)


def extend(
    *, by: User, access: Access, complaint: Complaint, to: int, reason: str, at: datetime,
    read: int | None = None,
) -> None:  # fmt: skip
    """Give the stage that runs more working days, up to what the rules allow, with the reason."""
    with _moving(complaint, by=by, access=access, at=at, read=read) as there:
        running = there.stages.filter(answered_on__isnull=True).first()
        if running is None:
            raise NotAllowed("No clock is running, so there is nothing to extend.")
        stage = policy().stage(running.stage)
        rules.check_extension(stage, running.extended_to, to, reason)
        running.extended_to, running.extension_reason = to, reason.strip()
        running.save(update_fields=["extended_to", "extension_reason"])
        _step(there, f"Extended to {to} working days", by=by, at=at, said=reason)


def offer_advocate(
    *, by: User, access: Access, complaint: Complaint, on: date | None, taken: str, reason: str,
    at: datetime, read: int | None = None,
) -> None:  # fmt: skip
    rules.check_advocate(on, taken, reason)
    if on:
        rules.check_not_ahead(on, timezone.localdate(at), "Choose the day it was offered.")
    with _moving(complaint, by=by, access=access, at=at, read=read) as there:
        there.advocate_offered_on, there.advocate_taken = on, taken
        there.advocate_reason = reason.strip() if taken == "no" else ""
        _step(there, "An advocate was offered", by=by, at=at, said=there.advocate_reason)


def give(
    *, by: User, access: Access, complaint: Complaint, person: User, reason: str, at: datetime,
    read: int | None = None,
) -> None:  # fmt: skip
    """Let somebody read it who otherwise would not; the worker it is about among them."""
    rules.check_reason(reason, "Say why they are to read it.")
    with _moving(complaint, by=by, access=access, at=at, read=read) as there:
        ComplaintReader.objects.get_or_create(
            complaint=there, person=person, defaults={"reason": reason.strip(), "by": by, "at": at}
        )
        _step(there, f"Given to {person.name}", by=by, at=at, said=reason)


@contextmanager
def _moving(
    complaint: Complaint, *, by: User, access: Access, at: datetime, read: int | None
) -> Iterator[Complaint]:
    """The complaint locked, saved with one event when the block ends."""
    with transaction.atomic():
        there = Complaint.objects.select_for_update().get(pk=complaint.pk)
        rules.check_can_move(access, there.matter, closed_to(access))
        rules.check_read(read, there.version, there.now.in_words)
        yield there
        there.version += 1
        there.save()
        record_event(by=by, did="complaint.moved", to=there, at=at, state=there.state)
    complaint.refresh_from_db()


def _last_day(complaint: Complaint) -> date:
    """Nothing comes before the day on which the step before it began or ended."""
    days = [day for each in complaint.stages.all() for day in (each.from_on, each.answered_on)]
    return max([complaint.received_on, *(day for day in days if day)])


def _end_clock(complaint: Complaint, on: date, outcome: str, said: str) -> None:
    running = complaint.stages.filter(answered_on__isnull=True).first()
    if running is None:
        return
    running.answered_on, running.outcome, running.said = on, outcome, said.strip()
    running.save(update_fields=["answered_on", "outcome", "said"])


def _start_clock(complaint: Complaint, to: State, on: date, answered_by: User | None) -> None:
    stage = policy().stage(STAGE_OF[to])
    ComplaintStage.objects.create(
        complaint=complaint, stage=stage.key, from_on=on, answered_by=answered_by
    )


def _step(complaint: Complaint, did: str, *, by: User, at: datetime, said: str = "") -> None:
    ComplaintStep.objects.create(complaint=complaint, did=did, said=said.strip(), by=by, at=at)
