"""Dates and numbers as words have them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.prepublication.dates import dates_in
from sightline.documents.prepublication.numbers import numbers_in, shares_in
from sightline.documents.prepublication.wording import Wording

_PIECES = st.sampled_from(
    ["31st", "September", "June", "2017", " ", "/", "-", "%", "(", ")", "of", "188", "643", ".",
     "early", "in", "’17", "3.4", "two", "May", "–", "0", "1,000", "Q1", "²", "٣"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map("".join), st.lists(_PIECES).map(" ".join))


@given(_TEXTS)
def test_whatever_is_written_is_read_and_what_was_read_stands_there(text: str) -> None:
    for said in (*dates_in(text), *numbers_in(text)):
        assert text[said.start : said.end] == said.text
    for share in shares_in(text):
        assert share.text in text
        assert share.fits in (True, False)
    assert 0 <= Wording().nearness(text, "the words of another") <= 1.0001


@given(_TEXTS)
def test_dates_and_numbers_share_no_letter(text: str) -> None:
    taken = sorted((s.start, s.end) for s in (*dates_in(text), *numbers_in(text)))
    assert all(end <= start for (_, end), (start, _) in pairwise(taken))


@pytest.mark.parametrize(
    ("text", "day", "months", "year"),
    [
        ("on 6 September 2017.", 6, {9}, 2017),
        ("on the 18 th July", 18, {7}, None),
        ("by Cabinet in June.", None, {6}, None),
        ("ready in early 2018", None, {1, 2, 3, 4}, 2018),
        ("in May/June 2017", None, {5, 6}, 2017),
        ("on 27.6.17.", 27, {6}, 2017),
        ("on 26/07/2017", 26, {7}, 2017),
        ("April ’18", None, {4}, 2018),
    ],
)
def test_a_date_is_what_it_says_and_no_more(
    text: str, day: int | None, months: set[int], year: int | None
) -> None:
    (said,) = dates_in(text)
    assert (said.day, said.months, said.year) == (day, months, year)


@pytest.mark.parametrize("text", ["in 2016-17", "This may help.", "a 3.4 rise", "March on", "1:16"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert not dates_in(text)


def test_there_are_days_that_there_are_not() -> None:
    said = {
        day.text: day.is_impossible
        for day in dates_in("31st September, 29 February 2017, 29 February, 30 June 2017")
    }
    assert list(said.values()) == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Outturn at 59% in 2016-17.", ["59"]),
        ("rose from two to 1,204 on 4 May 2026", ["2", "1204"]),
        ("grades 7, 8 and 9; section 47; EH 1.2; 1:16; aged 16+", []),
        ("79 managers – 56 visitors", ["79", "56"]),
    ],
)
def test_numbers_are_amounts(text: str, numbers: list[str]) -> None:
    assert [each.value for each in numbers_in(text)] == [Decimal(each) for each in numbers]
