"""Working days: the published convention, checked against gov.uk's dates and against numpy."""

from datetime import date, timedelta

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.working_days import FIRST_DAY, LAST_DAY, WorkingDays, bank_holidays

ENGLAND = WorkingDays()
days = st.dates(date(1991, 1, 1), date(2049, 12, 31))
closures = st.frozensets(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=20)

# As published by the government, weekdays only.
BANK_HOLIDAYS = {
    2002: "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
    2011: "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27",
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_bank_holidays_are_those_the_government_published(year):
    published = {date.fromisoformat(f"{year}-{day}") for day in BANK_HOLIDAYS[year].split()}
    ours = {day for day in bank_holidays() if day.year == year and day.weekday() < 5}

    assert ours == published


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2024-03-25", "2024-03-25", 0),
        ("2024-03-22", "2024-03-25", 1),  # Friday to Monday
        ("2024-03-28", "2024-04-02", 1),  # over Easter
        ("2024-03-30", "2024-04-02", 1),  # from Easter Saturday
        ("2024-03-22", "2024-03-23", 0),  # Friday to Saturday
        ("2024-01-02", "2024-03-05", 45),  # an assessment in time
        ("2024-01-02", "2024-03-06", 46),  # … and one day late
        ("2024-04-26", "2024-05-20", 15),  # a conference in time
        ("2024-04-26", "2024-05-21", 16),  # … and one day late
    ],
)
def test_the_count_leaves_the_first_day_out_and_takes_the_last_one_in(start, end, count):
    assert ENGLAND.between(date.fromisoformat(start), date.fromisoformat(end)) == count


@given(days, st.integers(0, 400))
def test_the_count_agrees_with_numpy(start, length):
    end = min(start + timedelta(days=length), LAST_DAY - timedelta(days=1))
    one = timedelta(days=1)
    expected = numpy.busday_count(start + one, end + one, holidays=sorted(bank_holidays()))

    assert ENGLAND.between(start, end) == expected


@given(closures, st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 200))
def test_local_closures_are_no_working_days_for_numpy_either(closed, start, length):
    end, one = start + timedelta(days=length), timedelta(days=1)
    no_work = sorted(bank_holidays() | closed)
    expected = numpy.busday_count(start + one, end + one, holidays=no_work)

    assert WorkingDays.with_closures(closed).between(start, end) == expected


@given(days, days)
def test_counting_backwards_is_the_same_number_below_zero(start, end):
    assert ENGLAND.between(start, end) == -ENGLAND.between(end, start)


@given(days, days, days)
def test_two_stretches_add_up_to_the_whole(first, second, third):
    whole = ENGLAND.between(first, third)

    assert ENGLAND.between(first, second) + ENGLAND.between(second, third) == whole


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2024-03-21", 1, "2024-03-24"),  # Friday is the limit: the weekend is still in time
        ("2024-03-22", 1, "2024-03-25"),
        ("2024-03-22", 0, "2024-03-24"),
        ("2024-03-28", 0, "2024-04-01"),  # zero lasts over Easter
        ("2024-01-02", 45, "2024-03-05"),
    ],
)
def test_a_limit_is_the_last_calendar_day_still_in_time(start, count, last):
    assert ENGLAND.after(date.fromisoformat(start), count) == date.fromisoformat(last)


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(0, 250), st.integers(-500, 500))
def test_a_count_and_a_limit_never_disagree(start, count, offset):
    day = start + timedelta(days=abs(offset))
    is_in_time = ENGLAND.between(start, day) <= count

    assert is_in_time == (day <= ENGLAND.after(start, count))


def test_a_closed_day_of_ones_own_is_no_working_day():
    closed = date(2024, 12, 27)
    local = WorkingDays.with_closures([closed])

    assert ENGLAND.is_working(closed)
    assert not local.is_working(closed)
    assert local.between(date(2024, 12, 24), date(2024, 12, 30)) == 1
    assert ENGLAND.between(date(2024, 12, 24), date(2024, 12, 30)) == 2


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1)])
def test_a_day_outside_the_calendar_is_refused_with_a_sentence(day):
    with pytest.raises(ValueError, match="The working-day calendar runs from 1990 to 2050"):
        ENGLAND.between(day, date(2024, 1, 1))
    with pytest.raises(ValueError, match="The working-day calendar runs from 1990 to 2050"):
        ENGLAND.after(day, 1)


def test_a_limit_outside_the_calendar_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="The working-day calendar runs from 1990 to 2050"):
        ENGLAND.after(date(2050, 12, 30), 20)
    with pytest.raises(ValueError, match="The working-day calendar runs from 1990 to 2050"):
        ENGLAND.after(date(1990, 1, 5), -20)
