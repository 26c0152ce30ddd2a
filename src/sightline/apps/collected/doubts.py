"""What contradicts itself in the entries of an indicator: listed, and left as it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sightline.apps.collected.joined import value_of
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.intake.collected.scorecard_cells import count_of
from sightline.vocabulary.printed_values import CollectedValue, Kind, read_value
from sightline.vocabulary.printed_values.checks import (
    comparator_doubts,
    direction_doubts,
    value_doubts,
)
from sightline.vocabulary.printed_values.directions import read_directions
from sightline.vocabulary.words import Unit

Wholes = Mapping[date, Decimal]


def entry_doubts(
    entry: Entry, before: Entry | None = None, wholes: Wholes | None = None
) -> Iterator[str]:
    """Of one value, beside the one before it and the whole that its count is a share of."""
    value = value_of(entry)
    if value is not None:
        yield from value_doubts(value, (wholes or {}).get(entry.last))
        yield from _parts_doubts(entry, value)
    earlier = value_of(before) if before else None
    yield from direction_doubts(read_directions(entry.directions), earlier, value)


def _parts_doubts(entry: Entry, value: CollectedValue) -> Iterator[str]:
    """A percentage typed in beside its numerator and denominator says the same as they do."""
    if entry.numerator is None or not entry.denominator:
        return
    if entry.numerator > entry.denominator:
        yield f"The numerator {entry.numerator:g} is more than the denominator."
    if value.main.kind is not Kind.PERCENT:
        return
    share = 100 * entry.numerator / entry.denominator
    half = Decimal(5).scaleb(int(value.main.value.as_tuple().exponent) - 1)
    if abs(share - value.main.value) > half:
        yield (
            f"{value.main.printed}: {entry.numerator:g} of {entry.denominator:g} is {share:.1f}%."
        )


def indicator_doubts(indicator: CollectedIndicator) -> Iterator[str]:
    """Comparators in another unit, and targets without a date beside some that have one."""
    own = {Unit.PERCENT: Kind.PERCENT, Unit.DAYS: Kind.DAYS}.get(
        Unit(indicator.shown_as), Kind.NUMBER
    )
    for each in indicator.comparators:
        yield from comparator_doubts(own, each["name"], read_value(each["value"]).main)
    if len(indicator.targets) > 1:
        for target in indicator.targets:
            if not target["due"]:
                yield f"The target {target['value']} has no date, the others have."


def all_doubts(
    indicators: Sequence[CollectedIndicator], entries: Mapping[int, Sequence[Entry]]
) -> list[tuple[CollectedIndicator, Entry | None, str]]:
    """Of every indicator and entry, in the order of the grid."""
    by_key = {each.key: each for each in indicators}
    found: list[tuple[CollectedIndicator, Entry | None, str]] = []
    for indicator in indicators:
        found += [(indicator, None, sentence) for sentence in indicator_doubts(indicator)]
        whole = by_key.get(indicator.counted_of)
        counted = entries.get(whole.pk, ()) if whole else ()
        own = entries.get(indicator.pk, ())
        for of in dict.fromkeys(each.of for each in own):
            mine = [each for each in own if each.of == of]
            wholes = counts_by_day([each for each in counted if each.of == of])
            found += [(indicator, entry, said) for entry, said in _of_one_unit(mine, wholes)]
    return found


def _of_one_unit(entries: Sequence[Entry], wholes: Wholes) -> Iterator[tuple[Entry, str]]:
    before: Entry | None = None
    for entry in sorted(entries, key=lambda each: each.last):
        for said in entry_doubts(entry, before, wholes):
            yield entry, said
        before = entry


def counts_by_day(entries: Sequence[Entry]) -> dict[date, Decimal]:
    counts = {entry.last: count_of(value_of(entry)) for entry in entries}
    return {day: count for day, count in counts.items() if count is not None}
