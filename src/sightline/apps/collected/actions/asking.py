"""Asking for values: one entry for each period that has ended; chasing the late ones."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.collected import rules
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.vocabulary.deadlines import Deadline
from sightline.vocabulary.printed_values.periods import (
    CollectedPeriod,
    Frequency,
    PeriodKind,
    periods_between,
)
from sightline.vocabulary.words import Level


def ask_for_values(*, at: datetime, authority: str = "", by: Any = None) -> list[Entry]:
    """An entry for every period that has ended and was not asked for; due so many working days
    after its end. May run as often as one likes.
    """
    today = timezone.localdate(at)
    indicators = CollectedIndicator.objects.all()
    if authority:
        indicators = indicators.filter(authority=authority)
    return [
        entry for indicator in indicators for entry in _ask(indicator, today=today, by=by, at=at)
    ]


def _ask(indicator: CollectedIndicator, *, today: date, by: Any, at: datetime) -> list[Entry]:
    until = min(filter(None, [today, indicator.asked_until]))
    there = set(indicator.entries.values_list("level", "unit", "last"))
    wanted = [
        (period, level, unit)
        for period in periods_between(
            PeriodKind(indicator.period_kind),
            Frequency(indicator.frequency),
            indicator.asked_since,
            until,
        )
        for level, unit in rules.units_asked(indicator.asked_of)
        if (level, unit, period.last) not in there
    ]
    with transaction.atomic():
        asked = [
            new_entry(indicator, period, by=by, level=level, unit=unit)
            for period, level, unit in wanted
        ]
        if asked:
            record_event(
                by=by,
                did="collected_entry.asked",
                to=indicator,
                at=at,
                said=f"Asked for: {', '.join(dict.fromkeys(e.period.label for e in asked))[:200]}.",
            )
    return asked


def new_entry(
    indicator: CollectedIndicator,
    period: CollectedPeriod,
    *,
    by: Any,
    level: Level = Level.AUTHORITY,
    unit: str = "",
) -> Entry:
    """A waiting entry. Called inside a transaction of another action."""
    entry = Entry(
        indicator=indicator,
        level=level,
        unit=unit,
        period_kind=period.kind,
        first=period.first,
        last=period.last,
        due_on=Deadline(period.last, indicator.due_after).due_on(period.last),
    )
    save_as(entry, by=by)
    return entry


def note_chased(*, entries: Iterable[Entry], on: date, at: datetime) -> int:
    """These late entries were chased today; so that they are not again tomorrow."""
    chased = 0
    with transaction.atomic():
        for entry in entries:
            entry.chased_on = on
            save_as(entry, by=None, reason="chased")
            record_event(by=None, did="collected_entry.chased", to=entry, at=at)
            chased += 1
    return chased
