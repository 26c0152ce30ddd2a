"""Months are clipped, month-ends stay month-ends, ages are completed years."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.months import (
    age,
    end_of_month,
    is_month_end,
    month_end,
    month_ends,
    month_written,
    months_after,
    months_back,
    months_between,
)

days = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "later"),
    [
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 1, 15), 1, date(2024, 2, 15)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 1, 31), 0, date(2024, 1, 31)),
    ],
)
def test_a_day_so_many_months_later_is_clipped_to_the_months_end(start, months, later):
    assert months_after(start, months) == later


@given(days, st.integers(-240, 240))
def test_months_after_agrees_with_an_independent_library(day, months):
    assert months_after(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2025, 2, 28), 12, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2025, 4, 30), 1, date(2025, 3, 31)),
        (date(2025, 4, 29), 1, date(2025, 3, 29)),
        (date(2024, 2, 28), 12, date(2023, 2, 28)),
    ],
)
def test_going_back_keeps_a_month_end_a_month_end(day, months, earlier):
    assert months_back(day, months) == earlier


@given(days, st.integers(0, 60))
def test_going_back_from_a_month_end_always_lands_on_one(day, months):
    assert is_month_end(months_back(end_of_month(day), months))


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2008, 3, 31), date(2024, 3, 31), 16),
        (date(2008, 4, 1), date(2024, 3, 31), 15),
        (date(2008, 2, 29), date(2025, 2, 28), 16),
        (date(2008, 2, 29), date(2025, 3, 1), 17),
        (date(2008, 2, 29), date(2024, 2, 29), 16),
        (date(2024, 5, 1), date(2024, 5, 1), 0),
        (date(2024, 5, 1), date(2024, 4, 30), -1),
    ],
)
def test_age_is_completed_years_and_a_leap_day_child_is_older_on_1_march(born, day, years):
    assert age(born, day) == years


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2024, 2, 29), (2023, 2, 28), (2100, 2, 28), (2024, 12, 31)]
)
def test_a_month_ends_on_its_last_day(year, month, last):
    assert month_end(year, month) == date(year, month, last)
    assert is_month_end(date(year, month, last))
    assert not is_month_end(date(year, month, last - 1))


def test_month_ends_run_from_the_first_month_to_the_last_one_that_is_complete():
    found = list(month_ends(date(2023, 12, 15), date(2024, 3, 30)))

    assert found == [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29)]


def test_there_is_no_month_end_between_two_days_of_one_month():
    assert list(month_ends(date(2024, 1, 2), date(2024, 1, 30))) == []


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2024, 1, 1), date(2024, 1, 31), 1),
        (date(2024, 1, 2), date(2024, 1, 31), 0),
        (date(2024, 1, 2), date(2024, 2, 29), 1),
        (date(2024, 1, 1), date(2024, 2, 28), 1),
        (date(2024, 4, 1), date(2025, 3, 31), 12),
        (date(2024, 4, 1), date(2024, 3, 31), 0),
    ],
)
def test_only_months_wholly_covered_are_counted(start, end, months):
    assert months_between(start, end) == months


@given(days, st.integers(0, 900))
def test_months_between_agrees_with_looking_at_every_month(start, length):
    end = start + timedelta(days=length)
    covered = [
        last for last in month_ends(start, end) if last.replace(day=1) >= start and last <= end
    ]

    assert months_between(start, end) == len(covered)


def test_a_month_is_read_as_it_is_written() -> None:
    assert month_written("2026-02") == date(2026, 2, 28)
    for odd in (
        "",
        "2026",
        "2026-13",
        "2026-00",
        "0001-01",
        "9999-12",
        "2026-1",
        "²026-10",
        "-1-1",
    ):
        with pytest.raises(ValueError, match="month"):
            month_written(odd)
