"""Wolverhampton and Walsall beside everyone, checked against answers made the plainest way."""

from collections import defaultdict
from datetime import date

import pyarrow.parquet
import pytest

from sightline.vocabulary.words import Polarity

TOPICS = [
    "Child Protection",
    "Children in Need",
    "Children Looked After",
    "Children's Services Workforce",
]
WOLVERHAMPTON, WALSALL, ENGLAND, WEST_MIDLANDS = "336", "335", "970", "984"
# From the May 2025 workbook, by eye.
NEIGHBOURS = {
    WOLVERHAMPTON: ["333", "861", "335", "810", "354", "331", "371", "831", "806", "812"],
}
AS_AT = date(2026, 4, 1)


@pytest.fixture(scope="module")
def written(interactive_tool):
    """measure → year label → area → the text in the file; blanks and dashes left out."""
    table = pyarrow.parquet.read_table(interactive_tool / "bds_long_0.parquet")
    found = defaultdict(lambda: defaultdict(dict))
    columns = (table[name].to_pylist() for name in ("Short Desc", "Years", "LA Number", "Values"))
    for measure, year, area, value in zip(*columns, strict=True):
        if value != "-":
            found[measure][year][str(int(area))] = float(value)
    return found


def measures(comparators):
    return [measure for topic in TOPICS for measure in comparators.measures(topic, "lait")]


def test_the_four_topics_hold_every_measure_of_the_tool(comparators):
    assert [len(comparators.measures(topic, "lait")) for topic in TOPICS] == [30, 38, 68, 14]


def test_the_neighbours_are_the_ten_of_the_2025_workbook(comparators):
    for authority, codes in NEIGHBOURS.items():
        assert list(comparators.neighbours(authority, AS_AT).codes) == codes
    assert len(comparators.neighbours(WALSALL, AS_AT).codes) == 10
    assert comparators.neighbours(WALSALL, date(2025, 4, 30)).model == 2021


@pytest.mark.parametrize("authority", [WOLVERHAMPTON, WALSALL])
def test_every_published_year_stands_beside_england_region_and_neighbours(
    comparators, written, authority
):
    compared = 0
    for measure in measures(comparators):
        years = sorted(written[measure.key])
        history = comparators.history(measure.key, authority, as_at=AS_AT)
        assert [each.year_label for each in history] == years, measure.key
        for each in history:
            here = written[measure.key][each.year_label]
            assert each.own.value == here.get(authority), measure.key
            assert each.england.value == here.get(ENGLAND), measure.key
            assert each.region.value == here.get(WEST_MIDLANDS), measure.key
            assert [n.value for n in each.neighbours] == [here.get(n.area) for n in each.neighbours]
            shown = (each.own, each.england, each.region, *each.neighbours)
            assert all(value.value is not None or value.why for value in shown)
            compared += 1
    assert compared > 1100


@pytest.mark.parametrize("key", ["CPP_rate", "CIN", "LAC", "Work_Force_Vac_Rate", "ReReferral"])
def test_the_leading_measures_hold_ten_years(comparators, key):
    for authority in (WOLVERHAMPTON, WALSALL):
        history = comparators.history(key, authority, as_at=AS_AT)
        assert [each.year for each in history] == list(range(2016, 2026))
        assert all(each.own.value is not None for each in history)


@pytest.mark.parametrize("authority", [WOLVERHAMPTON, WALSALL])
def test_mean_and_median_agree_with_a_plain_count(comparators, written, authority):
    for measure in measures(comparators):
        found = comparators.benchmark(measure.key, authority, as_at=AS_AT)
        here = written[measure.key][found.year_label]
        there = sorted(here[n.area] for n in found.neighbours if n.area in here)
        assert (found.neighbour_mean.n, found.neighbour_mean.of) == (len(there), 10)
        if len(there) < 5:
            assert found.neighbour_mean.value is None and found.neighbour_mean.why
            continue
        half = len(there) // 2
        middle = there[half] if len(there) % 2 else (there[half - 1] + there[half]) / 2
        assert found.neighbour_mean.value == pytest.approx(sum(there) / len(there)), measure.key
        assert found.neighbour_median.value == pytest.approx(middle), measure.key


