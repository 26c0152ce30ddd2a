"""A figure in its parts: order, words, what is too few, and what is not shown."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.made_figures import AT, INDICATORS, LAST, R12, SHARES, Figure, parts

from sightline.documents.breakdown_words import Wording
from sightline.documents.breakdowns import BrokenDown, broken_down, share_of
from sightline.measures.figures.figures import Figure as StoredFigure
from sightline.measures.language.catalogue import SHIPPED, load_catalogue
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.words import Status

COUNT, PERCENT, RATE = INDICATORS[:3]


def one(
    indicator: Indicator, whole: StoredFigure, found: Sequence[StoredFigure]
) -> BrokenDown | None:
    asked = replace(indicator, breakdowns=("sex",))
    return next((t for t in broken_down(asked, whole, found) if t.name == "sex"), None)


def lines(table: BrokenDown | None) -> list[tuple[str, str, str, float | None]]:
    assert table is not None
    return [(group.name, group.shown, group.parts, group.bar) for group in table.groups]


def test_a_percentage_has_its_parts_and_a_bar_of_a_hundred() -> None:
    whole = Figure(PERCENT.id, R12, LAST, 50.0, 20, 40)
    table = one(PERCENT, whole, parts(whole, "sex", ("F", 5, 20), ("M", 15, 20)))
    assert lines(table) == [
        ("Male", "75.0%", "15 of 20", 75.0),
        ("Female", "25.0%", "5 of 20", 25.0),
        ("All", "50.0%", "20 of 40", None),
    ]


@pytest.mark.parametrize(("every", "is_few"), [(9, True), (10, False)])
def test_fewer_than_ten_are_too_few_to_judge(every: int, is_few: bool) -> None:
    whole = Figure(PERCENT.id, R12, LAST, 50.0, 2 + 10, every + 30)
    table = one(PERCENT, whole, parts(whole, "sex", ("F", 2, every), ("M", 10, 30)))
    assert table is not None
    male, female, _ = table.groups
    assert (female.is_too_few, female.bar is None) == (is_few, is_few)
    assert not male.is_too_few and male.remark == ""


def test_a_small_count_is_still_a_count() -> None:
    whole = Figure(COUNT.id, R12, LAST, 12, 12, None)
    found = parts(whole, "sex", ("F", 4, 1), ("M", 8, 1))
    found = [replace(f, value=f.numerator, denominator=None) for f in found]
    expected = [("Male", "8", "", 100.0), ("Female", "4", "", 50.0), ("All", "12", "", None)]
    assert lines(one(COUNT, whole, found)) == expected


def test_a_rate_is_split_into_the_numbers_counted() -> None:
    whole = Figure(RATE.id, AT, LAST, 50.0, 300, 60_000)
    found = [
        replace(part, value=None, denominator=None, status=Status.NOT_APPLICABLE)
        for part in parts(whole, "sex", ("M", 200, 1), ("F", 100, 1))
    ]
    table = one(RATE, whole, found)
    expected = [("Male", "200", "", 100.0), ("Female", "100", "", 50.0), ("All", "300", "", None)]
    assert lines(table) == expected
    assert table and table.heading == "Number counted" and "whole authority" in table.notes[0]


def test_parts_without_a_figure_that_may_be_read_make_no_table() -> None:
    whole = Figure(PERCENT.id, R12, LAST, 50.0, 20, 40, Status.SHORT_HISTORY, "6 of 12 months")
    assert one(PERCENT, whole, parts(whole, "sex", ("M", 20, 40))) is None


def test_parts_that_miss_some_make_no_table() -> None:
    whole = Figure(PERCENT.id, R12, LAST, 50.0, 20, 40)
    assert one(PERCENT, whole, parts(whole, "sex", ("M", 20, 39))) is None
    assert one(PERCENT, whole, parts(whole, "sex", ("M", 19, 40))) is None


def test_several_factors_of_one_assessment_add_up_to_more_than_the_whole() -> None:
    way = replace(SHARES.ways[0], table="assessments", share_by="factors")
    factors = replace(SHARES, ways=(way,), breakdowns=())
    whole = Figure(factors.id, AT, LAST, 100.0, 50, 50)
    (table,) = broken_down(factors, whole, parts(whole, "factors", ("1B", 40, 50), ("3A", 30, 50)))
    expected = [
        ("Alcohol: parent or carer", "80.0%", "40 of 50", 100.0),
        ("Domestic abuse: child", "60.0%", "30 of 50", 75.0),
    ]
    assert lines(table) == expected
    assert "more than 100%" in table.notes[0]


def test_every_breakdown_of_the_catalogue_has_its_title_and_its_codes_in_words() -> None:
    lists = declared_records().codes.values()
    all_codes = {code for codes in lists for code in codes.values}
    for indicator in load_catalogue((SHIPPED,)):
        for name in filter(None, {*indicator.breakdowns, share_of(indicator)}):
            wording = Wording.of(indicator, name, ())
            assert wording.title and wording.values, (indicator.id, name)
            shown = {wording.group(value) for value in wording.values}
            assert not shown & all_codes - {"Other"}, (indicator.id, name, shown & all_codes)


@pytest.mark.parametrize("value", ["unknown", "Unknown", "Not known", ""])
def test_what_is_unknown_is_said_in_one_way(value: str) -> None:
    assert Wording("Sex", {"F": "Female"}).group(value) == "Not known"


def test_a_code_no_list_holds_is_shown_as_it_is() -> None:
    assert Wording("Sex", {"F": "Female"}).group("Z9") == "Z9"
