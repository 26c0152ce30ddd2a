"""Periods that overlap may not be tested."""

from datetime import date

import pytest

from sightline.judgement.separate import (
    OverlappingPeriods,
    check_separate,
    fill_gaps,
    keep_separate,
)
from sightline.vocabulary.words import Basis


@pytest.mark.parametrize("basis", [Basis.AT_DATE, Basis.MONTH])
def test_month_ends_are_separate_months(basis, monthly):
    check_separate([day for day, _ in monthly([0] * 30)], basis)


@pytest.mark.parametrize(
    "basis",
    [
        Basis.QUARTER,
        Basis.YEAR_TO_DATE,
        Basis.ACADEMIC_YEAR,
        Basis.ROLLING_12_MONTHS,
        Basis.ROLLING_24_MONTHS,
        Basis.ROLLING_36_MONTHS,
    ],
)
def test_longer_periods_at_each_month_end_overlap(basis, monthly):
    with pytest.raises(OverlappingPeriods, match=r"share days.*Use separate months or quarters"):
        check_separate([day for day, _ in monthly([0, 0, 0])], basis)


def test_yearly_figures_of_a_rolling_basis_are_separate(yearly):
    check_separate([day for day, _ in yearly([0] * 6)], Basis.ROLLING_12_MONTHS)


def test_days_out_of_order_are_refused_with_a_sentence():
    with pytest.raises(ValueError, match="31 January 2024 does not come after 29 February 2024"):
        check_separate([date(2024, 2, 29), date(2024, 1, 31)], Basis.MONTH)


def test_a_day_given_twice_is_refused():
    with pytest.raises(ValueError, match="does not come after"):
        check_separate([date(2024, 2, 29), date(2024, 2, 29)], Basis.AT_DATE)


def test_part_months_and_part_quarters_fall_away(monthly):
    live = [*monthly([1, 2, 3, 4, 5, 6]), (date(2023, 7, 12), 9.0)]
    assert keep_separate(live, Basis.MONTH) == monthly([1, 2, 3, 4, 5, 6])
    assert [value for _, value in keep_separate(live, Basis.QUARTER)] == [3, 6]


def test_an_absent_month_becomes_a_point_without_a_value(monthly):
    whole = monthly([1, 2, 3, 4, 5])
    assert fill_gaps([whole[0], *whole[3:]], Basis.MONTH) == [
        whole[0], (whole[1][0], None), (whole[2][0], None), *whole[3:],
    ]  # fmt: skip


def test_an_absent_quarter_becomes_a_point_without_a_value(quarterly):
    whole = quarterly([1, 2, 3])
    filled = fill_gaps([whole[0], whole[2]], Basis.QUARTER)
    assert filled == [whole[0], (whole[1][0], None), whole[2]]


def test_stocks_counted_each_quarter_are_not_filled_to_months(quarterly):
    assert fill_gaps(quarterly([1, 2, 3]), Basis.AT_DATE) == quarterly([1, 2, 3])
