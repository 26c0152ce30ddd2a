"""A real-sized SSDA903, brought in and counted again by plain Python from the file itself."""

import csv
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest

from sightline.intake.load import load_files
from sightline.store.store import Store

YEAR = (date(2017, 4, 1), date(2018, 3, 31))


def written_day(text: str) -> date | None:
    return datetime.strptime(text.strip(), "%d/%m/%Y").date() if text.strip() else None  # noqa: DTZ007


@pytest.fixture(scope="module")
def loaded(shared_data, tmp_path_factory):
    paths = sorted((shared_data / "ssda903").glob("*.csv"))
    store = Store(tmp_path_factory.mktemp("store"))
    given = {"kind": "ssda903", "authority": "336", "extract_on": YEAR[1], "loaded_by": "alice"}
    return load_files(store, paths, **given).snapshot


@pytest.fixture(scope="module")
def in_care(shared_data: Path) -> dict[str, list[dict]]:
    """Episodes outside short breaks by child, without those whose dates can't be."""
    found = defaultdict(list)
    with (shared_data / "ssda903" / "episodes.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            start, end = written_day(row["DECOM"]), written_day(row["DEC"])
            if start > YEAR[1] or (end and (end < start or end > YEAR[1])):
                continue
            if row["LS"] not in {"V3", "V4"}:
                found[row["CHILD"]].append((start, end, row["RNE"], row["REC"]))
    return found


def test_children_looked_after_at_the_end_of_the_year_agree(loaded, in_care):
    periods = loaded.arrow("periods_of_care").to_pylist()
    found = {
        one["child_id"]
        for one in periods
        if one["started_on"] <= YEAR[1] and (one["ended_on"] is None or one["ended_on"] > YEAR[1])
    }
    expected = {child for child, kept in in_care.items() if any(end is None for _, end, *_ in kept)}
    assert found == expected
    assert len(found) > 1000


def test_starts_in_the_year_agree(loaded, in_care):
    found = sorted(
        (one["child_id"], one["started_on"])
        for one in loaded.arrow("periods_of_care").to_pylist()
        if one["start_reason"] == "S" and YEAR[0] <= one["started_on"] <= YEAR[1]
    )
    expected = sorted(
        (child, start)
        for child, kept in in_care.items()
        for start, _, reason, _ in kept
        if reason == "S" and YEAR[0] <= start <= YEAR[1]
    )
    assert found == expected
