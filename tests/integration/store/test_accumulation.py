"""Several loads of one authority become one set of rows."""

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.integration.store.extracts import day, extract

from sightline.store.errors import StoreError
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store
from sightline.vocabulary.declared import declared_records


@pytest.fixture
def authority(tmp_path: Path):
    return Store(tmp_path).authority("999")


def rows(snapshot: Snapshot, table: str) -> list[dict]:
    return snapshot.arrow(table).to_pylist()


def plan(child: str, started: str, **more: object) -> dict:
    return {"child_id": child, "started_on": started, "ended_on": None, "team": "North", **more}


def test_a_first_load_is_published_with_its_lineage(authority):
    snapshot = authority.add(extract("2024-03-31", cp_plans=[plan("a", "2024-01-10")]))
    (row,) = rows(snapshot, "cp_plans")
    assert row["row_id"] == (999 << 32) + 1
    assert (row["source_sheet"], row["source_row"]) == ("cp_plans", 2)
    assert (row["from_source"], row["observed_on"]) == ("annex_a", day("2024-03-31"))
    assert row["initial_category"] == "unknown"
    assert snapshot.manifest.data_as_at == day("2024-03-31")
    (load,) = authority.loads()
    assert (row["load_id"], load.accepted, load.loaded_by) == (load.id, 1, "alice")
    assert authority.originals(load)[0][0] == "annex_a 2024-03-31.xlsx"
    assert authority.quarantined().to_pylist()[0]["load_id"] == load.id


def test_every_child_any_table_names_has_a_row(authority):
    snapshot = authority.add(extract("2024-03-31", cp_plans=[plan("a", "2024-01-10")]))
    (child,) = rows(snapshot, "children")
    assert (child["child_id"], child["sex"], child["ethnic_group"]) == ("a", "unknown", "Not known")


def test_the_later_extract_wins_and_the_change_is_kept(authority):
    old, new = plan("a", "2024-01-10", initial_category="NEG"), plan("a", "2024-01-10")
    authority.add(extract("2024-01-31", cp_plans=[old]))
    new |= {"initial_category": "EMO", "ended_on": "2024-02-20"}
    snapshot = authority.add(extract("2024-02-29", cp_plans=[new]))
    (row,) = rows(snapshot, "cp_plans")
    assert (row["initial_category"], row["ended_on"]) == ("EMO", day("2024-02-20"))
    assert (row["first_held_on"], row["last_held_on"]) == (day("2024-01-31"), day("2024-02-29"))
    versions = pq.read_table(snapshot.versions_path("cp_plans")).to_pylist()
    assert [(one["column"], one["old"], one["new"]) for one in versions] == [
        ("ended_on", None, "20/02/2024"),
        ("initial_category", "NEG", "EMO"),
    ]
    assert (versions[0]["old_on"], versions[0]["new_on"]) == (day("2024-01-31"), day("2024-02-29"))


def test_an_older_extract_loaded_later_does_not_win(authority):
    authority.add(extract("2024-02-29", cp_plans=[plan("a", "2024-01-10", initial_category="EMO")]))
    late = extract("2024-01-31", cp_plans=[plan("a", "2024-01-10", initial_category="NEG")])
    assert rows(authority.add(late), "cp_plans")[0]["initial_category"] == "EMO"


def test_a_blank_in_a_later_extract_is_a_blank(authority):
    authority.add(extract("2024-01-31", cp_plans=[plan("a", "2023-12-10", ended_on="2024-01-20")]))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "2023-12-10")]))
    assert rows(snapshot, "cp_plans")[0]["ended_on"] is None


def test_a_column_a_later_extract_does_not_have_keeps_what_is_known(authority):
    authority.add(extract("2024-01-31", cp_plans=[plan("a", "2023-12-10", previous_plans=2)]))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "2023-12-10")]))
    assert rows(snapshot, "cp_plans")[0]["previous_plans"] == 2


def contact(child: str, on: str) -> dict:
    return {"child_id": child, "contacted_on": on, "source": "2A"}


