"""Every measure that a shipped indicator names as its comparator can be found."""

import tomllib
from pathlib import Path

import pytest

import sightline
from sightline.comparators import known

INDICATORS = Path(sightline.__file__).parent / "catalogue" / "indicators"


@pytest.fixture(scope="module")
def named():
    """(indicator, source, key) of every comparator in the catalogue."""
    return [
        (indicator["id"], source, key)
        for path in sorted(INDICATORS.glob("*.toml"))
        for indicator in tomllib.loads(path.read_text("utf-8")).get("indicator", [])
        for source, key in indicator.get("comparators", {}).items()
    ]


def test_measures_of_the_interactive_tool_are_all_in_its_dictionary(comparators, named):
    keys = {measure.key for measure in comparators.measures(source="lait")}
    assert [(i, key) for i, source, key in named if source == "lait" and key not in keys] == []


def test_measures_of_the_loaded_data_sets_are_all_in_their_files(comparators, named):
    loaded = {measure.dataset for measure in comparators.measures(source="ees")}
    missing = [
        (indicator, key)
        for indicator, source, key in named
        if source == "ees" and key.split(".")[0] in loaded and comparators.measure(key) is None
    ]
    assert missing == []


def test_every_data_set_named_is_one_that_is_recognised(named):
    datasets = {key.split(".")[0] for _, source, key in named if source == "ees"}
    assert datasets - set(known.datasets()) == set()
