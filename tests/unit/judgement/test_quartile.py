"""Rank and quartile band as the Local Authority Interactive Tool gives them."""

import pytest

from sightline.judgement.quartile import CutOffs, Standing, cut_offs, standings
from sightline.vocabulary.words import Polarity

# 0 10 20 30 40: the quartiles are the values themselves.
FIVE = {"Ash": 0.0, "Birch": 10.0, "Cedar": 20.0, "Elm": 30.0, "Fir": 40.0}


def test_cut_offs_are_quartiles_by_linear_interpolation():
    """Of 1 2 3 4 the quarters lie at 1 + 0.25 × 3 = 1.75, 2.5 and 3.25 (R's type 7)."""
    found = cut_offs({"Ash": 4, "Birch": 1, "Cedar": 3, "Elm": 2})
    assert found == CutOffs((1, 1.75, 2.5, 3.25, 4))


def test_missing_values_are_left_out_of_the_cut_offs():
    assert cut_offs(FIVE | {"Gorse": None}) == cut_offs(FIVE)


@pytest.mark.parametrize(
    ("polarity", "bands", "ranks"),
    [
        (Polarity.LOWER, "AABCD", [1, 2, 3, 4, 5]),
        (Polarity.HIGHER, "DDCBA", [5, 4, 3, 2, 1]),
    ],
)
def test_rank_one_and_band_a_are_best_by_polarity(polarity, bands, ranks):
    """A value on a cut-off (10, 20, 30) belongs to the band of smaller values, as in LAIT."""
    found = standings(FIVE, polarity)
    assert "".join(found[area].band for area in FIVE) == bands
    assert [found[area].rank for area in FIVE] == ranks


def test_ties_share_the_better_rank():
    found = standings({"Ash": 5, "Birch": 3, "Cedar": 5, "Elm": 1}, Polarity.HIGHER)
    assert {area: standing.rank for area, standing in found.items()} == {
        "Ash": 1, "Birch": 3, "Cedar": 1, "Elm": 4,
    }  # fmt: skip


def test_one_without_a_value_has_no_rank_and_is_not_counted():
    found = standings(FIVE | {"Gorse": None}, Polarity.LOWER)
    assert found["Gorse"] == Standing(None, 5, reason="No value was published.")
    assert found["Ash"].of == 5


def test_there_is_no_rank_where_neither_way_is_better():
    found = standings(FIVE, Polarity.NEITHER)
    assert {(s.rank, s.band) for s in found.values()} == {(None, "")}
    assert "so there is no rank" in found["Ash"].reason
    assert CutOffs((0, 10, 20, 30, 40)).band(5, Polarity.NEITHER) == ""


def test_three_values_are_ranked_but_have_no_quartiles():
    found = standings({"Ash": 1, "Birch": 2, "Cedar": 3}, Polarity.LOWER)
    assert found["Ash"] == Standing(1, 3, reason="Only 3 values: too few for quartiles.")


def test_all_the_same_are_all_first():
    found = standings(dict.fromkeys(FIVE, 7.0), Polarity.LOWER)
    assert {(s.rank, s.band) for s in found.values()} == {(1, "A")}
