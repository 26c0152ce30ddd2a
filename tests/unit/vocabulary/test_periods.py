"""Periods: where each basis begins, and what people's labels mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.months import end_of_month, months_between
from sightline.vocabulary.periods import (
    Period,
    academic_year_start,
    financial_year_start,
    period_ending,
    period_start,
    quarter_start,
    read_period_label,
)
from sightline.vocabulary.words import Basis

days = st.dates(date(1995, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("basis", "as_at", "first"),
    [
        (Basis.AT_DATE, date(2025, 3, 31), date(2025, 3, 31)),
        (Basis.MONTH, date(2025, 2, 28), date(2025, 2, 1)),
        (Basis.MONTH, date(2025, 2, 14), date(2025, 2, 1)),
        (Basis.QUARTER, date(2025, 3, 31), date(2025, 1, 1)),
        (Basis.QUARTER, date(2024, 12, 1), date(2024, 10, 1)),
        (Basis.YEAR_TO_DATE, date(2025, 3, 31), date(2024, 4, 1)),
        (Basis.YEAR_TO_DATE, date(2025, 4, 30), date(2025, 4, 1)),
        (Basis.ACADEMIC_YEAR, date(2025, 8, 31), date(2024, 9, 1)),
        (Basis.ACADEMIC_YEAR, date(2025, 9, 30), date(2025, 9, 1)),
        (Basis.ROLLING_12_MONTHS, date(2025, 3, 31), date(2024, 4, 1)),
        (Basis.ROLLING_12_MONTHS, date(2025, 2, 28), date(2024, 3, 1)),
        (Basis.ROLLING_12_MONTHS, date(2024, 2, 29), date(2023, 3, 1)),
        (Basis.ROLLING_12_MONTHS, date(2025, 6, 17), date(2024, 6, 18)),
        (Basis.ROLLING_24_MONTHS, date(2025, 3, 31), date(2023, 4, 1)),
        (Basis.ROLLING_36_MONTHS, date(2025, 3, 31), date(2022, 4, 1)),
    ],
)
def test_a_period_begins_where_its_basis_says(basis, as_at, first):
    assert period_start(as_at, basis) == first
    assert period_ending(as_at, basis) == Period(first, as_at, basis)


@pytest.mark.parametrize(
    ("basis", "months"),
    [
        (Basis.MONTH, 1),
        (Basis.ROLLING_12_MONTHS, 12),
        (Basis.ROLLING_24_MONTHS, 24),
        (Basis.ROLLING_36_MONTHS, 36),
    ],
)
@given(day=days)
def test_a_period_up_to_a_month_end_is_whole_months(basis, months, day):
    period = period_ending(end_of_month(day), basis)

    assert months_between(period.first, period.last) == months
    assert period.first.day == 1


@given(days, st.sampled_from(Basis))
def test_no_period_begins_after_its_day(day, basis):
    assert period_start(day, basis) <= day


@given(days)
def test_at_the_years_end_the_year_to_date_is_the_rolling_year(day):
    year_end = date(day.year, 3, 31)

    assert period_start(year_end, Basis.YEAR_TO_DATE) == period_start(
        year_end, Basis.ROLLING_12_MONTHS
    )


def test_years_turn_on_1_april_and_on_1_september():
    assert financial_year_start(date(2025, 3, 31)) == date(2024, 4, 1)
    assert financial_year_start(date(2025, 4, 1)) == date(2025, 4, 1)
    assert academic_year_start(date(2025, 8, 31)) == date(2024, 9, 1)
    assert academic_year_start(date(2025, 9, 1)) == date(2025, 9, 1)


@pytest.mark.parametrize("month", range(1, 13))
def test_quarters_begin_in_april_july_october_and_january(month):
    start = quarter_start(date(2025, month, 15))

    assert start.month in {1, 4, 7, 10}
    assert start.day == 1
    assert 0 <= month - start.month <= 2


@pytest.mark.parametrize(
    ("basis", "label"),
    [
        (Basis.AT_DATE, "31 Mar 2025"),
        (Basis.MONTH, "Mar 2025"),
        (Basis.QUARTER, "1 Jan 2025 to 31 Mar 2025"),
        (Basis.YEAR_TO_DATE, "1 Apr 2024 to 31 Mar 2025"),
    ],
)
def test_a_period_names_itself_as_people_would(basis, label):
    assert period_ending(date(2025, 3, 31), basis).label == label


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("Outturn Mar-16", date(2016, 3, 31)),
        ("Sep 2016", date(2016, 9, 30)),
        ("Sept 16", date(2016, 9, 30)),
        ("september-2016", date(2016, 9, 30)),
        ("Feb-24", date(2024, 2, 29)),
        ("Mar '16", date(2016, 3, 31)),
        ("Mar’16", date(2016, 3, 31)),
        ("Mar-70", date(1970, 3, 31)),
        ("Mar-69", date(2069, 3, 31)),
        ("  Dec. 2024 ", date(2024, 12, 31)),
        ("year ending 31 March 2025", date(2025, 3, 31)),
        ("As at 15th May 2025", date(2025, 5, 15)),
        ("30/09/2025", date(2025, 9, 30)),
        ("position at 1.4.25", date(2025, 4, 1)),
        ("2025-03-31", date(2025, 3, 31)),
        ("2016/17", date(2017, 3, 31)),
        ("Outturn 2016-17", date(2017, 3, 31)),
        ("2016 / 2017", date(2017, 3, 31)),
        ("1999/00", date(2000, 3, 31)),
        ("Q1 2017/18", date(2017, 6, 30)),
        ("Q2 2017/18", date(2017, 9, 30)),
        ("Qtr 3 2017/18", date(2017, 12, 31)),
        ("2017/18 Quarter 4", date(2018, 3, 31)),
    ],
)
def test_an_odd_label_is_read_without_a_doubt(written, last):
    label = read_period_label(written)

    assert (label.written, label.last, label.doubt) == (written, last, "")


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("End Quarter 3 Nov-16", date(2016, 11, 30)),
        ("End Qtr 4 Mar 18", date(2018, 3, 31)),
        ("End Quarter 1 Jun-16", date(2016, 6, 30)),
        ("Q2 Dec-16", date(2016, 12, 31)),
    ],
)
def test_the_month_that_is_written_wins_over_the_quarter(written, last):
    assert read_period_label(written).last == last


def test_a_quarter_that_ends_in_another_month_leaves_a_doubt():
    in_the_quarter = read_period_label("End Quarter 3 Nov-16")
    in_another = read_period_label("Q2 Dec-16")
    agreeing = read_period_label("End Quarter 3 Dec-16")

    assert in_the_quarter.doubt == (
        "Quarter 3 does not end in November 2016; the month written was used."
    )
    assert in_another.doubt.startswith("Quarter 2 does not end in December 2016")
    assert agreeing.doubt == ""


@pytest.mark.parametrize(
    "written", ["", "Summer 2016", "Mayor 2016", "Q3", "2016/18", "2025-03", "last month", "2016"]
)
def test_a_label_without_a_period_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match=r"names no period that can be read; write e\.g\."):
        read_period_label(written)


@pytest.mark.parametrize("written", ["31/09/2025", "31 Sept 2025", "2025-02-29", "12/25/2024"])
def test_a_day_that_does_not_exist_is_refused_not_moved(written):
    with pytest.raises(ValueError, match="names a day that does not exist"):
        read_period_label(written)
