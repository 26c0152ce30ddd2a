"""Real (synthetic, but not ours) returns, if there are any beside the project."""

import csv
from collections import Counter
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook
from tests.unit.intake.made_files import nothing_is_lost

from sightline.intake import load_files, read_files
from sightline.intake.cells.readers import reader_for
from sightline.intake.mapping import return_mapping
from sightline.store.store import Store
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType

MARCH = date(2018, 3, 31)
APRIL = date(2017, 4, 1)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007


def test_the_annex_a_sample_loads_its_59_rows(shared_data):
    load = read_files([shared_data / "annex_a" / "Annex_A.xlsx"], "336")
    assert [count.accepted for count in load.counts] == [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5]
    assert sum(count.rows for count in load.counts) == 59
    assert nothing_is_lost(load)


def test_the_template_of_2019_loads_its_example_rows(shared_data):
    load = read_files([shared_data / "annex_a" / "Annex_A_template_2019.xlsx"], "336")
    assert {count.sheet: count.rows for count in load.counts if count.rows} == {
        "List_1": 1,
        "List_2": 10,
    }
    assert nothing_is_lost(load)


def test_every_code_ofsted_prefers_is_understood(shared_data):
    book = shared_data / "annex_a" / "Annex_A_template_2019.xlsx"
    codes = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("Codes_used").to_python()
    checked = 0
    for place, heading in enumerate(codes[0]):
        heading = {
            "Contact / Referral Source": "Contact Source",
            "Initial/Latest Category of Abuse": "Latest Category of Abuse",
        }.get(heading, heading)
        found = [sheet.column_for(heading) for sheet in return_mapping("annex_a").sheets]
        column = next((each for each in found if each and each.targets), None)
        target = column and column.targets[0]
        declared = target and declared_records()[target.table].columns[target.column]
        if not declared or declared.type not in {ColumnType.CODE, ColumnType.BOOLEAN}:
            continue
        read = reader_for(declared, target.reads, column.aliases)
        values = [row[place] for row in codes[2:] if row[place]]
        known = {read(value) for value in values}  # raises for a code nobody knows
        assert len(known) >= 2, heading
        checked += 1
    assert checked >= 28


def test_the_903_loads_every_row_and_keeps_what_repeats(shared_data):
    load = read_files([shared_data / "ssda903"], "999")
    counts = {count.sheet: (count.rows, count.quarantined) for count in load.counts}
    assert load.extract_on == MARCH
    assert counts["header.csv"] == (2675, 0)
    assert counts["episodes.csv"] == (5050, 0)
    assert counts["reviews.csv"] == (12582, 14)
    assert nothing_is_lost(load)


@pytest.fixture(scope="module")
def published(shared_data, tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("store"))
    return load_files(store, [shared_data / "ssda903"], authority="999").snapshot


def test_children_looked_after_agree_with_a_plain_count(shared_data, published):
    plain = {
        row["CHILD"]
        for row in rows(shared_data / "ssda903" / "episodes.csv")
        if day(row["DECOM"]) <= MARCH
        and not (row["DEC"] and day(row["DEC"]) <= MARCH)
        and row["LS"] not in {"V3", "V4"}
    }
    kept = published.arrow("cla_episodes").to_pylist()
    ours = {
        row["child_id"]
        for row in kept
        if row["started_on"] <= MARCH
        and (row["ended_on"] is None or row["ended_on"] > MARCH)
        and row["legal_status"] not in {"V3", "V4"}
    }
    assert len(plain) > 500
    assert ours == plain


def test_starts_and_ceases_agree_with_a_plain_count(shared_data, published):
    plain = rows(shared_data / "ssda903" / "episodes.csv")
    kept = published.arrow("cla_episodes").to_pylist()
    starts = {
        (r["CHILD"], day(r["DECOM"]))
        for r in plain
        if r["RNE"] == "S" and APRIL <= day(r["DECOM"]) <= MARCH
    }
    ceases = {
        (r["CHILD"], day(r["DEC"]))
        for r in plain
        if r["REC"] not in {"", "X1"} and r["DEC"] and APRIL <= day(r["DEC"]) <= MARCH
    }
    assert {
        (r["child_id"], r["started_on"])
        for r in kept
        if r["reason_started"] == "S" and APRIL <= r["started_on"] <= MARCH
    } == starts
    assert {
        (r["child_id"], r["ended_on"])
        for r in kept
        if r["end_reason"] not in {"unknown", "X1"}
        and r["ended_on"]
        and APRIL <= r["ended_on"] <= MARCH
    } == ceases
    assert len(starts) > 100 and len(ceases) > 500


def test_reviews_agree_with_a_plain_count(shared_data, published):
    plain = {
        (row["CHILD"], day(row["REVIEW"]))
        for row in rows(shared_data / "ssda903" / "reviews.csv")
        if APRIL <= day(row["REVIEW"]) <= MARCH
    }
    kept = published.arrow("cla_reviews").to_pylist()
    ours = {(r["child_id"], r["held_on"]) for r in kept if APRIL <= r["held_on"] <= MARCH}
    assert len(plain) > 2000
    assert ours == plain


def test_five_years_accumulate(shared_data, tmp_path):
    """Looked after at each 31 March in the year's own file: 437, 370, 243, 147, 102."""
    store = Store(tmp_path)
    found = []
    for year in range(2017, 2022):
        files = sorted((shared_data / "ssda903_years").glob(f"{year}-*.csv"))
        outcome = load_files(store, files, authority="999")
        assert outcome.load.extract_on == date(year + 1, 3, 31)
        found.append(_looked_after(outcome.load.tables["cla_episodes"], date(year, 3, 31)))
    assert found == [437, 370, 243, 147, 102]
    snapshot = store.authority("999").published()
    in_files = Counter(
        (row["CHILD"], day(row["DECOM"]), row["RNE"])
        for year in range(2017, 2022)
        for row in rows(shared_data / "ssda903_years" / f"{year}-episodes.csv")
    )
    assert snapshot.arrow("cla_episodes").num_rows == len(in_files)


def _looked_after(episodes, on):
    return len({
        row["child_id"]
        for row in episodes.to_pylist()
        if row["started_on"] <= on
        and (row["ended_on"] is None or row["ended_on"] > on)
        and row["legal_status"] not in {"V3", "V4"}
    })  # fmt: skip


def test_the_made_up_census_loads_332_children_and_402_episodes(shared_data):
    load = read_files([shared_data / "cin" / "fake_CIN_data.xml"])
    assert load.authority == "975"
    assert load.tables["children"].num_rows == 332
    assert load.tables["cin_episodes"].num_rows == 402
    assert nothing_is_lost(load)


def test_the_small_census_loads_though_it_is_full_of_faults(shared_data):
    load = read_files([shared_data / "cin" / "CIN_Census_2024.xml"])
    assert load.extract_on == date(2024, 3, 31)
    assert load.tables["assessments"]["factors"].to_pylist() == [["1C", "6B"], None]
    assert [code.raw for code in load.unmatched_codes] == ["RB"]


def test_the_workforce_census_loads_its_workers(shared_data):
    load = read_files([shared_data / "csww" / "social_work_workforce_2022.xml"])
    assert (load.kind, load.authority) == ("csww", "301")
    assert [(c.rows, c.quarantined) for c in load.counts] == [(30, 2), (1, 0)]
    assert load.tables["workforce_posts"]["vacant_fte"].to_pylist() == [79.68]
