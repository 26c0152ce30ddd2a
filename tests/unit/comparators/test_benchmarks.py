from datetime import date

import pytest

from sightline.vocabulary.words import Polarity

AS_AT = date(2026, 1, 1)
TEN = tuple(str(code) for code in range(402, 412))
# Town 402 has 3, … : nine with a value, one withheld, so mean and median differ.
WRITTEN = dict(zip(TEN, ("3", "1", "4", "1", "5", "9", "2", "6", "c", "50"), strict=True))


@pytest.fixture
def country(published):
    published.lait({"401": "5.5", "970": "7", "984": "8", **WRITTEN})
    published.neighbours()
    return published


def test_mean_and_median_of_the_neighbours_are_both_given_with_their_number(country):
    found = country.loaded().benchmark("CPP_rate", "401", as_at=AS_AT)
    assert found.neighbour_mean.value == pytest.approx(9)
    assert found.neighbour_median.value == 4
    assert (found.neighbour_mean.label, found.neighbour_median.label) == (
        "mean of 9 of 10", "median of 9 of 10",
    )  # fmt: skip


def test_four_neighbours_of_ten_give_no_average(published):
    published.lait({"401": "1", **dict(zip(TEN, "1234ccccxx", strict=True))})
    published.neighbours()
    found = published.loaded().benchmark("CPP_rate", "401", as_at=AS_AT)
    assert (found.neighbour_mean.value, found.neighbour_median.value) == (None, None)
    assert found.neighbour_mean.why == ("only 4 of 10 have a published value; an average needs 5")


def test_five_neighbours_of_ten_are_enough(published):
    published.lait({"401": "1", **dict(zip(TEN, "12345cccxx", strict=True))})
    published.neighbours()
    assert published.loaded().benchmark("CPP_rate", "401", as_at=AS_AT).neighbour_mean.value == 3


def test_every_neighbour_is_there_closest_first_with_or_without_a_value(country):
    found = country.loaded().benchmark("CPP_rate", "401", as_at=AS_AT)
    assert [(n.area, n.symbol or n.value) for n in found.neighbours] == [
        (code, "c" if written == "c" else float(written)) for code, written in WRITTEN.items()
    ]


@pytest.mark.parametrize(
    ("polarity", "best", "rank", "band"),
    [("Low", "403", 7, "C"), ("High", "411", 4, "B"), ("-", None, None, "")],
)
def test_best_neighbour_rank_and_band_follow_the_polarity(country, polarity, best, rank, band):
    country.dictionary(polarity=polarity)
    found = country.loaded().benchmark("CPP_rate", "401", as_at=AS_AT)
    assert (found.best_neighbour.area if found.best_neighbour else None) == best
    assert (found.standing.rank, found.standing.band, found.standing.of) == (rank, band, 10)


def test_an_indicator_may_bring_its_own_polarity(country):
    found = country.loaded().benchmark("CPP_rate", "401", as_at=AS_AT, polarity=Polarity.LOWER)
    assert (found.polarity, found.standing.rank) == (Polarity.LOWER, 7)


def test_a_measure_that_the_publisher_does_not_band_has_a_rank_alone(country):
    country.dictionary(no_quartile="N")
    standing = country.loaded().benchmark("CPP_rate", "401", as_at=AS_AT).standing
    assert (standing.rank, standing.band) == (7, "")
    assert standing.reason == "The publisher bands nobody on this measure."


def test_neither_england_nor_regions_are_ranked_among_authorities(published):
    published.dictionary(polarity="Low")
    published.lait({"401": "5", "402": "6", "403": "7", "404": "8", "970": "1", "984": "2"})
    assert published.loaded().benchmark("CPP_rate", "401", as_at=AS_AT).standing.rank == 1


def test_everything_compared_is_of_one_year_and_says_what_the_year_stands_for(country):
    country.dictionary(year_type="Financial Year")
    country.lait({"970": "1", "401": "1"}, year="2024")
    country.lait({"401": "-", "970": "-"}, year="2026")
    comparators = country.loaded()
    found = comparators.benchmark("CPP_rate", "401", as_at=date(2026, 6, 30))
    assert (found.year, found.basis) == (2025, "year to 31 March 2025")
    assert {found.own.year, found.england.year, found.region.year} == {2025}
    earlier = comparators.benchmark("CPP_rate", "401", as_at=date(2025, 3, 30))
    assert (earlier.year, earlier.own.value) == (2024, 1)


