"""The stretches of time that collected values are of."""

from datetime import date

import pytest

from sightline.vocabulary.printed_values.periods import (
    Frequency,
    PeriodKind,
    collected_period,
    periods_between,
    read_period_note,
)
from sightline.vocabulary.words import Basis


@pytest.mark.parametrize(
    ("kind", "last", "first", "label"),
    [
        ("month", date(2017, 6, 30), date(2017, 6, 1), "Jun 2017"),
        ("quarter", date(2017, 6, 30), date(2017, 4, 1), "Q1 2017/18"),
        ("financial_year", date(2017, 3, 31), date(2016, 4, 1), "2016/17"),
        ("academic_year", date(2017, 8, 31), date(2016, 9, 1), "2016/17 academic year"),
        ("cumulative", date(2017, 6, 30), date(2017, 4, 1), "Apr 2017 to Jun 2017, cumulative"),
        ("rolling_12", date(2017, 6, 30), date(2016, 7, 1), "12 months to Jun 2017"),
        ("point_in_time", date(2017, 6, 30), date(2017, 6, 30), "At 30 Jun 2017"),
        ("term", date(2016, 12, 31), date(2016, 9, 1), "Autumn term 2016/17"),
        ("term", date(2017, 7, 31), date(2017, 4, 1), "Summer term 2016/17"),
    ],
)
def test_a_period_has_its_first_and_last_day(
    kind: str, last: date, first: date, label: str
) -> None:
    period = collected_period(PeriodKind(kind), last)
    assert (period.first, period.label) == (first, label)


def test_a_part_of_a_year_begins_where_it_is_said_to() -> None:
    with pytest.raises(ValueError, match="first day"):
        collected_period(PeriodKind.PART_YEAR, date(2017, 4, 30))


def test_periods_come_as_often_as_they_are_asked_for() -> None:
    kind, every = PeriodKind.ROLLING_12, Frequency.QUARTERLY
    found = periods_between(kind, every, date(2017, 2, 1), date(2017, 9, 29))
    assert [period.last for period in found] == [date(2017, 3, 31), date(2017, 6, 30)]


def test_a_part_of_a_year_follows_the_one_before() -> None:
    found = list(
        periods_between(
            PeriodKind.PART_YEAR, Frequency.QUARTERLY, date(2017, 6, 1), date(2017, 6, 30)
        )
    )
    assert [(each.first, each.last) for each in found] == [(date(2017, 4, 1), date(2017, 6, 30))]


def test_what_is_written_in_brackets_names_its_period() -> None:
    near = date(2017, 6, 30)
    academic = read_period_note("2015-16 academic yr", near)
    assert academic is not None and academic.last == date(2016, 8, 31)
    part = read_period_note("Nov – Apr", near)
    assert part is not None and (part.first, part.last) == (date(2016, 11, 1), date(2017, 4, 30))
    month = read_period_note("March 17", near)
    assert month is not None and month.last == date(2017, 3, 31)
    assert read_period_note("not LAC", near) is None


def test_every_kind_of_period_goes_with_a_basis_of_computed_figures() -> None:
    assert {kind.basis for kind in PeriodKind} <= set(Basis)
    assert all(Frequency.of(kind).months for kind in PeriodKind)
    assert all(PeriodKind.of(basis).in_words for basis in Basis)
