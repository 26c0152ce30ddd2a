"""The published way of counting placements, counted once more by hand on the worked examples."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from tests.catalogue.asking import catalogue

from sightline.measures.model.indicator import Example

YEAR_BEGAN = date(2023, 4, 1)
WITH_CARERS = [
    example
    for example in catalogue()["lac_3plus_placements_pct"].examples
    if "cla_episodes" in example.rows
]


def carers_since(episodes: Iterable[Mapping[str, Any]], first_day: date) -> list[str]:
    """The carers in order, each stay once, of the stays that lasted into the time looked at."""
    stays: list[tuple[str, date | None]] = []
    for episode in episodes:
        if episode["place"].startswith("T"):
            continue
        if stays and stays[-1][0] == episode["carer"]:
            stays.pop()
        stays.append((episode["carer"], episode.get("ended_on")))
    return [carer for carer, ended_on in stays if ended_on is None or ended_on >= first_day]


def test_the_worked_examples_hold_two_three_one_one_two_and_three_placements() -> None:
    counts = [len(carers_since(e.rows["cla_episodes"], YEAR_BEGAN)) for e in WITH_CARERS]
    assert counts == [2, 3, 1, 1, 2, 3]


@pytest.mark.parametrize("example", WITH_CARERS, ids=lambda example: example.title)
def test_a_worked_example_counts_the_child_from_three_placements(example: Example) -> None:
    moved = len(carers_since(example.rows["cla_episodes"], YEAR_BEGAN)) >= 3
    assert (example.numerator, example.denominator) == (int(moved), 1)


def test_the_worked_examples_of_stability_know_all_seven_cases() -> None:
    answers = [
        None if example.empty else example.numerator
        for example in catalogue()["lac_longterm_stability_pct"].examples
    ]
    assert answers == [1, 0, None, 1, None, 1, 1]
