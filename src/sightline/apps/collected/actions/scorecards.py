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
from sightline.intake.collected import ReadIndicator, ReadScorecard, ReadValue
from sightline.measures.language.catalogue import declared_services
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind
from sightline.vocabulary.words import Status, Unit


@dataclass(frozen=True)
class LoadedScorecard:
    indicators: int
    values: int


def load_scorecard(
    *, by: Any, authority: str, card: ReadScorecard, at: datetime, owner: str = FALLS_TO
) -> LoadedScorecard:
    """All of it or, where an indicator is collected already, nothing. What is read as doubtful is
    kept as it stands; the doubts are worked out again wherever the values are shown.
    """
    taken = set(
        CollectedIndicator.objects.filter(authority=authority).values_list("key", flat=True)
    )
    keys = _keys(card, taken)
    if not any(read.values for read in card.indicators):
        raise NotAllowed("The file has no column of values, so nothing was loaded.")
    already = [each.title for each in card.indicators if slug(each.title) in taken]
    if already:
        raise NotAllowed(f"“{already[0]}” is collected already, so nothing was loaded.")
    # What the file holds is there; asking begins with the period after its newest.
    since = max(value.period.last for read in card.indicators for value in read.values)
    reasons: dict[tuple[str, object], Reason] = {}
    values = 0
    with transaction.atomic():
        for read in card.indicators:
            made = add_indicator(
                by=by, authority=authority, key=keys[read.title],
                how=_collecting(read, keys, owner, since + timedelta(days=1)), at=at,
            )  # fmt: skip
            for value in read.values:
                _enter(made, read, value, reasons, at=at)
                values += 1
        record_event(
            by=by,
            did="collected_scorecard.loaded",
            to=("authority", authority),
            at=at,
            said=f"{len(card.indicators)} indicators and {values} values of {card.file}.",
        )
    return LoadedScorecard(len(card.indicators), values)


def slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:80].rstrip("_")


def _keys(card: ReadScorecard, taken: set[str]) -> dict[str, str]:
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


def _enter(
    made: CollectedIndicator,
    read: ReadIndicator,
    value: ReadValue,
    reasons: dict[tuple[str, object], Reason],
    *,
    at: datetime,
) -> None:
    entry = new_entry(made, value.period, by=None)
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
        said = replace(said, reason="No reason is given in the file.")
    if status is Status.QUALITATIVE:
        said = replace(said, narrative=value.reason or "Told in words, elsewhere.")
    shared = None
    if said.reason:
        key = (said.reason, said.expected_on)
        if key not in reasons:
            reasons[key] = Reason.objects.create(
                text=said.reason, expected_on=said.expected_on, said_at=at
            )
        shared = reasons[key]
    enter_value(by=None, entry=entry, said=said, read=entry.version, at=at, reason=shared)
