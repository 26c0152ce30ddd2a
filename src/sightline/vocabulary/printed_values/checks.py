"""What contradicts itself in a collected value: said in a sentence, never put right."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sightline.vocabulary.printed_values.amounts import Amount, Kind, plain
from sightline.vocabulary.printed_values.directions import ShownDirection, Way, way_between
from sightline.vocabulary.printed_values.values import CollectedValue, Label, Part

_HUNDRED = Decimal(100)


def value_doubts(value: CollectedValue, counted_of: Decimal | None = None) -> Iterator[str]:
    """All of one value alone. `counted_of` is the whole that its count is a part of, where known
    from elsewhere: the 643 children of whom 188 are "30%".
    """
    yield from _split_doubts(value.parts)
    for part in value.parts:
        yield from _split_doubts(part.inside)
    yield from _too_large(value)
    yield from _sums(value)
    yield from percentage_doubts(value, counted_of)


def _split_doubts(parts: Sequence[Part]) -> Iterator[str]:
    """Shares with names of their own make up a whole; rounding may take half a digit each."""
    shares = [part.amount for part in parts]
    if len(parts) < 2 or any(a.kind is not Kind.PERCENT or a.count is not None for a in shares):
        return
    if any(part.is_of_a_time or not part.label for part in parts):
        return
    total = sum((a.value for a in shares), Decimal(0))
    if abs(total - _HUNDRED) > sum((_half_a_digit(a.value) for a in shares), Decimal(0)):
        said = ", ".join(part.printed for part in parts)
        yield f"The shares {said} add up to {plain(total)}%, not to 100%."


def _half_a_digit(value: Decimal) -> Decimal:
    """Half of the last digit written: 0.5 of '83', 0.05 of '36.4'."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def _too_large(value: CollectedValue) -> Iterator[str]:
    for part in value.parts:
        amount = part.amount
        if amount.kind is Kind.PERCENT and amount.value > _HUNDRED:
            yield f"{part.printed}: a share of more than 100%."
        number = _number_of(amount)
        if value.whole is not None and number is not None and number > value.whole:
            yield f"{part.printed} is more than the whole, {plain(value.whole)}."


def _number_of(amount: Amount) -> Decimal | None:
    """How many: the count, or the value itself where it is a plain number."""
    return amount.count if amount.count is not None else _plain_value(amount)


def _plain_value(amount: Amount) -> Decimal | None:
    return amount.value if amount.kind is Kind.NUMBER else None


def _sums(value: CollectedValue) -> Iterator[str]:
    """Numbered parts of a stated whole: no more together than there are."""
    marked = [part for part in value.parts if part.placed is Label.MARK]
    numbers = [number for part in marked if (number := _plain_value(part.amount)) is not None]
    if not numbers or len(numbers) < len(marked):
        return
    total = sum(numbers, Decimal(0))
    lead = value.parts[0]
    if value.whole is not None and total != value.whole:
        yield f"The parts add up to {plain(total)}, not to {plain(value.whole)}."
    elif lead.placed is not Label.MARK and _plain_value(lead.amount) not in {None, total}:
        yield f"The parts add up to {plain(total)}, not to {lead.printed}."


def percentage_doubts(value: CollectedValue, counted_of: Decimal | None) -> Iterator[str]:
    """A percentage with its count is held against its whole: the one known from elsewhere, the
    value's own, or the number of a part before it.
    """
    before: list[Decimal] = []
    for part in value.parts:
        amount = part.amount
        wholes = [whole for whole in (counted_of, value.whole, *before) if whole]
        checkable = amount.kind is Kind.PERCENT and amount.count is not None and wholes
        if checkable and not any(_fits(amount, whole) for whole in wholes):
            yield _percentage_sentence(amount, wholes[0])
        if (number := _number_of(amount)) is not None:
            before.append(number)


def _fits(amount: Amount, whole: Decimal) -> bool:
    return abs(_share(amount, whole) - amount.value) <= _half_a_digit(amount.value)


def _share(amount: Amount, whole: Decimal) -> Decimal:
    return (amount.count or Decimal(0)) * _HUNDRED / whole


def _percentage_sentence(amount: Amount, whole: Decimal) -> str:
    places = max(-int(amount.value.as_tuple().exponent), 0)
    share = round(_share(amount, whole), places)
    count = plain(amount.count or Decimal(0))
    return f"{amount.printed}: {count} of {plain(whole)} is {plain(share)}%."


def comparator_doubts(own: Kind, name: str, other: Amount) -> Iterator[str]:
    """A comparator in another unit can't stand beside the value."""
    if own is Kind.PERCENT and other.kind is not Kind.PERCENT:
        if other.value > _HUNDRED:
            yield f"The comparator {name} {other.printed} can’t be a percentage: another unit."
        else:
            yield f"The comparator {name} {other.printed} bears no % sign, the value does."
    elif own is not Kind.PERCENT and other.kind is Kind.PERCENT:
        yield f"The comparator {name} {other.printed} is a percentage, the value is none."


def direction_doubts(
    directions: Sequence[ShownDirection],
    before: CollectedValue | None,
    now: CollectedValue | None,
) -> Iterator[str]:
    """An arrow needs a value today, and should point the way the value went.

    Small moves may be called level: only arrows that point the other way are listed.
    """
    if not directions:
        return
    arrows = " ".join(each.printed for each in directions)
    if now is None:
        yield f"The direction {arrows} is shown without a current value."
    elif before is not None and len(directions) == 1:
        yield from _one_arrow(directions[0], before, now)


def _one_arrow(shown: ShownDirection, before: CollectedValue, now: CollectedValue) -> Iterator[str]:
    if before.is_split or now.is_split:
        return  # which share an arrow is for can't be seen
    opposite = {Way.UP: Way.DOWN, Way.DOWN: Way.UP}.get(shown.way)
    against = [
        f"{then.printed} to {part.printed}"
        for then, part in zip(before.parts, now.parts, strict=False)
        if (then.label, then.amount.kind) == (part.label, part.amount.kind)
        and way_between(float(then.amount.value), float(part.amount.value)) is opposite
    ]
    if against:
        moved = "fell" if opposite is Way.DOWN else "rose"
        yield f"The direction {shown.printed} is shown, but {'; '.join(against)} {moved}."
