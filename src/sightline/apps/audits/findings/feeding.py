"""Audits kept here give the collected indicators of quality their values, provisional ones: a
person who types a value in has the last word."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from sightline.apps.audits.findings.counting import COUNTED, Parts
from sightline.apps.children.queries import authority_code
from sightline.apps.collected.actions import enter_value, take_back
from sightline.apps.collected.models import Entry
from sightline.apps.collected.queries import entries
from sightline.apps.collected.rules import EntryState, Said
from sightline.vocabulary.printed_values import Amount, CollectedValue, Kind, Part
from sightline.vocabulary.words import Level, Status

SOURCE = "Counted from the audits kept here; whoever answers for the figure may enter another"


def feed(at: datetime) -> int:
    """How many values were entered or brought up to date."""
    asked = entries(authority_code()).filter(
        indicator__key__in=COUNTED, level=Level.AUTHORITY.value, unit="",
        last__lt=timezone.localdate(at),
    )  # fmt: skip
    return sum(_feed(entry, at) for entry in asked if _is_ours(entry))


def _is_ours(entry: Entry) -> bool:
    """Not yet answered, or answered from here; never what a person typed or an import brought."""
    if entry.state == EntryState.WAITING.value:
        return True
    from_here = entry.entered_by_id is None and entry.why_provisional == SOURCE
    return entry.state == EntryState.IN_FORCE.value and from_here


def _feed(entry: Entry, at: datetime) -> bool:
    count = COUNTED[entry.indicator.key]
    parts = count(entry.indicator.authority, entry.first, entry.last)
    if not parts[1] and entry.state == EntryState.IN_FORCE.value:
        # The only audits of the period were returned or withdrawn: what they gave must not stand.
        take_back(by=None, entry=entry, read=entry.version, at=at)
        return True
    if not parts[1] or parts == (entry.numerator, entry.denominator):
        return False
    enter_value(by=None, entry=entry, said=said(parts), read=entry.version, at=at)
    return True


def said(parts: Parts) -> Said:
    numerator, denominator = map(Decimal, parts)
    share = (numerator * 100 / denominator).quantize(Decimal("0.1"))
    return Said(
        Status.PROVISIONAL, CollectedValue((Part(Amount(Kind.PERCENT, share)),)),
        numerator=numerator, denominator=denominator, why_provisional=SOURCE,
    )  # fmt: skip