@pytest.mark.parametrize("authority", [WOLVERHAMPTON, WALSALL])
def test_rank_and_band_agree_with_a_plain_count_or_say_why_there_are_none(
    comparators, written, authority
):
    ranked = 0
    for measure in measures(comparators):
        found = comparators.benchmark(measure.key, authority, as_at=AS_AT)
        here = {
            area: value
            for area, value in written[measure.key][found.year_label].items()
            if int(area) < 970
        }
        own = here.get(authority)
        if measure.polarity is Polarity.NEITHER or own is None:
            assert found.standing.rank is None and found.standing.reason, measure.key
            continue
        sign = -1 if measure.polarity is Polarity.HIGHER else 1
        assert found.standing.rank == 1 + sum(sign * v < sign * own for v in here.values())
        assert found.standing.of == len(here)
        assert found.standing.band == (_band(own, here, sign) if measure.banded else "")
        ranked += 1
    assert ranked > 60


def _band(own, here, sign):
    """The tool's own way: quartile cut-offs, a value on one belongs to the smaller values' band."""
    values = sorted(here.values())
    quarter = sum(own > _quantile(values, part / 4) for part in (1, 2, 3))
    return "ABCD"[quarter] if sign == 1 else "DCBA"[quarter]


def _quantile(values, part):
    place = part * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


@pytest.mark.parametrize(
    ("key", "england"),
    [
        ("CPP_Total_Rateper10,000", 519.4), ("ReReferral", 22.6), ("Continue_Assess_Comp", 85.7),
        ("Section_47", 189.3), ("CP_conf_15days", 81.4), ("CPP_rate", 40.6), ("RevCP", 90.6),
        ("PrevRegCPR", 24.5), ("CPPlans2yrs", 4.4), ("CIN", 330.3), ("CINTime2more", 35.6),
        ("LAC", 67), ("LACnum", 81770), ("LACStable_2016on", 10), ("LAC_LongStable%", 69),
        ("Emotional_LAC", 14.9), ("CareLeaverAcc", 89), ("CareLeaverEET", 54),
        ("Work_Force_NoSW", 36186.3), ("Work_Force_Vac_Rate", 14.2),
        ("Work_Force_AvgNumCase_SW", 15.2),
    ],
)  # fmt: skip
def test_englands_value_of_2025_is_the_published_one(comparators, key, england):
    found = comparators.benchmark(key, WOLVERHAMPTON, as_at=AS_AT)
    assert (found.england.value, found.year) == (england, 2025)


def test_a_withheld_value_says_so_and_the_first_entrants_of_england_are_unusable(comparators):
    referrals = comparators.series("CIN_Refferals_NFA", WOLVERHAMPTON)
    missing = [value for value in referrals.values if value.value is None]
    assert len(missing) == 3
    assert {value.symbol for value in missing} == {"-"}
    england = comparators.series("FirstYJS", ENGLAND).values
    assert {(value.value, value.symbol) for value in england} == {(None, "unusable")}
    assert comparators.series("FirstYJS", WEST_MIDLANDS).of(2024).value == 141


@pytest.mark.parametrize(
    ("new", "first", "old"),
    [
        ("942", 2024, "Cumbria"), ("943", 2024, "Cumbria"),
        ("940", 2022, "Northamptonshire"), ("941", 2022, "Northamptonshire"),
        ("838", 2020, "Dorset (before 2019), Poole and Bournemouth"),
        ("839", 2020, "Dorset (before 2019), Poole and Bournemouth"),
    ],
)  # fmt: skip
def test_a_new_authoritys_series_begins_with_its_first_own_year(comparators, new, first, old):
    for key in ("CPP_rate", "d1.CPP_At31_rate"):
        series = comparators.series(key, new)
        assert series.notes[0].startswith(f"No published values before {first}: formed from {old}")
        assert min(value.year for value in series.values if value.value is not None) == first
