"""Every write about discrepancies: raised, moved on by people, counted again at a publication."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from sightline.apps.attachments.actions import erase_files_beside
from sightline.apps.discrepancies import rules
from sightline.apps.discrepancies.models import Count, Discrepancy, Step
from sightline.apps.discrepancies.rules import MOVES, Claim, Counted, State
from sightline.apps.events.actions import record_event
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.months import end_of_month
from sightline.vocabulary.reporting_services import ReportingService

_BY_EXTRACT = "Seen in the extract itself."


def raise_discrepancy(
    *, by: User, access: Access, authority: str, key: FigureKey, title: str,
    service: ReportingService | None, claim: Claim, wrong: str, counted: Counted,
    extract_on: date, at: datetime, should_be: str = "", code: str = "", child_id: str = "",
) -> Discrepancy:  # fmt: skip
    """Say that a figure is wrong, or one child's part in it. The child must be within reach."""
    rules.check_can_dispute(access, key.level, key.unit, service)
    rules.check_raising(claim, wrong, is_of_child=bool(child_id))
    rules.check_claim_means_something(claim, counted)
    with transaction.atomic():
        found = Discrepancy.objects.create(
            authority=authority, service=service.key if service else "",
            month=end_of_month(key.as_at), indicator=key.indicator, title=title,
            basis=key.basis.value, as_at=key.as_at, level=key.level.value, unit=key.unit,
            breakdown=key.breakdown,
            breakdown_value=key.breakdown_value, code=code, child_id=child_id,
            claim=claim.value, wrong=wrong.strip(), should_be=should_be.strip(),
            raised_by=by, raised_at=at, moved_at=at,
        )  # fmt: skip
        _keep(found, counted, extract_on, at)
        _step(found, move="raise", state=State.RAISED, by=by, at=at)
        facts = {"indicator": key.indicator, "month": found.month.isoformat()}
        record_event(by=by, did="discrepancy.raised", to=found, at=at, **facts)
    return found


def meet(
    *, by: User, access: Access, discrepancy: Discrepancy, met_on: date, with_whom: str,
    said: str, today: date, at: datetime,
) -> None:  # fmt: skip
    """Record the clarification meeting: when, with whom, what came out of it."""
    rules.check_meeting(met_on, with_whom, said, today)
    details = {"met_on": met_on, "with_whom": with_whom.strip()}
    _move(discrepancy, "meet", by=by, access=access, said=said, at=at, step=details)


def agree(
    *, by: User, access: Access, discrepancy: Discrepancy, corrected_by: str,
    due_on: date | None, said: str, at: datetime,
) -> None:  # fmt: skip
    """It will be corrected in the case system: by whom, by when."""
    rules.check_agreeing(corrected_by, due_on)
    told = {"corrected_by": corrected_by.strip(), "due_on": due_on}
    _move(discrepancy, "agree", by=by, access=access, said=said, at=at, fields=told)


def move(
    *, by: User, access: Access, discrepancy: Discrepancy, move: str, said: str, at: datetime
) -> None:
    """Corrected, accepted as right, taken back, still wrong, open again: each with its reason."""
    if move == "withdraw":
        rules.check_withdrawing(access, discrepancy.raised_by_id)
    rules.check_moving(move, said)
    _move(discrepancy, move, by=by, access=access, said=said, at=at)


def _move(
    discrepancy: Discrepancy, move: str, *, by: User | None, access: Access | None, said: str,
    at: datetime, step: dict[str, object] | None = None, fields: dict[str, object] | None = None,
) -> None:  # fmt: skip
    """`access` None: a new extract moves it, which needs nobody's right."""
    with transaction.atomic():
        there = Discrepancy.objects.select_for_update().get(pk=discrepancy.pk)
        if access is not None:
            rules.check_may_move(access, move)
        to = MOVES.check(there.now, move)
        there.state, there.moved_at = to.value, at
        for name, value in (fields or {}).items():
            setattr(there, name, value)
        there.save(update_fields=["state", "moved_at", *(fields or {})])
        _step(there, move=move, state=to, by=by, at=at, said=said.strip(), **(step or {}))
        record_event(by=by, did="discrepancy.moved", to=there, at=at, state=to.value)
    discrepancy.refresh_from_db()


def count_again(
    *, discrepancy: Discrepancy, counted: Counted, extract_on: date, at: datetime
) -> State:
    """A new extract is published: keep how the figure stands in it, and move on what waited."""
    before = discrepancy.counts.first()
    with transaction.atomic():
        _keep(discrepancy, counted, extract_on, at)
        as_claimed = before is not None and rules.is_as_claimed(
            discrepancy.claimed, before.counted, counted
        )
        move = rules.after_extract(
            discrepancy.now, discrepancy.due_on, extract_on, as_claimed=as_claimed
        )
        if move is not None:
            _move(discrepancy, move, by=None, access=None, said=_BY_EXTRACT, at=at)
    return discrepancy.now


def _keep(discrepancy: Discrepancy, counted: Counted, extract_on: date, at: datetime) -> None:
    told = asdict(counted)
    snapshot = told.pop("snapshot")
    defaults = {**told, "extract_on": extract_on, "at": at}
    Count.objects.update_or_create(discrepancy=discrepancy, snapshot=snapshot, defaults=defaults)


def _step(discrepancy: Discrepancy, *, state: State, **told: object) -> None:
    Step.objects.create(discrepancy=discrepancy, state=state.value, **told)


def forget_child(*, authority: str, child_id: str) -> None:
    """What was disputed about an erased child goes with the records; the erasure is the event."""
    found = Discrepancy.objects.filter(authority=authority, child_id=child_id)
    with transaction.atomic():
        for each in found:
            erase_files_beside(each)
        found.delete()