def test_a_row_missing_inside_the_window_is_withdrawn_and_outside_it_has_aged_out(authority):
    first = [contact("a", "2023-10-05"), contact("b", "2024-01-15"), contact("c", "2024-01-20")]
    authority.add(extract("2024-01-31", contacts=first))
    second = [contact("c", "2024-01-20"), contact("d", "2023-12-20")]
    snapshot = authority.add(extract("2024-06-10", contacts=second))
    withdrawn = {row["child_id"]: row["withdrawn_on"] for row in rows(snapshot, "contacts")}
    assert withdrawn == {"a": None, "b": day("2024-06-10"), "c": None, "d": None}


def test_a_contact_keeps_its_own_source_whatever_held_it(authority):
    authority.add(extract("2024-01-31", contacts=[contact("a", "2024-01-15")]))
    decided = {**contact("a", "2024-01-15"), "decided_on": "2024-01-16"}
    snapshot = authority.add(replace(extract("2024-01-31", contacts=[decided]), kind="local"))
    (row,) = rows(snapshot, "contacts")
    assert (row["source"], row["source_group"]) == ("2A", "Schools")
    assert row["decided_on"] == day("2024-01-16")


def test_no_declared_column_bears_a_name_that_accumulation_works_with():
    working = {"load_no", "load_kind", "load_id", "extract_on", "rank", "first_no", "last_no"}
    assert not [
        (table.name, column)
        for table in declared_records()
        for column in table.columns
        if column in working
    ]


def test_a_window_begins_where_the_file_itself_does(authority):
    authority.add(extract("2024-01-31", contacts=[contact("a", "2023-12-12")]))
    snapshot = authority.add(extract("2024-06-10", contacts=[contact("b", "2023-12-15")]))
    assert {row["withdrawn_on"] for row in rows(snapshot, "contacts")} == {None}


def test_an_empty_list_withdraws_nothing_and_says_so(authority):
    authority.add(extract("2024-01-31", contacts=[contact("a", "2024-01-12")]))
    snapshot = authority.add(extract("2024-02-29", contacts=[]))
    assert rows(snapshot, "contacts")[0]["withdrawn_on"] is None
    assert snapshot.manifest.warnings == (
        "Contacts: the extract of 29/02/2024 has no rows; nothing was withdrawn.",
    )


def test_a_withdrawn_row_that_comes_back_counts_again(authority):
    both = [contact("a", "2024-01-10"), contact("b", "2024-01-05")]
    authority.add(extract("2024-01-31", contacts=both))
    snapshot = authority.add(extract("2024-02-29", contacts=both[1:]))
    assert [row["withdrawn_on"] for row in rows(snapshot, "contacts")] != [None, None]
    snapshot = authority.add(extract("2024-03-31", contacts=both))
    assert [row["withdrawn_on"] for row in rows(snapshot, "contacts")] == [None, None]


def test_a_plan_replaced_by_a_later_one_ended_when_that_began(authority):
    authority.add(extract("2024-01-31", cp_plans=[plan("a", "2023-06-10")]))
    snapshot = authority.add(extract("2024-06-30", cp_plans=[plan("a", "2024-05-01")]))
    first, second = rows(snapshot, "cp_plans")
    assert (first["ended_on"], first["withdrawn_on"]) == (day("2024-05-01"), None)
    assert (second["ended_on"], second["previous_ended_on"]) == (None, day("2024-05-01"))


def test_a_corrected_first_day_withdraws_the_row_it_corrects(authority):
    authority.add(extract("2024-01-31", cp_plans=[plan("a", "2024-01-10")]))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "2024-01-12")]))
    first, second = rows(snapshot, "cp_plans")
    assert (first["withdrawn_on"], second["withdrawn_on"]) == (day("2024-02-29"), None)


def test_an_open_row_lost_in_a_gap_between_extracts_ended_in_it(authority):
    authority.add(extract("2023-03-31", cp_plans=[plan("a", "2023-01-10")]))
    snapshot = authority.add(extract("2024-03-31", cp_plans=[plan("b", "2024-01-10")]))
    first, _ = rows(snapshot, "cp_plans")
    assert (first["ended_on"], first["withdrawn_on"]) == (day("2023-09-29"), None)
    assert first["impossible"] is None
    assert snapshot.manifest.warnings == (
        "Extracts more than six months apart: Child protection plans, 31/03/2023 to 30/09/2023.",
    )


