"""Values as people write them: read into parts, printed back."""

from decimal import Decimal

import pytest

from sightline.vocabulary.printed_values import (
    Kind,
    from_data,
    read_value,
    read_written,
    to_data,
)
from sightline.vocabulary.words import Status


@pytest.mark.parametrize(
    "written",
    [
        "13.3%",
        "21.0",
        "112 (643)",
        "574 (3115)",
        "17% - 164",
        "30% (188)",
        "426 days",
        "1:16",
        "42 Children 20 Families",
        "a) 5 b) 49 c) 2 of 56 outcomes",
        "a) 405 b) 337-83% c) 229-68%",
        "44.5% +tive 24.8% neut 30.7% -tive of 238 outcomes in the period",
        "Red 17% Amber 46% Green 37%",
        "Aut – 1123 Spr – 1161 Sum – 1285 (2015/16)",
        "48% (90% where recorded)",
        "1 (not LAC)",
        "5639 – r12 1448 – q1",
        "2015-16 140 2016-17 126",
        "c) 115 (56% guilty 44% w/drawn) (2015-16 academic yr)",
        "200 Breaks 80 Children (Nov – Apr) Ave Occupancy – 42%",
        "169 Breaks 58 Children; Ave Occupancy – 68%",
        "226 children EHE 29 refused visit 2 of which have not engaged",
        "8 Ave days 80% by 6th Day",
        "−5.2%",
    ],
)
def test_what_people_write_is_printed_back_as_it_was(written: str) -> None:
    value = read_value(written)
    assert value.printed == written
    assert from_data(to_data(value)) == value


def test_a_rate_keeps_the_number_behind_it() -> None:
    amount = read_value("112 (643)").main
    assert (amount.kind, amount.value, amount.count) == (Kind.RATE, 112, 643)


def test_a_percentage_takes_its_number_from_either_side() -> None:
    after, before = read_value("17% - 164").main, read_value("94-90%").main
    assert (after.value, after.count) == (17, 164)
    assert (before.value, before.count) == (90, 94)


def test_parts_have_labels_and_their_own_counts() -> None:
    value = read_value("a) 104 b) 94-90% c) 57-61%")
    assert [part.label for part in value.parts] == ["a", "b", "c"]
    within = value.part("c")
    assert within is not None and within.amount.count == 57


def test_a_split_knows_what_it_is_of() -> None:
    value = read_value("50.0%+tive 7.1% neut 42.9% -tive Of 14 outcomes in the period")
    assert value.is_split
    assert (value.whole, value.whole_noun) == (14, "outcomes in the period")
    assert [part.label for part in value.parts] == ["+tive", "neut", "-tive"]


def test_a_coverage_note_is_a_number_of_its_own() -> None:
    part = read_value("48% (90% where recorded)").parts[0]
    assert part.amount.value == 48
    assert (part.inside[0].amount.value, part.inside[0].label) == (90, "where recorded")


def test_decimals_written_are_kept() -> None:
    assert read_value("50.0%").main.value == Decimal("50.0")
    assert read_value("1,145").printed == "1145"


@pytest.mark.parametrize(
    ("written", "status", "in_year", "printed"),
    [
        ("60.0% (Provis)", Status.PROVISIONAL, False, "60.0% (provis)"),
        ("574 days (provis – in year)", Status.PROVISIONAL, True, "574 days (provis – in year)"),
        ("603 days (in year)", Status.OK, True, "603 days (in year)"),
        ("Not Yet Available", Status.NOT_YET_AVAILABLE, False, "Not yet available"),
        ("To be confirmed", Status.TO_BE_CONFIRMED, False, "To be confirmed"),
        ("New Indicator", Status.NEW, False, "New"),
        ("Not measured locally", Status.NOT_MEASURED_LOCALLY, False, "Not measured locally"),
        ("Qualitative", Status.QUALITATIVE, False, "Qualitative"),
        (
            "Source to be identified",
            Status.SOURCE_TO_BE_IDENTIFIED,
            False,
            "Source to be identified",
        ),
        ("", Status.DELIBERATELY_BLANK, False, ""),
    ],
)
def test_a_state_is_apart_from_the_value_and_in_year_apart_from_provisional(
    written: str, status: Status, in_year: bool, printed: str
) -> None:
    found = read_written(written)
    assert (found.status, found.in_year, found.printed) == (status, in_year, printed)


@pytest.mark.parametrize("written", ["about forty", "17 - 164", "((", "a) b)", "12% (", "of 5"])
def test_what_is_no_value_is_refused_in_a_sentence(written: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_written(written)
