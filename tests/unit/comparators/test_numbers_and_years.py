import pytest

from sightline.comparators import years
from sightline.comparators.sql import rows


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12.0),
        ("-0.45", -0.45),
        (".5", 0.5),
        ("1e+05", 100_000.0),
        ("1,234.5", 1234.5),
        ("01:07", 19.0),
    ],
)
def test_a_number_is_read_however_a_publisher_writes_it(written, number):
    assert rows("select number_in($written)", {"written": written}) == [(number,)]


@pytest.mark.parametrize(
    "written", ["c", "z", "low", ":", "-", "", "nan", "inf", "1,23", "12 (r)", "01:17", "0x1f", "٣"]
)
def test_what_is_no_number_is_never_read_as_one(written):
    assert rows("select number_in($written)", {"written": written}) == [(None,)]


@pytest.mark.parametrize(
    ("label", "year"),
    [
        ("2025", 2025),
        ("2023/24", 2024),
        ("2024-25", 2025),
        ("2014-16", 2016),
        ("1999/00", 2000),
        ("2013/14-15/16", 2016),
        ("2025 (prov)", 2025),
        ("2016-17 (OT)", 2017),
        ("202425", 2025),
    ],
)
def test_a_label_is_the_year_in_which_its_period_ends(label, year):
    assert years.last_year(label) == year


@pytest.mark.parametrize("label", ["0", "", "202426", "last year", "20245", "0025"])
def test_a_label_without_a_year_has_none(label):
    assert years.last_year(label) is None


def test_a_joined_academic_year_is_shown_with_its_stroke():
    assert (years.shown("202425"), years.shown(" 2025 ")) == ("2024/25", "2025")
