"""A value beside England or the neighbours: similar is an answer, a guess is not."""

import pytest

from sightline.judgement.beside import Beside, beside_reference
from sightline.judgement.intervals import LEVEL_998, Compared, Counted
from sightline.vocabulary.words import Unit

# Wilson, 15 of 148: 6.24 to 16.05 percent (Newcombe 1998).
SHARE = Counted(15, 148)


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        (6.2, Compared.HIGHER),
        (6.3, Compared.SIMILAR),
        (16, Compared.SIMILAR),
        (16.1, Compared.LOWER),
    ],
)
def test_a_share_is_beside_a_published_percentage(reference, answer):
    found = beside_reference(SHARE, Unit.PERCENT, reference, name="England")
    assert found == Beside("England", answer)


def test_a_rate_is_beside_a_published_rate():
    """643 of 57,390 children are 112.0 per 10,000; Byar's limits 103.6 to 121.0."""
    rate = Counted(643, 57_390)
    for reference, answer in [
        (103, Compared.HIGHER),
        (104, Compared.SIMILAR),
        (122, Compared.LOWER),
    ]:
        found = beside_reference(rate, Unit.RATE_PER_10000, reference, name="England")
        assert found is not None and found.answer is answer


def test_a_higher_level_is_more_careful():
    found = beside_reference(SHARE, Unit.PERCENT, 16.1, name="England", level=LEVEL_998)
    assert found == Beside("England", Compared.SIMILAR)


def test_ten_counted_are_enough():
    assert beside_reference(Counted(2, 10), Unit.PERCENT, 20, name="England") is not None


def test_method_and_period_make_the_label():
    found = beside_reference(
        SHARE, Unit.PERCENT, 10, name="our neighbours", method="mean of 10", period="2025"
    )
    assert found is not None and found.label == "mean of 10, 2025"


@pytest.mark.parametrize(
    ("counted", "unit", "reference"),
    [
        (None, Unit.PERCENT, 10),
        (SHARE, Unit.PERCENT, None),
        (Counted(2, 9), Unit.PERCENT, 10),
        (Counted(120, 100), Unit.PERCENT, 10),
        (Counted(4000, 20), Unit.DAYS, 10),
    ],
)
def test_where_no_answer_can_be_known_none_is_given(counted, unit, reference):
    assert beside_reference(counted, unit, reference, name="England") is None
