"""Saying a value, approving it, sending it back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.collected import rules
from sightline.apps.collected.models import Entry, Reason
from sightline.apps.collected.rules import EntryState, Said
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import access_of
from sightline.vocabulary.printed_values import to_data
from sightline.vocabulary.printed_values.directions import print_directions
from sightline.vocabulary.words import Status, Unit


def enter_value(
    *, by: Any, entry: Entry, said: Said, read: int, at: datetime, reason: Reason | None = None
) -> Entry:
    """What the owner says for the period. In force at once, or once a second person approves.

    `by` None is the import of a scorecard that stood in force before.
    """
    if by is not None:
        _check_can_enter(by, entry, at)
    rules.check_said(said)
    with transaction.atomic():
        kept = _locked(entry, read)
        asks = by is not None and kept.indicator.needs_approval
        kept.state = rules.MOVES.check(EntryState(kept.state), "submit" if asks else "enter")
        _take(kept, said, reason or _reason(said, by=by, at=at))
        kept.entered_by, kept.entered_at = by, at
        kept.approved_by = kept.approved_at = None
        kept.sent_back_because = ""
        save_as(kept, by=by)
        record_event(
            by=by, did="collected_entry.entered", to=kept, at=at, said=f"{kept}: {kept.state}."
        )
    return kept


def _check_can_enter(by: Any, entry: Entry, at: datetime) -> None:
    held = rules.held_for(access_of(by, at), *entry.of)
    rules.check_can_enter(entry.indicator.owner_role, held.roles, held.rights)


def _take(entry: Entry, said: Said, reason: Reason | None) -> None:
    entry.status = said.status
    value = rules.in_its_unit(Unit(entry.indicator.shown_as), said.value)
    entry.value = to_data(value) if value is not None else None
    entry.numerator, entry.denominator = said.numerator, said.denominator
    entry.in_year, entry.why_provisional = said.in_year, said.why_provisional
    entry.reason = reason
    entry.coverage_note = said.coverage_note
    entry.directions = print_directions(said.directions)
    entry.narrative, entry.explanation = said.narrative, said.explanation
    entry.forecast = said.forecast


def _reason(said: Said, *, by: Any, at: datetime) -> Reason | None:
    if not said.reason:
        return None
    return Reason.objects.create(
        text=said.reason, expected_on=said.expected_on, said_by=by, said_at=at
    )


def say_for_several(
    *,
    by: Any,
    entries: Iterable[Entry],
    status: Status,
    reason: str,
    expected_on: date | None,
    at: datetime,
    shared: Reason | None = None,
) -> list[Entry]:
    """One reason that holds for several figures: they share it, and all are entered or none.

    `shared` is the reason where it was given for another figure already.
    """
    said = Said(status, reason=reason, expected_on=expected_on)
    rules.check_said(said)
    with transaction.atomic():
        shared = shared or _reason(said, by=by, at=at)
        return [
            enter_value(by=by, entry=each, said=said, read=each.version, at=at, reason=shared)
            for each in entries
        ]


def take_back(*, by: Any, entry: Entry, read: int, at: datetime) -> Entry:
    """What was said was never meant: the entry waits again, and its history stays. `by` None: what
    the application itself entered no longer holds."""
    if by is not None:
        _check_can_enter(by, entry, at)
    with transaction.atomic():
        kept = _locked(entry, read)
        kept.state = rules.MOVES.check(EntryState(kept.state), "take back")
        _take(kept, Said(Status.DELIBERATELY_BLANK), None)
        kept.status = ""
        kept.entered_by = kept.entered_at = kept.approved_by = kept.approved_at = None
        save_as(kept, by=by, reason="taken back")
        record_event(by=by, did="collected_entry.taken_back", to=kept, at=at, said=f"{kept}.")
    return kept


def approve(*, by: Any, entry: Entry, read: int, at: datetime) -> Entry:
    """A second person says that the value may be shown."""
    with transaction.atomic():
        kept = _checked(by, entry, read, at)
        kept.state = rules.MOVES.check(EntryState(kept.state), "approve")
        kept.approved_by, kept.approved_at = by, at
        save_as(kept, by=by)
        record_event(by=by, did="collected_entry.approved", to=kept, at=at, said=f"{kept}.")
    return kept


def send_back(*, by: Any, entry: Entry, why: str, read: int, at: datetime) -> Entry:
    """It goes back to its owner, who sees why."""
    rules.check_why(why)
    with transaction.atomic():
        kept = _checked(by, entry, read, at)
        kept.state = rules.MOVES.check(EntryState(kept.state), "send back")
        kept.sent_back_because = why
        save_as(kept, by=by, reason=why[:100])
        record_event(by=by, did="collected_entry.sent_back", to=kept, at=at, said=f"{kept}.")
    return kept


def _checked(by: Any, entry: Entry, read: int, at: datetime) -> Entry:
    rights = rules.held_for(access_of(by, at), *entry.of).rights
    rules.check_can_approve(rights=rights, author=entry.entered_by_id, approver=by.pk)
    return _locked(entry, read)


def _locked(entry: Entry, read: int) -> Entry:
    kept = Entry.objects.select_for_update().select_related("indicator").get(pk=entry.pk)
    if kept.version != read:
        raise EditedMeanwhile(kept)
    kept.version += 1
    return kept
