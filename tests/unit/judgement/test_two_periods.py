"""Which comparison suits a unit, and when none may be made."""

import re

import pytest

from sightline.judgement.intervals import Compared, Counted
from sightline.judgement.two_periods import compare_periods, interval_of
from sightline.vocabulary.words import Unit


def test_percentages_are_compared_by_newcombe():
    answer = compare_periods(Counted(56, 70), Counted(48, 80), Unit.PERCENT)
    assert (answer.answer, answer.method) == (
        Compared.HIGHER,
        "difference of proportions (Newcombe)",
    )


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.RATE_PER_10000, Unit.RATE_PER_1000])
def test_counts_and_rates_are_compared_by_their_ratio(unit):
    answer = compare_periods(Counted(140, 12), Counted(90, 12), unit)
    assert (answer.answer, answer.method) == (Compared.HIGHER, "ratio of rates (exact)")


@pytest.mark.parametrize(
    ("now", "before", "unit", "says"),
    [
        (None, Counted(1, 20), Unit.PERCENT, "no earlier period"),
        (Counted(1, 20), None, Unit.PERCENT, "no earlier period"),
        (Counted(5, 9), Counted(20, 40), Unit.PERCENT, "Only 9 counted .* too few to judge"),
        (Counted(120, 100), Counted(20, 40), Unit.PERCENT, "not a share of a whole"),
        (Counted(3, 12), Counted(4, 12), Unit.COUNT, "Only 7 events: too few to judge"),
        (Counted(30, 0), Counted(4, 12), Unit.RATE_PER_10000, "is not known"),
        (Counted(300, 20), Counted(400, 20), Unit.DAYS, "differ is not known"),
    ],
)
def test_where_no_comparison_may_be_made_the_reason_is_said(now, before, unit, says):
    answer = compare_periods(now, before, unit)
    assert answer.answer is None
    assert re.search(says, answer.reason)


def test_ten_counted_are_enough_and_so_are_ten_events():
    assert compare_periods(Counted(5, 10), Counted(5, 10), Unit.PERCENT).answer is not None
    assert compare_periods(Counted(4, 12), Counted(6, 12), Unit.COUNT).answer is not None


def test_only_shares_and_rates_have_an_interval():
    assert interval_of(Counted(15, 148), Unit.PERCENT) is not None
    assert interval_of(Counted(643, 57_400), Unit.RATE_PER_10000) is not None
    assert interval_of(Counted(120, 100), Unit.PERCENT) is None
    assert interval_of(Counted(0, 50), Unit.PERCENT) is not None
    assert interval_of(Counted(0, 0), Unit.PERCENT) is None
    assert interval_of(Counted(5, 0), Unit.RATE_PER_10000) is None
    assert interval_of(Counted(300, 20), Unit.DAYS) is None