def test_history_is_every_year_beside_the_same_neighbours(country):
    country.lait({"401": "2", "402": "3"}, year="2024")
    comparators = country.loaded()
    history = comparators.history("CPP_rate", "401", as_at=AS_AT)
    assert [(each.year, each.own.value) for each in history] == [(2024, 2), (2025, 5.5)]
    assert history[-1] == comparators.benchmark("CPP_rate", "401", as_at=AS_AT)
    assert len(history[0].neighbours) == 10


def test_an_authority_that_published_nothing_still_sees_the_others(country):
    found = country.loaded().benchmark("CPP_rate", "999", as_at=AS_AT)
    assert (found.own.value, found.own.why) == (None, "not in the published file")
    assert found.england.value == 7
    assert (found.standing.rank, found.standing.reason) == (None, "No value was published.")
    assert found.neighbour_mean.why == "there is no area to average"


def test_london_stands_in_where_inner_london_has_no_value(published):
    heading = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region"]
    rows = [
        (measure, "2025", name, written, number, "Inner London" if number == "202" else "NA")
        for measure, inner in (("A", "-"), ("B", "5"))
        for name, written, number in (
            ("Camden", "3", "202"), ("London", "4", "986"), ("London (Inner)", inner, "987"),
        )
    ]  # fmt: skip
    published.csv("bds.csv", heading, rows)
    comparators = published.loaded()
    stand_in = comparators.benchmark("A", "202", as_at=AS_AT).region
    inner = comparators.benchmark("B", "202", as_at=AS_AT).region
    assert (stand_in.name, stand_in.value) == ("London", 4)
    assert (inner.name, inner.value) == ("Inner London", 5)


def test_a_new_authority_says_of_whom_it_was_formed(published):
    for year, written in (("2023", "-"), ("2024", "5"), ("2025", "6")):
        published.lait({"942": written, "909": "4" if year == "2023" else "-"}, year=year)
    published.dictionary(year_type="Financial Year")
    comparators = published.loaded()
    series = comparators.series("CPP_rate", "942")
    assert series.notes == (
        "No published values before 2024: formed from Cumbria on 1 April 2023.",
    )
    assert (series.values[0].value, series.values[0].why) == (None, "formed on 1 April 2023")
    old = comparators.series("CPP_rate", "909")
    assert old.notes == (
        "No published values after 2023: became Cumberland and Westmorland and Furness on "
        "1 April 2023.",
    )
    assert old.values[-1].why == "abolished on 1 April 2023"


@pytest.mark.parametrize("new", ["838", "839", "940", "941", "942", "943"])
def test_no_value_is_carried_over_from_an_authority_that_ended(published, new):
    published.lait(dict.fromkeys(("835", "836", "837", "909", "928"), "9") | {new: "-"})
    found = published.loaded().benchmark("CPP_rate", new, as_at=AS_AT)
    assert found.own.value is None
    assert found.notes[0].startswith("No published values yet: formed from ")


def test_a_number_known_to_be_wrong_is_never_shown(published):
    published.lait({"970": "1258", "984": "141", "401": "150"}, measure="FirstYJS")
    load = published.load()
    assert load.notes[0].startswith("FirstYJS, area 970, is unusable and will not be shown:")
    comparators = published.loaded()
    england = comparators.benchmark("FirstYJS", "401", as_at=AS_AT).england
    assert (england.value, england.symbol) == (None, "unusable")
    assert "added together" in england.why
    assert "1258" not in repr(comparators.series("FirstYJS", "970"))


def test_a_rate_of_england_outside_its_regions_is_doubted_when_loaded(published):
    published.dictionary()
    published.lait({"970": "60", "984": "40", "986": "50"})
    assert published.load().notes == (
        "CPP_rate: England lies outside its regions in 1 years (2025 to 2025); check it with the "
        "publisher.",
    )
