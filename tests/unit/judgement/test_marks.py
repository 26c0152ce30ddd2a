"""Word, shape and colour: always three, told apart without colour, and readable."""

import itertools

import pytest

from sightline.judgement.marks import (
    COMMON_CAUSE,
    DELIVERY,
    NOT_RATED,
    PERFORMANCE,
    WHITE,
    Mark,
    Rating,
    performance_mark,
    spc_mark,
)
from sightline.judgement.polarity import Change, Judgement

SPC = [
    spc_mark(change, judgement)
    for change in (Change.UP, Change.DOWN)
    for judgement in (Judgement.BETTER, Judgement.WORSE, Judgement.NEUTRAL)
] + [COMMON_CAUSE]
ALL = [*PERFORMANCE.values(), *DELIVERY.values(), NOT_RATED, *SPC]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    dark, light = sorted([luminance(one), luminance(two)])
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_on_white_is_21():
    assert contrast("#000000", WHITE) == pytest.approx(21)


def named(mark: Mark) -> str:
    return f"{mark.word} {mark.shape}"


@pytest.mark.parametrize("mark", ALL, ids=named)
def test_each_shape_has_three_to_one_on_white_and_on_its_ground(mark):
    drawn = mark.edge or mark.colour
    assert contrast(drawn, WHITE) >= 3
    assert contrast(drawn, mark.ground) >= 3


@pytest.mark.parametrize("mark", ALL, ids=named)
def test_each_word_has_four_and_a_half_to_one_on_white_and_on_its_ground(mark):
    assert contrast(mark.text, WHITE) >= 4.5
    assert contrast(mark.text, mark.ground) >= 4.5


@pytest.mark.parametrize("mark", ALL, ids=named)
def test_each_mark_has_word_shape_and_colour(mark):
    assert mark.word and len(mark.shape) == 1 and len(mark.colour) == 7


def test_the_shapes_are_the_agreed_ones():
    assert {rating: mark.shape for rating, mark in PERFORMANCE.items()} == {
        Rating.GREEN: "●", Rating.AMBER: "▲", Rating.RED: "■",
    }  # fmt: skip
    assert DELIVERY[Rating.BLUE].shape == "✔"


def test_performance_and_delivery_share_neither_word_nor_shape():
    for one, two in itertools.product(PERFORMANCE.values(), DELIVERY.values()):
        assert one.word != two.word
        assert one.shape != two.shape


@pytest.mark.parametrize("marks", [PERFORMANCE.values(), DELIVERY.values(), SPC])
def test_within_a_family_no_two_marks_read_the_same_without_colour(marks):
    said = [(mark.word, mark.shape) for mark in marks]
    assert len(set(said)) == len(said)


def test_no_rating_has_a_mark_of_its_own():
    assert performance_mark(None) is NOT_RATED
    assert spc_mark(None, None) is COMMON_CAUSE
    assert spc_mark(Change.LEVEL, Judgement.LEVEL) is COMMON_CAUSE


def test_an_spc_arrow_shows_the_way_and_the_word_the_meaning():
    fewer_is_better = spc_mark(Change.DOWN, Judgement.BETTER)
    assert (fewer_is_better.shape, fewer_is_better.word) == ("▼", "Improvement (lower)")