def test_rows_that_repeat_a_key_count_once_and_are_told(authority):
    twice = [contact("a", "2024-01-10"), contact("a", "2024-01-10")]
    snapshot = authority.add(extract("2024-01-31", contacts=twice))
    assert len(rows(snapshot, "contacts")) == 1
    assert snapshot.manifest.warnings == (
        "Contacts, extract of 31/01/2024: 1 row repeats another row’s child_id, contacted_on, "
        "source; rows that share these count once.",
    )


def census(on: str, **tables: list[dict]):
    return extract(on, kind="cin_census", covers=("2023-04-01", "2024-03-31"), **tables)


def episode(child: str, started: str, **more: object) -> dict:
    return {"child_id": child, "started_on": started, "ended_on": None, **more}


def test_the_better_source_wins_and_the_difference_is_listed(authority):
    authority.add(
        extract("2024-04-30", cin_episodes=[episode("a", "2024-01-10", primary_need="N5")])
    )
    snapshot = authority.add(
        census("2024-03-31", cin_episodes=[episode("a", "2024-01-10", primary_need="N1")])
    )
    (row,) = rows(snapshot, "cin_episodes")
    assert (row["primary_need"], row["from_source"]) == ("N1", "cin_census")
    (difference,) = pq.read_table(snapshot.differences_path).to_pylist()
    assert (difference["value_a"], difference["value_b"]) == ("N1", "N5")
    assert (difference["source_a"], difference["source_b"]) == ("cin_census", "annex_a")


def test_a_lesser_source_fills_in_what_the_better_one_leaves_out(authority):
    authority.add(census("2024-03-31", cin_episodes=[episode("a", "2024-01-10")]))
    later = episode("a", "2024-01-10", ended_on="2024-05-20", team="North", primary_need="N3")
    snapshot = authority.add(extract("2024-05-31", cin_episodes=[later]))
    (row,) = rows(snapshot, "cin_episodes")
    assert (row["ended_on"], row["team"], row["primary_need"]) == (day("2024-05-20"), "North", "N3")


def test_an_episode_that_begins_on_another_day_in_the_other_source_is_the_same_one(authority):
    authority.add(census("2024-03-31", cin_episodes=[episode("a", "2024-01-10")]))
    snapshot = authority.add(
        extract("2024-05-31", cin_episodes=[episode("a", "2024-01-25", team="North")])
    )
    (row,) = rows(snapshot, "cin_episodes")
    assert (row["started_on"], row["team"]) == (day("2024-01-10"), "North")
    (difference,) = pq.read_table(snapshot.differences_path).to_pylist()
    assert (difference["column"], difference["value_a"], difference["value_b"]) == (
        "started_on",
        "10/01/2024",
        "25/01/2024",
    )


def test_what_was_true_on_each_extract_day_is_kept(authority):
    authority.add(extract("2024-01-31", cp_plans=[plan("a", "2023-12-10")]))
    snapshot = authority.add(
        extract("2024-02-29", cp_plans=[plan("a", "2023-12-10", team="South")])
    )
    observed = pq.read_table(snapshot.observed_path("cp_plans")).to_pylist()
    assert [(one["observed_on"], one["team"]) for one in observed] == [
        (day("2024-01-31"), "North"),
        (day("2024-02-29"), "South"),
    ]
    assert snapshot.manifest.observed_days["cp_plans"] == (day("2024-01-31"), day("2024-02-29"))
    assert [(one["team"], one["started_on"], one["ended_on"])
            for one in rows(snapshot, "allocations")] == [
        ("North", day("2023-12-10"), day("2024-02-29")),
        ("South", day("2024-02-29"), None),
    ]  # fmt: skip


def test_successive_last_visits_become_visits(authority):
    for on, visit in [("2024-01-31", "2024-01-20"), ("2024-02-29", "2024-02-20")]:
        rows_ = [plan("a", "2023-12-10", last_visit_on=visit, last_seen_alone="yes")]
        snapshot = authority.add(extract(on, cp_plans=rows_))
    visits = rows(snapshot, "cp_visits")
    assert [(one["visited_on"], one["seen_alone"], one["gathered"]) for one in visits] == [
        (day("2024-01-20"), "yes", True),
        (day("2024-02-20"), "yes", True),
    ]
    assert {one["plan_id"] for one in visits} == {rows(snapshot, "cp_plans")[0]["row_id"]}


