"""What a load of the real files reports: every row, every gap."""

import pytest

from sightline.comparators import load_comparators


@pytest.fixture(scope="module")
def load(interactive_tool, explore_education, tmp_path_factory):
    data = tmp_path_factory.mktemp("report")
    files = []
    for folder in (interactive_tool, explore_education):
        done = load_comparators(folder, data)
        assert done.refused == ()
        files += done.files
    return {file.name: file for file in files}


def test_the_interactive_tools_rows_are_all_accounted_for(load):
    account = load["bds_long_0.parquet"].account
    assert (account.rows, account.measures, account.areas) == (641_070, 434, 170)
    assert account.set_aside == (("no year can be read from “0”", 170),)
    assert account.kept + 170 == account.rows
    assert account.missing == (("-", 93_713),)  # 93,883 in the file, 170 of them without a year
    assert account.unknown_areas == ()


def test_every_measure_has_its_line_in_the_dictionary(comparators):
    tools = [measure for measure in comparators.measures() if measure.source == "lait"]
    assert len(tools) == 434
    assert all(measure.topics for measure in tools)


@pytest.mark.parametrize(
    ("name", "dataset", "missing"),
    [
        ("b1_children_in_need_2013_to_2024.csv", "b1", {"x": 260, "c": 113, "u": 16}),
        ("c2_children_in_need_assessments_duration_2014_to_2024.csv", "c2",
         {"c": 476, "z": 135, "x": 46, "u": 14}),
        ("d5_cpps_at31march_by_duration_2013_to_2024.csv", "d5",
         {"c": 2709, "z": 45, "x": 33, "u": 11}),
        ("ons_mid-year_population_estimates_2012_to_2023.csv", "population", {"x": 21}),
    ],
)  # fmt: skip
def test_symbols_are_counted_as_they_stand_in_the_file(load, name, dataset, missing):
    file = load[name]
    assert file.dataset == dataset
    assert dict(file.account.missing) == missing
    assert (file.account.not_understood, file.account.set_aside) == ((), ())


def test_both_neighbour_models_hold_ten_neighbours_of_158_authorities(load):
    for name in ("sn_april_2021.xlsx", "sn_may_2025.xlsx"):
        assert (load[name].account.kept, load[name].account.unknown_areas) == (1580, ())
    assert load["sn_april_2021.xlsx"].account.notes == (
        "942 has no neighbours in this model", "943 has no neighbours in this model",
    )  # fmt: skip


def test_the_population_of_england_is_the_published_one(comparators):
    assert comparators.population("970", 2023) == 11_998_646
    assert comparators.population("336", 2023) == 65_371
