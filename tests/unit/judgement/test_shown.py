"""One rounding and one wording of units."""

from decimal import Decimal

import pytest

from sightline.judgement.shown import rounded, say, whole_or_parts
from sightline.vocabulary.words import Unit


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (82.25, 1, "82.3"),
        (82.35, 1, "82.4"),
        (-82.25, 1, "-82.3"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-0.04, 1, "0.0"),
        (1e-12, 1, "0.0"),
    ],
)
def test_halves_go_away_from_zero(value, decimals, expected):
    assert rounded(value, decimals) == Decimal(expected)
    assert str(rounded(value, decimals)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (18.97, Unit.PERCENT, "19.0%"),
        (1145, Unit.COUNT, "1,145"),
        (40.62, Unit.RATE_PER_10000, "40.6 per 10,000"),
        (7.1, Unit.RATE_PER_1000, "7.1 per 1,000"),
        (7.1, Unit.RATE_PER_100000, "7.1 per 100,000"),
        (426.4, Unit.DAYS, "426 days"),
        (1, Unit.DAYS, "1 day"),
        (1, Unit.WORKING_DAYS, "1 working day"),
        (24, Unit.HOURS, "24 hours"),
        (15.25, Unit.CASES, "15.3 cases"),
        (12.5, Unit.FTE, "12.5 full-time equivalent"),
        (14.2, Unit.SCORE, "14.2"),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, expected):
    assert say(value, unit) == expected


def test_benchmarks_in_whole_numbers_may_be_said_so():
    assert say(69.4, Unit.PERCENT, decimals=0) == "69%"


def test_part_time_people_keep_their_half():
    assert whole_or_parts(12.5) == "12.5"
    assert whole_or_parts(2302.0) == "2,302"