def test_impossible_dates_are_named_in_words(authority):
    wrong = [plan("a", "2024-01-10", ended_on="2024-01-05"), plan("b", "2024-06-10")]
    snapshot = authority.add(extract("2024-01-31", cp_plans=wrong))
    assert [row["impossible"] for row in rows(snapshot, "cp_plans")] == [
        "ended_on 05/01/2024 is before started_on 10/01/2024",
        "started_on 10/06/2024 is after the extract of 31/01/2024",
    ]


def test_coverage_is_joined_where_extracts_touch(authority):
    authority.add(extract("2024-01-31", contacts=[contact("a", "2024-01-10")]))
    snapshot = authority.add(extract("2024-03-31", contacts=[contact("a", "2024-01-10")]))
    (covered,) = snapshot.manifest.coverage["contacts"]
    assert (covered.first, covered.last) == (day("2023-07-31"), day("2024-03-31"))


def test_a_team_belongs_to_its_service(authority):
    teams = [{"team": "North", "service": "Help and protection"}]
    authority.add(extract("2024-01-31", kind="local", teams=teams))
    snapshot = authority.add(extract("2024-01-31", cp_plans=[plan("a", "2023-12-10")]))
    assert rows(snapshot, "cp_plans")[0]["service"] == "Help and protection"
    assert rows(snapshot, "allocations")[0]["service"] == "Help and protection"


def test_the_same_file_twice_is_refused_with_a_sentence(authority):
    load = extract("2024-01-31", contacts=[contact("a", "2024-01-10")])
    authority.add(load)
    assert authority.find(load.sha256) == authority.loads()[0]
    with pytest.raises(StoreError, match="was loaded on 01/01/2024 by alice already"):
        authority.add(load)


def test_a_column_nobody_declared_is_refused_not_dropped(authority):
    load = extract("2024-01-31", contacts=[contact("a", "2024-01-10")])
    odd = load.tables["contacts"].rename_columns({"contacted_on": "contacted"})
    load.tables["contacts"] = odd
    with pytest.raises(StoreError, match="no column “contacted”"):
        authority.add(load)
    assert authority.published() is None


def test_the_list_of_children_in_care_is_reconciled_with_the_episodes(authority):
    care = {"reason_started": "S", "legal_status": "C2", "place": "U6"}
    episodes = [
        {"child_id": "a", "started_on": "2023-05-10", "ended_on": "2023-09-01",
         "end_reason": "E4A", **care},
        {"child_id": "b", "started_on": "2023-06-10", "ended_on": None, **care},
    ]  # fmt: skip
    listed = [
        {"child_id": "a", "started_on": "2023-05-10", "ended_on": "2023-09-02",
         "legal_status": "C2", "end_reason": "E4A"},
        {"child_id": "b", "started_on": "2023-06-12", "ended_on": None, "legal_status": "C2"},
        {"child_id": "c", "started_on": "2023-07-12", "ended_on": None, "legal_status": "C2"},
    ]  # fmt: skip
    covers = ("2023-04-01", "2024-03-31")
    authority.add(extract("2023-12-31", children_in_care=listed))
    snapshot = authority.add(
        extract("2024-03-31", kind="ssda903", covers=covers, cla_episodes=episodes)
    )
    found = pq.read_table(snapshot.differences_path).to_pylist()
    assert [(one["child_id"], one["column"], one["value_a"], one["value_b"]) for one in found] == [
        ("a", "ended_on", "01/09/2023", "02/09/2023"),
        ("b", "started_on", "10/06/2023", "12/06/2023"),
        ("c", "started_on", None, "12/07/2023"),
    ]
    periods = {row["child_id"]: row["started_on"] for row in rows(snapshot, "periods_of_care")}
    assert periods == {"a": day("2023-05-10"), "b": day("2023-06-10"), "c": day("2023-07-12")}
