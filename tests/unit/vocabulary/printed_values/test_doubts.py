"""Contradictions are listed and nothing is put right."""

from decimal import Decimal

from sightline.vocabulary.printed_values import Kind, read_value
from sightline.vocabulary.printed_values.checks import (
    comparator_doubts,
    direction_doubts,
    value_doubts,
)
from sightline.vocabulary.printed_values.directions import read_directions


def doubts(written: str, counted_of: int | None = None) -> list[str]:
    whole = None if counted_of is None else Decimal(counted_of)
    return list(value_doubts(read_value(written), whole))


def test_a_percentage_is_held_against_its_own_count() -> None:
    assert doubts("30% (188)", 643) == ["30% (188): 188 of 643 is 29%."]
    assert doubts("29% (182)", 638) == []


def test_each_part_is_held_against_the_part_it_is_of() -> None:
    assert doubts("a) 104 b) 94-90% c) 57-61%") == []
    assert doubts("a) 104 b) 94-85%") == ["94-85%: 94 of 104 is 90%."]


def test_a_split_adds_up_to_a_hundred_but_for_rounding() -> None:
    assert doubts("a) 50.0% b) 36.4% c) 11.4% d) 2.3%") == []
    assert doubts("Red 17% Amber 46% Green 47%") == [
        "The shares Red 17%, Amber 46%, Green 47% add up to 110%, not to 100%."
    ]


def test_a_split_within_a_part_is_checked_too() -> None:
    assert doubts("c) 90 (46% guilty 13% w/drawn)") == [
        "The shares 46% guilty, 13% w/drawn add up to 59%, not to 100%."
    ]


def test_no_part_is_larger_than_the_whole() -> None:
    assert "a) 60 is more than the whole, 56." in doubts("a) 60 b) 1 of 56 outcomes")
    assert doubts("104%") == ["104%: a share of more than 100%."]


def test_numbered_parts_add_up_to_what_leads_them() -> None:
    assert doubts("41 CSE a) 29 b) 10 c) 2") == []
    assert doubts("41 CSE a) 29 b) 10 c) 1") == ["The parts add up to 40, not to 41 CSE."]


def test_a_comparator_in_days_beside_a_percentage_is_another_unit() -> None:
    other = read_value("242").main
    found = list(comparator_doubts(Kind.PERCENT, "Wolves", other))
    assert found == ["The comparator Wolves 242 can’t be a percentage: another unit."]
    assert not list(comparator_doubts(Kind.PERCENT, "England", read_value("41.0%").main))
    assert list(comparator_doubts(Kind.DAYS, "England", read_value("41.0%").main))


def test_a_direction_needs_a_current_value() -> None:
    level = read_directions("→")
    assert list(direction_doubts(level, read_value("56"), None)) == [
        "The direction → is shown without a current value."
    ]


def test_an_arrow_against_the_value_is_listed_and_a_level_one_is_not() -> None:
    down = read_directions("↓")
    rose = list(direction_doubts(down, read_value("574 days"), read_value("603 days")))
    assert rose == ["The direction ↓ is shown, but 574 days to 603 days rose."]
    assert not list(direction_doubts(read_directions("→"), read_value("82%"), read_value("81%")))


def test_a_direction_may_be_one_for_each_part() -> None:
    both = read_directions("Interviews ↑ in 72 hours ↓")
    assert [(each.part, each.way) for each in both] == [
        ("Interviews", "up"),
        ("in 72 hours", "down"),
    ]
    assert " ".join(each.printed for each in both) == "Interviews ↑ in 72 hours ↓"
