"""One name for each team and worker, and last March's figures with last March's tree."""

from datetime import date

import pytest
from tests.integration.store.extracts import day, extract

from sightline.store.errors import StoreError
from sightline.store.organisation import (
    FILE,
    Organisation,
    TeamPlace,
    read_organisation,
    write_organisation,
)
from sightline.store.store import Store


@pytest.fixture
def authority(tmp_path):
    return Store(tmp_path).authority("999")


def plan(child, team, worker=None):
    return {"child_id": child, "started_on": "2024-01-10", "team": team, "worker": worker}


def rows(snapshot, table, *columns):
    return [tuple(row[c] for c in columns) for row in snapshot.arrow(table).to_pylist()]


def test_every_spelling_of_a_team_and_worker_becomes_the_one_name(authority):
    write_organisation(
        authority.folder,
        Organisation({"NORTH TEAM": "North", "N. Team": "North"}, {"w. one": "Worker One"}),
    )
    snapshot = authority.add(
        extract("2024-01-31", cp_plans=[plan("a", "NORTH TEAM", "w. one"), plan("b", "North")])
    )
    assert rows(snapshot, "cp_plans", "team", "worker") == [
        ("North", "Worker One"),
        ("North", None),
    ]
    assert rows(snapshot, "allocations", "team", "worker") == [
        ("North", "Worker One"),
        ("North", None),
    ]


def test_a_change_of_spelling_is_no_change_of_team(authority):
    write_organisation(authority.folder, Organisation({"NORTH TEAM": "North"}))
    authority.add(extract("2024-01-31", cp_plans=[plan("a", "NORTH TEAM")]))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "North")]))
    assert rows(snapshot, "allocations", "team", "started_on", "ended_on") == [
        ("North", day("2024-01-10"), None)
    ]


def test_two_spellings_in_one_list_that_is_kept_by_team_are_one_row_and_told(authority):
    write_organisation(authority.folder, Organisation({"NORTH TEAM": "North"}))
    posts = [
        {"counted_on": "2024-01-31", "team": "NORTH TEAM", "vacant_fte": 1.0},
        {"counted_on": "2024-01-31", "team": "North", "vacant_fte": 2.0},
    ]
    snapshot = authority.add(extract("2024-01-31", kind="local", workforce_posts=posts))
    assert len(rows(snapshot, "workforce_posts", "team")) == 1
    assert any("1 row repeats another row" in told for told in snapshot.manifest.warnings)


MOVED = (
    TeamPlace("North", "Assessment", None, date(2024, 2, 1)),
    TeamPlace("North", "Safeguarding", date(2024, 2, 1)),
)


def test_a_team_that_moves_takes_its_children_along_from_that_day(authority):
    write_organisation(authority.folder, Organisation(teams=MOVED))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "North")]))
    assert rows(snapshot, "allocations", "service", "started_on", "ended_on") == [
        ("Assessment", day("2024-01-10"), day("2024-02-01")),
        ("Safeguarding", day("2024-02-01"), None),
    ]
    assert rows(snapshot, "cp_plans", "service") == [("Safeguarding",)]


def test_a_team_that_closes_leaves_its_children_without_a_service(authority):
    closed = TeamPlace("North", "Assessment", None, date(2024, 2, 1))
    write_organisation(authority.folder, Organisation(teams=(closed,)))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "North")]))
    assert rows(snapshot, "allocations", "service", "started_on") == [
        ("Assessment", day("2024-01-10")),
        (None, day("2024-02-01")),
    ]


def test_a_move_still_to_come_waits_for_the_extract_after_it(authority):
    later = (
        TeamPlace("North", "Assessment", None, date(2024, 6, 1)),
        TeamPlace("North", "Safeguarding", date(2024, 6, 1)),
    )
    write_organisation(authority.folder, Organisation(teams=later))
    snapshot = authority.add(extract("2024-02-29", cp_plans=[plan("a", "North")]))
    assert rows(snapshot, "allocations", "service") == [("Assessment",)]


def test_what_is_settled_of_a_team_stands_before_the_loaded_list(authority):
    loaded = [{"team": "North", "service": "Old"}, {"team": "South", "service": "Care"}]
    write_organisation(authority.folder, Organisation(teams=(TeamPlace("North", "Assessment"),)))
    authority.add(extract("2024-01-31", kind="local", teams=loaded))
    snapshot = authority.add(
        extract("2024-01-31", cp_plans=[plan("a", "North"), plan("b", "South")])
    )
    assert rows(snapshot, "allocations", "service") == [("Assessment",), ("Care",)]
    assert sorted(rows(snapshot, "teams", "team", "from_source")) == [
        ("North", "organisation"),
        ("South", "local"),
    ]


def test_the_manifest_says_with_which_organisation_it_was_made(authority):
    first = authority.add(extract("2024-01-31", cp_plans=[plan("a", "NORTH TEAM")]))
    assert first.manifest.organisation == ""
    settled = Organisation({"NORTH TEAM": "North"})
    write_organisation(authority.folder, settled)
    candidate = authority.remake()
    assert candidate.manifest.organisation == settled.hash
    assert rows(candidate, "cp_plans", "team") == [("North",)]
    assert authority.published().id == first.id
    assert rows(first, "cp_plans", "team") == [("NORTH TEAM",)]


def test_an_organisation_is_read_as_it_was_written(tmp_path):
    settled = Organisation({"a": "b"}, {"ü": "v"}, MOVED)
    write_organisation(tmp_path, settled)
    assert read_organisation(tmp_path) == settled
    assert read_organisation(tmp_path / "nowhere").hash == ""


def test_a_damaged_organisation_is_said_and_not_passed_over(tmp_path):
    (tmp_path / FILE).write_text('{"team_names": []}')
    with pytest.raises(StoreError, match="can't be read as an organisation"):
        read_organisation(tmp_path)
