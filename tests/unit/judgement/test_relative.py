"""How many times as likely a group is, beside all others."""

import pytest

from sightline.judgement.intervals import Compared, Counted, compare_relative


def test_the_ratio_and_its_interval_are_those_of_the_method() -> None:
    # Worked by hand: 0.6766 / 0.7021, spread 1.96 × 0.0342.
    found = compare_relative(Counted(500, 739), Counted(568, 809))
    assert found.answer is Compared.SIMILAR and found.interval is not None
    assert found.interval.low == pytest.approx(0.9012, abs=1e-3)
    assert found.interval.high == pytest.approx(1.0306, abs=1e-3)


def test_a_group_far_from_the_others_differs() -> None:
    assert compare_relative(Counted(40, 50), Counted(40, 100)).answer is Compared.HIGHER
    assert compare_relative(Counted(10, 100), Counted(40, 100)).answer is Compared.LOWER


@pytest.mark.parametrize(
    ("group", "others", "why"),
    [
        (Counted(3, 5), Counted(40, 100), "too few to judge"),
        (Counted(30, 50), Counted(4, 5), "too few to judge"),
        (Counted(0, 50), Counted(40, 100), "nothing was counted in one of the two"),
    ],
)
def test_too_few_or_none_has_no_answer(group: Counted, others: Counted, why: str) -> None:
    found = compare_relative(group, others)
    assert found.answer is None and found.reason == why
