"""What one locality's children need: Wrenshire's own, counted again in plain Python."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from sightline.demo.localities import LOCALITIES, home_of
from sightline.documents.exports import to_csv, to_fragment, to_xlsx
from sightline.documents.local_area_profile import (
    HOW_TO_LOAD,
    NoSuchLocality,
    local_area_profile,
    localities,
)
from sightline.documents.model import Document, Note, Table
from sightline.documents.records import snapshot_of
from sightline.documents.source import Source, newest, source_of
from sightline.vocabulary.months import months_back


@pytest.fixture(scope="module")
def source(wrenshire_kept: Path) -> Source:
    found = source_of(wrenshire_kept)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def west(source: Source) -> Document:
    return local_area_profile(source, "West", newest(source))


def tables(profile: Document) -> list[Table]:
    return [block for block in profile.blocks if isinstance(block, Table)]


def row(profile: Document, table: str, first: str) -> tuple[object, ...]:
    found = next(t for t in tables(profile) if t.title == table)
    return next(cells for cells in found.rows if cells[0] == first)


def contacts_from(source: Source, place: str) -> int:
    """Contacts of the year of children who live in that ward or locality."""
    as_at = newest(source)
    table = pq.read_table(
        snapshot_of(source).path("contacts"),
        columns=["child_id", "contacted_on", "withdrawn_on", "impossible"],
    )
    return sum(
        months_back(as_at, 12) < each["contacted_on"] <= as_at
        and each["withdrawn_on"] is None
        and each["impossible"] is None
        and place in (home_of(each["child_id"]) or ())
        for each in table.to_pylist()
    )


def test_the_localities_are_those_of_the_list_of_homes(source: Source) -> None:
    assert localities(source) == tuple(sorted(LOCALITIES))


@pytest.mark.parametrize("locality", sorted(LOCALITIES))
def test_a_count_is_that_of_the_children_who_live_there(source: Source, locality: str) -> None:
    profile = local_area_profile(source, locality, newest(source))
    cells = row(profile, "Front door", "Contacts received")
    assert cells[2] == f"{contacts_from(source, locality):,}"


def test_wards_are_counted_the_same_way_and_are_the_localitys_own(
    source: Source, west: Document
) -> None:
    wards = next(table for table in tables(west) if table.title == "By ward")
    assert [cells[0] for cells in wards.rows] == sorted(LOCALITIES["West"])
    assert row(west, "By ward", "Westcombe")[1] == f"{contacts_from(source, 'Westcombe'):,}"


def test_a_percentage_stands_with_its_parts_beside_the_authoritys(west: Document) -> None:
    cells = row(west, "Front door", "Re-referrals within 12 months")
    assert [str(cell).count(" of ") for cell in cells[2:4]] == [1, 1]
    assert cells[4] in {"Higher", "Lower", "Similar"}


def test_a_count_stands_with_its_share(west: Document) -> None:
    assert str(row(west, "Looked after", "Children looked after")[4]).endswith("% of all")


def test_it_warns_of_small_numbers_and_of_homes_not_known(west: Document) -> None:
    notes = " ".join(block.text for block in west.blocks if isinstance(block, Note))
    assert "fewer than 10" in notes and "not for publication" in notes
    assert "no locality is recorded" in notes


def test_an_earlier_day_gives_earlier_figures(source: Source) -> None:
    before = local_area_profile(source, "West", date(2026, 3, 31))
    assert before.name == "local-area-profile-west-2026-03-31"
    now = local_area_profile(source, "West", newest(source))
    assert tables(before) != tables(now)


def test_it_is_written_as_a_page_and_as_numbers_not_rounded(west: Document) -> None:
    assert "Local area profile: West" in to_fragment(west)
    lines = list(csv.DictReader(io.StringIO(to_csv(west).removeprefix("\ufeff"))))
    asked = {"area": "West", "indicator": "rereferrals_12m_pct"}
    (line,) = [each for each in lines if asked.items() <= each.items()]
    parts = 100 * float(line["numerator"]) / float(line["denominator"])
    assert float(line["value"]) == pytest.approx(parts)
    assert {each["kind"] for each in lines} == {"authority", "locality", "ward"}
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(west)))["Figures"]["G4"].data_type == "n"


def test_a_locality_that_is_not_there_is_refused_with_those_that_are(source: Source) -> None:
    with pytest.raises(NoSuchLocality, match="Central, East, North, West"):
        local_area_profile(source, "Nowhere", newest(source))


def test_without_a_list_of_homes_it_says_how_to_load_one(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.documents.local_area_profile._areas", lambda source: {})
    assert localities(source) == ()
    with pytest.raises(NoSuchLocality) as refused:
        local_area_profile(source, "West", newest(source))
    assert HOW_TO_LOAD in str(refused.value)
