"""Whatever can be said with parts, labels and counts prints and reads back as itself."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from sightline.vocabulary.printed_values import (
    Amount,
    CollectedValue,
    Kind,
    Label,
    Part,
    Shape,
    Written,
    from_data,
    read_value,
    read_written,
    to_data,
)
from sightline.vocabulary.words import Status

numbers = st.decimals(0, 99_999, places=1) | st.integers(0, 99_999).map(Decimal)
counts = st.integers(0, 99_999).map(Decimal)
words = st.sampled_from(
    ["Children", "Families", "in city", "guilty", "r12", "w/drawn", "by 6th Day"]
)
names = st.sampled_from(["Red", "Amber", "Ave Occupancy", "Sum", "q1", "Interviews"])


@st.composite
def amounts(draw: st.DrawFn, alone: bool = False) -> Amount:
    kinds = [Kind.NUMBER, Kind.PERCENT, Kind.DAYS]
    kind = draw(st.sampled_from(kinds))
    shape = Shape.ALONE if alone else draw(st.sampled_from(Shape))
    value = draw(numbers)
    if shape is Shape.ALONE:
        return Amount(kind, value)
    if shape is Shape.RATIO:
        return Amount(Kind.RATIO, value, shape, draw(counts))
    if shape is Shape.COUNT_IN_BRACKETS:
        kind = Kind.RATE if kind is Kind.NUMBER else kind
        return Amount(kind, value, shape, draw(counts))
    return Amount(Kind.PERCENT, value, shape, draw(counts))


@st.composite
def parts(draw: st.DrawFn, placed: Label) -> Part:
    text = "" if placed is Label.NONE else draw(names if placed.is_before else words)
    label = draw(st.sampled_from("abcd")) if placed is Label.MARK else text
    inside = ()
    if draw(st.booleans()):
        share = Amount(Kind.PERCENT, draw(numbers))
        inside = (Part(share, draw(words), Label.AFTER),)
    note = draw(st.sampled_from(["", "not LAC", "June 17"]))
    return Part(draw(amounts()), label, placed, inside, note)


@st.composite
def values(draw: st.DrawFn) -> CollectedValue:
    places = draw(st.lists(st.sampled_from(Label), min_size=1, max_size=4))
    found = tuple(draw(parts(place)) for place in places)
    whole = draw(st.none() | counts)
    noun = draw(st.sampled_from(["", "outcomes in the period"])) if whole is not None else ""
    return CollectedValue(found, whole, noun)


def count_before(count: str, percent: str) -> CollectedValue:
    """ "1900-10%": a count of 1900, which looks like a year."""
    amount = Amount(Kind.PERCENT, Decimal(percent), Shape.COUNT_BEFORE, Decimal(count))
    return CollectedValue((Part(amount),))


@example(count_before("1900", "10"))
@example(count_before("1900", "10.0"))
@example(count_before("1900", "1000"))
@given(values())
def test_what_is_printed_is_read_as_the_same_value(value: CollectedValue) -> None:
    assert read_value(value.printed) == value


@given(values())
def test_a_value_comes_back_from_what_is_stored(value: CollectedValue) -> None:
    assert from_data(to_data(value)).printed == value.printed


@given(values(), st.sampled_from([Status.OK, Status.PROVISIONAL]), st.booleans())
def test_its_state_comes_back_with_it(value: CollectedValue, status: Status, in_year: bool) -> None:
    written = Written(value, status, in_year)
    assert read_written(written.printed) == written
