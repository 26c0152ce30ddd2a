"""Made-up comparators for Wrenshire, in the shapes national statistics are published in.

Levels lie where such figures commonly lie, and every number is drawn by chance: none is any
council's, any region's or England's.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

from sightline.demo.published_levels import Level, levels
from sightline.demo.world import AUTHORITY, AUTHORITY_NAME, POPULATION, SEED

REGIONS = (("985", "East of England"), ("990", "South West"))
ENGLAND = ("970", "England")
YEARS = range(2016, 2027)
_NAMES = (
    "Plovershire", "Dunnockham", "Siskinford", "Linnetshire", "Wagtail Vale", "Curlewick",
    "Martinsea", "Swiftmoor", "Starlingham", "Kestrelby", "Merlinshire", "Nightjar Bay",
    "Goldcrest", "Thrushby", "Heronsea", "Larkton", "Fernshire", "Aldermere", "Brockfield",
    "Teasel Bridge", "Sedgemarsh", "Otterwick", "Haresfoot", "Mothcombe",
)  # fmt: skip
AUTHORITIES = {AUTHORITY: AUTHORITY_NAME} | {
    str(code): name for code, name in enumerate(_NAMES, start=943 + 1)
}


def write_published(folder: Path) -> None:
    """The data file, its dictionary, the neighbours, the list of authorities, the populations."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "lait_data.csv", _data())
    _write(folder / "lait_data_dictionary.csv", _dictionary())
    _write(folder / "statistical_neighbours_2025.csv", _neighbours())
    _write(folder / "mid_year_population_estimates.csv", _populations())


def _write(path: Path, rows: Iterator[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def region_of(code: str) -> tuple[str, str]:
    return REGIONS[int(code) % 2]


def _data() -> Iterator[list[object]]:
    random = Random(SEED + 10)
    yield ["Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region"]
    for key, level in levels().items():
        own = {code: random.gauss(1, level.spread) for code in AUTHORITIES}
        if level.own is not None:
            own[AUTHORITY] = level.own / (level.middle * (1 + level.drift)) if level.middle else 1
        for year in YEARS:
            yield from _year(random, key, level, year, own)


def _year(
    random: Random, key: str, level: Level, year: int, own: dict[str, float]
) -> Iterator[list[object]]:
    drifted = level.middle * (1 + level.drift * (year - YEARS[0]) / len(YEARS))
    values = {
        code: level.within(drifted * share * random.gauss(1, 0.03)) for code, share in own.items()
    }
    for code, name in AUTHORITIES.items():
        shown = "c" if random.random() < 0.01 else level.shown(values[code])
        yield [key, level.title, year, name, shown, code, region_of(code)[1]]
    for code, name in REGIONS:
        inside = [value for other, value in values.items() if region_of(other)[0] == code]
        yield [key, level.title, year, name, _whole(inside, level, 11), code, "NA"]
    england = _whole(list(values.values()), level, level.times_england)
    yield [key, level.title, year, ENGLAND[1], england, ENGLAND[0], "NA"]


def _whole(values: list[float], level: Level, times: float) -> str:
    mean = sum(values) / len(values)
    return level.shown(mean * times if level.times_england > 1 else mean)


def _dictionary() -> Iterator[list[object]]:
    yield [
        "Measure_code", "Topic", "Measure", "Chart_title", "Measure_short", "Polarity",
        "y_axis_name", "state_funded_flag", "Table_status", "Description", "Last Update",
        "Next Update", "Data Owner (DO) /Supplier and Contact Details", "Methodology",
        "Hyperlink(s)", "dps", "Year_Type", "No_Quartile",
    ]  # fmt: skip
    for number, (key, level) in enumerate(levels().items(), start=1):
        yield [
            number, level.topic, level.title, level.title, key, level.polarity, level.unit, "", "",
            "Made up for the demonstration.", "", "", "Wrenshire demonstration",
            "Drawn by chance.", "", level.decimals, "Financial Year", "",
        ]  # fmt: skip


def _neighbours() -> Iterator[list[object]]:
    headings: list[object] = ["old_la_code", "la_name", "region_ind", "region_name"]
    for rank in range(1, 11):
        headings += [f"SN_{rank}", f"SN_{rank}P"]
    yield headings
    random = Random(SEED + 11)
    for code, name in AUTHORITIES.items():
        row: list[object] = [code, name, 6, region_of(code)[1]]
        for other in random.sample([c for c in AUTHORITIES if c != code], 10):
            row += [other, "Close"]
        yield row


def _populations() -> Iterator[list[object]]:
    random = Random(SEED + 12)
    yield [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
        "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "age_group",
        "population_estimate",
    ]  # fmt: skip
    ons = {"985": "E12000006", "990": "E12000009"}
    for year in range(2012, 2026):
        for code, name in AUTHORITIES.items():
            people = POPULATION if code == AUTHORITY else random.randrange(38_000, 160_000)
            number, region = region_of(code)
            place = ["E92000001", "England", ons[number], region, code, f"E10000{code}", name]
            year_of = [year, "Reporting year", "Local authority"]
            yield [*year_of, *place, "Children aged 0 to 17 years", people]
