"""From entries to what scorecards and indicator pages take: figures, definitions, targets."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Subquery

from sightline.apps.collected import rules
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import EntryState
from sightline.documents.collected import Collected, CollectedFigure, NamedPeriod, TypedIn
from sightline.documents.inputs import Kind as Whose
from sightline.documents.inputs import Published, PublishedSet
from sightline.intake.collected.scorecard_cells import Area, Beside
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.measures.model.indicator import Form, Indicator
from sightline.vocabulary.periods import financial_year_start
from sightline.vocabulary.printed_values import (
    CollectedValue,
    Written,
    from_data,
    read_value,
)
from sightline.vocabulary.printed_values.amounts import Amount, Kind
from sightline.vocabulary.printed_values.periods import PeriodKind
from sightline.vocabulary.words import Level, Polarity, Status, Unit

_AREAS = {
    Area.OWN: Whose.OWN,
    Area.ENGLAND: Whose.ENGLAND,
    Area.ENGLAND_MEAN: Whose.ENGLAND,
    Area.REGION: Whose.REGION,
    Area.NEIGHBOURS: Whose.NEIGHBOUR_MEAN,
}
_SAID_BESIDE = {
    Beside.LOCAL_INDICATOR: "Local indicator",
    Beside.TO_BE_CONFIRMED: "To be confirmed",
}
_FORMS = {Unit.PERCENT: Form.PERCENT, Unit.DAYS: Form.MEAN, Unit.SCORE: Form.MEAN}


def collected_in(authority: str) -> Collected:
    """All that is collected in the authority, as of the newest row version."""
    return _collected(authority, stamp(authority))


def stamp(authority: str) -> str:
    """Changes with every entry and every change of how one is collected; '' where there is none."""
    entries = Entry.history.filter(indicator__authority=authority).order_by("-history_id")
    newest = (
        CollectedIndicator.history.filter(authority=authority)
        .order_by("-history_id")
        .annotate(
            entry=Subquery(entries.values("history_id")[:1]),
            entered=Subquery(entries.values("history_date")[:1]),
        )
        .values_list("history_id", "history_date", "entry", "entered")
        .first()
    )
    # The times as well: after a restored backup an id may come again.
    return " ".join(map(str, newest)) if newest else ""


@lru_cache(maxsize=4)
def _collected(authority: str, stamp: str) -> Collected:
    if not stamp:
        return Collected()
    indicators = list(CollectedIndicator.objects.filter(authority=authority))
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(indicator__authority=authority).select_related("reason"):
        entries[entry.indicator_id].append(entry)
    figures: dict[tuple[Level, str], list[CollectedFigure]] = defaultdict(list)
    for indicator in indicators:
        known: dict[tuple[str, str], str] = {}
        for entry in sorted(entries[indicator.pk], key=lambda each: each.last):
            of = (entry.level, entry.unit)
            figures[Level(entry.level), entry.unit].append(
                figure_of(indicator, entry, known.get(of, ""))
            )
            if entry.state == EntryState.IN_FORCE and entry.value:
                known[of] = f"{printed(entry)} ({entry.period.label})"
    local = [each for each in indicators if not each.in_catalogue]
    return Collected(
        stamp=stamp,
        figures={key: tuple(found) for key, found in figures.items()},
        indicators=tuple(definition_of(each, entries[each.pk]) for each in indicators),
        also_in={each.key: tuple(each.also_in) for each in indicators if each.also_in},
        services={each.section: each.section_title for each in local if each.section_title},
        targets={each.key: found for each in local if (found := targets_of(each))},
        published={each.key: found for each in local if (found := published_of(each)).values},
        said_targets={each.key: each.target_said for each in local if each.target_said},
        said_beside={each.key: _SAID_BESIDE.get(each.beside, "") for each in local},
    )


def definition_of(indicator: CollectedIndicator, entries: Iterable[Entry]) -> Indicator:
    """As the catalogue would hold it. Its bases are those of its entries, the usual one first."""
    unit = Unit(indicator.shown_as)
    usual = PeriodKind(indicator.period_kind).basis
    others = (PeriodKind(entry.period_kind).basis for entry in entries)
    return Indicator(
        id=indicator.key,
        title=indicator.title,
        service=indicator.section,
        tier="core",
        form=_FORMS.get(unit, Form.RATE if unit.startswith("rate") else Form.COUNT),
        shown_as=unit,
        better=Polarity(indicator.better),
        bases=tuple(dict.fromkeys([usual, *others])),
        collected=True,
        definition=indicator.definition,
        source=indicator.source or f"Typed in by {rules.owner_in_words(indicator.owner_role)}.",
        owner=indicator.owner_role,
        status="published",
    )


def figure_of(indicator: CollectedIndicator, entry: Entry, last_known: str) -> CollectedFigure:
    status, reason = _status(indicator, entry, last_known)
    value = value_of(entry) if status in rules.WITH_VALUE else None
    number = _number(entry, value)
    numerator, denominator = _parts(indicator, entry, value)
    period = entry.period
    basis = PeriodKind(entry.period_kind).basis
    return CollectedFigure(
        indicator=indicator.key,
        basis=basis,
        as_at=entry.last,
        value=number,
        status=status,
        reason=reason,
        numerator=numerator,
        denominator=denominator,
        definition_hash=_hash(indicator),
        period=NamedPeriod(entry.first, entry.last, basis, period.label),
        typed=TypedIn(
            printed=printed(entry) if value is not None else "",
            truth=_truth(indicator, entry, value),
            directions=entry.directions,
            notes=tuple(_notes(entry)) if status in rules.WITH_VALUE else (),
            target=indicator.target_said,
        ),
    )


def _truth(indicator: CollectedIndicator, entry: Entry, value: CollectedValue | None) -> str:
    """Of several parts, or of a term, one number over a usual period would say too little."""
    is_odd = entry.period_kind in {PeriodKind.TERM, PeriodKind.PART_YEAR}
    if value is None or (value.is_single and not is_odd):
        return ""
    provisional = ", provisional" if entry.status == Status.PROVISIONAL else ""
    return f"{indicator.title}: {printed(entry)} ({entry.period.label}{provisional})."


def _status(indicator: CollectedIndicator, entry: Entry, last_known: str) -> tuple[Status, str]:
    before = f". Last known: {last_known}" if last_known else ""
    if entry.state == EntryState.TO_APPROVE:
        return Status.TO_BE_CONFIRMED, f"Typed in, and waits to be approved{before}"
    if entry.is_open:
        owner = rules.owner_in_words(indicator.owner_role)
        return Status.NOT_YET_AVAILABLE, f"Due from {owner} by {_day(entry.due_on)}{before}"
    return Status(entry.status), _reason(entry)


def _reason(entry: Entry) -> str:
    if entry.reason is None:
        return entry.why_provisional or entry.narrative
    said = entry.reason.text.rstrip(".")
    if entry.reason.expected_on:
        said += f". Expected on {_day(entry.reason.expected_on)}"
    return said


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def value_of(entry: Entry) -> CollectedValue | None:
    return from_data(entry.value) if entry.value else None


def printed(entry: Entry) -> str:
    """As people write it; whether it is provisional is said beside it by every page."""
    value = value_of(entry)
    if value is None:
        return ""
    note = f" ({entry.coverage_note})" if entry.coverage_note else ""
    return Written(value, Status.OK, entry.in_year).printed + note


def _notes(entry: Entry) -> Iterable[str]:
    for title, said in (
        ("Why provisional", entry.why_provisional),
        ("Narrative", entry.narrative),
        ("Why it moved", entry.explanation),
        ("Forecast", entry.forecast),
    ):
        if said:
            yield f"{title}: {said}"


def _number(entry: Entry, value: CollectedValue | None) -> float | None:
    """Unrounded where numerator and denominator of a share are known."""
    if value is None:
        return None
    amount = value.main
    if amount.kind is Kind.PERCENT and entry.numerator is not None and entry.denominator:
        return float(100 * entry.numerator / entry.denominator)
    return float(amount.value)


def _parts(
    indicator: CollectedIndicator, entry: Entry, value: CollectedValue | None
) -> tuple[float | None, float | None]:
    """A count stands for itself; the count behind a share where no other was given."""
    if value is None:
        return None, None
    if entry.numerator is not None:
        return float(entry.numerator), _float(entry.denominator)
    if indicator.shown_as == Unit.COUNT:
        return float(value.main.value), None
    return _float(value.main.count), None


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _hash(indicator: CollectedIndicator) -> str:
    said = (indicator.key, indicator.title, indicator.definition, indicator.shown_as)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def targets_of(indicator: CollectedIndicator) -> tuple[Target, ...]:
    """Dated targets, in the unit of the values. One without a date holds from the year's start."""
    start = financial_year_start(indicator.asked_since)
    dated = [
        TargetPoint(date.fromisoformat(each["due"]) if each["due"] else start, _value(each))
        for each in indicator.targets
        if each["due"] or len(indicator.targets) == 1
    ]
    if not dated:
        return ()
    return (Target(TargetKind.LOCAL, TargetState.ADOPTED, tuple(sorted(dated))),)


