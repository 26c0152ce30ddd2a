"""A whole scorecard from a file becomes collected indicators with their entries."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from sightline.apps.collected.actions.asking import new_entry
from sightline.apps.collected.actions.entering import enter_value
from sightline.apps.collected.actions.indicators import Collecting, add_indicator
from sightline.apps.collected.models import CollectedIndicator, Reason
from sightline.apps.collected.rules import FALLS_TO, Said, unit_of
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as
from sightline.intake.collected import ReadIndicator, ReadScorecard, ReadValue
from sightline.measures.language.catalogue import declared_services
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values.periods import CollectedPeriod, Frequency, PeriodKind
from sightline.vocabulary.words import Status, Unit


@dataclass(frozen=True)
class LoadedScorecard:
    indicators: int
    values: int


@dataclass(frozen=True)
class Planned:
    """One indicator of a file, and what it says of each period. `line` is where it stands."""

    key: str
    line: int
    how: Collecting
    values: tuple[tuple[CollectedPeriod, Said], ...]


def load_scorecard(
    *, by: Any, authority: str, card: ReadScorecard, at: datetime, owner: str = FALLS_TO
) -> LoadedScorecard:
    """All of it or, where an indicator is collected already, nothing. What is read as doubtful is
    kept as it stands; the doubts are worked out again wherever the values are shown.
    """
    taken = set(
        CollectedIndicator.objects.filter(authority=authority).values_list("key", flat=True)
    )
    plan = planned(card, owner)
    already = [each.how.title for each in plan if each.key in taken]
    if already:
        raise NotAllowed(f"“{already[0]}” is collected already, so nothing was loaded.")
    values = sum(len(each.values) for each in plan)
    with transaction.atomic():
        for each in plan:
            write_planned(by=by, authority=authority, planned=each, at=at)
        record_event(
            by=by,
            did="collected_scorecard.loaded",
            to=("authority", authority),
            at=at,
            said=f"{len(plan)} indicators and {values} values of {card.file}.",
        )
    return LoadedScorecard(len(plan), values)


def planned(card: ReadScorecard, owner: str) -> list[Planned]:
    """What would be kept of the file. Writes nothing."""
    if not any(read.values for read in card.indicators):
        raise NotAllowed("The file has no column of values, so nothing was loaded.")
    keys = _keys(card)
    # What the file holds is there; asking begins with the period after its newest.
    newest = max(value.period.last for read in card.indicators for value in read.values)
    since = newest + timedelta(days=1)
    return [
        Planned(
            keys[read.title],
            read.line,
            _collecting(read, keys, owner, since),
            tuple((value.period, _said(read, value)) for value in read.values),
        )
        for read in card.indicators
    ]


def write_planned(*, by: Any, authority: str, planned: Planned, at: datetime) -> CollectedIndicator:
    """The indicator with its values, in force as they stood in the file."""
    with transaction.atomic():
        made = add_indicator(by=by, authority=authority, key=planned.key, how=planned.how, at=at)
        for period, said in planned.values:
            entry = new_entry(made, period, by=None)
            shared = _shared_reason(said, at=at) if said.reason else None
            enter_value(by=None, entry=entry, said=said, read=entry.version, at=at, reason=shared)
    return made


def _shared_reason(said: Said, *, at: datetime) -> Reason:
    """Given once, it stands behind every figure of the file that has the same one."""
    kept, _ = Reason.objects.get_or_create(
        text=said.reason, expected_on=said.expected_on, said_by=None, said_at=at
    )
    return kept


def take_away_loaded(*, by: Any, indicator: CollectedIndicator, at: datetime) -> None:
    """An indicator that a file brought goes again, with its values; their history stays."""
    with transaction.atomic():
        reasons = set(indicator.entries.values_list("reason_id", flat=True)) - {None}
        title, named = indicator.title, ("collectedindicator", str(indicator.pk))
        for entry in indicator.entries.all():
            delete_as(entry, by=by, reason="scorecard taken back")
        delete_as(indicator, by=by, reason="scorecard taken back")
        Reason.objects.filter(pk__in=reasons, entries__isnull=True).delete()
        said = f"“{title[:120]}” is no longer collected: its scorecard was taken back."
        record_event(by=by, did="collected_indicator.taken_back", to=named, at=at, said=said)


def slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:80].rstrip("_")


def _keys(card: ReadScorecard) -> dict[str, str]:
    """Two long titles may begin alike: the second gets a number."""
    keys: dict[str, str] = {}
    for read in card.indicators:
        key, number = slug(read.title), 2
        while key in keys.values():
            key, number = f"{slug(read.title)}_{number}", number + 1
        keys[read.title] = key
    return keys


def _collecting(read: ReadIndicator, keys: dict[str, str], owner: str, since: date) -> Collecting:
    newest = read.newest
    kind = newest.period.kind if newest else PeriodKind.QUARTER
    first, *others = read.sections or ("Collected",)
    parts = newest.value.parts if newest and newest.value else ()
    return Collecting(
        title=read.title,
        section=service_of(first),
        section_title=first,
        also_in=tuple(map(service_of, others)),
        definition=read.definition,
        shown_as=_unit(read),
        better=read.better,
        period_kind=kind,
        frequency=Frequency.of(kind),
        owner_role=owner,
        asked_since=since,
        part_labels=tuple(part.label for part in parts if part.label),
        counted_of=keys.get(read.counted_of, ""),
        beside=read.beside,
        comparators=tuple(
            {"area": c.area, "name": c.name, "value": c.amount.printed, "period": c.period}
            for c in read.comparators
        ),
        targets=tuple(
            {"value": t.amount.printed, "due": t.due.isoformat() if t.due else ""}
            for t in read.targets
        ),
        target_said=read.target_said,
    )


def _unit(read: ReadIndicator) -> Unit:
    mains = [each.value.main for each in read.values if each.value is not None]
    mains = mains or [each.amount for each in read.comparators]
    if not mains:
        is_share = re.search(r"%|percentage|proportion", read.title, re.IGNORECASE)
        return Unit.PERCENT if is_share else Unit.COUNT
    exponents = [main.value.as_tuple().exponent for main in mains]
    return unit_of(mains[-1].kind, has_decimals=any(int(each) < 0 for each in exponents))


def service_of(section: str) -> str:
    """The catalogue's service area of that name, whatever the hyphens; else one of its own."""
    wanted = slug(section)
    for key, title in declared_services().items():
        if wanted in {key, slug(title)}:
            return key
    return wanted


def _said(read: ReadIndicator, value: ReadValue) -> Said:
    status = value.written.status
    said = Said(
        status=status,
        value=value.value,
        in_year=value.written.in_year,
        why_provisional="Marked provisional in the file." if status is Status.PROVISIONAL else "",
        reason=value.reason,
        expected_on=value.expected_on,
        directions=read.directions if value is read.newest else (),
    )
    if status is Status.NOT_YET_AVAILABLE and not said.reason:
        return replace(said, reason="No reason is given in the file.")
    if status is Status.QUALITATIVE:
        return replace(said, narrative=value.reason or "Told in words, elsewhere.")
    return said
