"""The four words that travel with every figure can all be said aloud."""

import pytest

from sightline.vocabulary.words import Basis, Level, Polarity, Status, Unit


@pytest.mark.parametrize("word", [*Status, *Polarity, *Basis])
def test_every_word_is_put_in_words_of_its_own(word):
    others = [other.in_words for other in type(word) if other is not word]

    assert word.in_words
    assert word.in_words not in others


def test_polarity_keeps_the_sectors_marks():
    assert {word: word.sector_mark for word in Polarity} == {
        Polarity.HIGHER: "BB",
        Polarity.LOWER: "SB",
        Polarity.NEITHER: "",
    }


def test_only_months_quarters_and_days_stand_apart_from_their_neighbours():
    assert {basis for basis in Basis if not basis.overlaps} == {
        Basis.AT_DATE,
        Basis.MONTH,
        Basis.QUARTER,
    }


def test_whole_things_are_shown_without_decimals_and_shares_with_one():
    assert Unit.COUNT.decimals == 0
    assert Unit.WORKING_DAYS.decimals == 0
    assert Unit.PERCENT.decimals == 1
    assert Unit.RATE_PER_10000.decimals == 1


def test_levels_run_from_the_widest_to_the_narrowest():
    assert list(Level) == ["authority", "service", "team", "worker"]