def _last_year(period: str) -> int:
    """2016 of '2013-16' and of 'June 2016'; 0 where no year is named."""
    spans = re.findall(r"\b((?:19|20)\d\d)(?:\s?[-–/]\s?(\d\d(?:\d\d)?))?\b", period)
    if not spans:
        return 0
    first, last = spans[-1]
    return int(first[: 4 - len(last)] + last) if last else int(first)


def _amount(written: Mapping[str, Any]) -> Amount:
    return read_value(str(written["value"])).main


def _value(written: Mapping[str, Any]) -> float:
    return float(_amount(written).value)


def published_of(indicator: CollectedIndicator) -> PublishedSet:
    """Comparators as they were written. One in another unit keeps its place and says so."""
    values = tuple(
        _published(each, Unit(indicator.shown_as))
        for each in indicator.comparators
        if each["area"] in set(Area)
    )
    period = indicator.comparators[0]["period"] if indicator.comparators else ""
    return PublishedSet(values, measure=indicator.title, period=period)


def _published(written: Mapping[str, Any], unit: Unit) -> Published:
    amount = _amount(written)
    area = Area(written["area"])
    fits = (amount.kind is Kind.PERCENT) == (unit is Unit.PERCENT)
    return Published(
        kind=_AREAS[area],
        name=written["name"],
        value=float(amount.value) if fits else None,
        period=written["period"],
        year=_last_year(written["period"]),
        method="mean" if area is Area.ENGLAND_MEAN else "",
        reason="" if fits else f"{amount.printed} is in another unit.",
        source="the authority’s own scorecard",
    )
