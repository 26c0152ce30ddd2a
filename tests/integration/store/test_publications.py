"""Candidates, publishing, going back, taking back a load: nothing is lost, and all has a reason."""

import json
from datetime import UTC, datetime

import pytest
from tests.integration.store.extracts import extract

from sightline.store.errors import StoreError
from sightline.store.publications import HISTORY
from sightline.store.store import Store

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def plans(on, *children):
    return extract(on, cp_plans=[{"child_id": c, "started_on": "2024-01-10"} for c in children])


FIRST, SECOND, THIRD = plans("2024-01-31", "a"), plans("2024-02-29", "b"), plans("2024-03-31", "c")


@pytest.fixture
def authority(tmp_path):
    return Store(tmp_path).authority("999")


def test_a_candidate_is_seen_by_nobody_who_reads_what_is_published(authority):
    before = authority.add(FIRST)
    candidate = authority.add(SECOND, publish=False)
    assert authority.published().id == before.id
    assert authority.candidate().id == candidate.id
    assert [load.sha256 for load in authority.loads()] == [FIRST.sha256, SECOND.sha256]
    authority.publish(candidate.id, by="alice", at=NOON, reason="Checked.")
    assert authority.published().id == candidate.id
    assert authority.candidate() is None


def test_a_first_load_that_is_not_published_is_known_all_the_same(authority, tmp_path):
    authority.add(FIRST, publish=False)
    assert authority.published() is None
    assert Store(tmp_path).authorities() == ["999"]


def test_the_next_load_adds_to_what_was_prepared(authority):
    authority.add(FIRST, publish=False)
    assert len(authority.add(SECOND).manifest.loads) == 2


def test_going_back_twice_goes_back_two_publications(authority):
    snapshots = [authority.add(load) for load in (FIRST, SECOND, THIRD)]
    assert authority.unpublish(by="bob", at=NOON, reason="Wrong day.").id == snapshots[1].id
    assert authority.unpublish(by="bob", at=NOON, reason="Wrong again.").id == snapshots[0].id
    assert authority.published().id == snapshots[0].id
    assert authority.withdrawn().reason == "Wrong again."
    assert authority.unpublish(by="bob", at=NOON, reason="All wrong.") is None
    assert authority.published() is None
    assert [step.went_back for step in authority.publications()] == [False] * 3 + [True] * 3
    authority.publish(snapshots[2].id, by="bob", at=NOON, reason="Right after all.")
    assert authority.withdrawn() is None
    assert authority.unpublish(by="bob", at=NOON, reason="No.") is None


def test_going_back_needs_a_reason_and_something_published(authority):
    with pytest.raises(StoreError, match="Nothing is published for authority 999"):
        authority.unpublish(by="bob", at=NOON, reason="Wrong.")
    authority.add(FIRST)
    with pytest.raises(StoreError, match="Say why, in a sentence"):
        authority.unpublish(by="bob", at=NOON, reason="  ")


def test_what_is_published_is_not_published_again(authority):
    snapshot = authority.add(FIRST)
    with pytest.raises(StoreError, match="is published already"):
        authority.publish(snapshot.id, by="bob", at=NOON)


def test_an_older_candidate_does_not_hide_a_newer_one_by_accident(authority):
    older = authority.add(FIRST, publish=False)
    newer = authority.add(SECOND, publish=False)
    with pytest.raises(StoreError, match=f"publish the newest snapshot, {newer.id}"):
        authority.publish(older.id, by="bob", at=NOON, only_newest=True)
    assert authority.publish(older.id, by="bob", at=NOON).id == older.id


def test_a_store_without_a_history_can_go_back_to_what_it_had(authority):
    before = authority.add(FIRST)
    (authority.folder / HISTORY).unlink()
    authority.add(SECOND)
    assert authority.unpublish(by="bob", at=NOON, reason="Wrong.").id == before.id


def test_a_load_taken_back_is_kept_with_its_reason_and_counts_no_more(authority):
    authority.add(FIRST)
    published = authority.add(SECOND)
    wrong = authority.find(SECOND.sha256)
    candidate = authority.unload(wrong.id, by="bob", at=NOON, reason="Drawn on a test system.")
    assert candidate.arrow("cp_plans")["child_id"].to_pylist() == ["a"]
    assert authority.published().id == published.id
    ((load, mark),) = authority.taken_back()
    assert (load.id, mark.by, mark.reason) == (wrong.id, "bob", "Drawn on a test system.")
    assert authority.originals(load) == [*SECOND.originals]
    assert authority.find(SECOND.sha256) is None


def test_a_load_taken_back_can_be_loaded_again(authority):
    authority.add(FIRST)
    authority.add(SECOND)
    authority.unload(authority.find(SECOND.sha256).id, by="bob", at=NOON, reason="Wrong.")
    assert len(authority.add(SECOND).arrow("cp_plans")) == 2
    assert len(authority.taken_back()) == 1


def test_the_only_load_can_be_replaced_but_not_taken_back(authority):
    authority.add(FIRST)
    only = authority.loads()[0]
    with pytest.raises(StoreError, match="the only load, so nothing would be left"):
        authority.unload(only.id, by="bob", at=NOON, reason="Wrong.")
    snapshot = authority.add(SECOND, instead_of=only.id)
    assert snapshot.arrow("cp_plans")["child_id"].to_pylist() == ["b"]
    assert [mark.load for _, mark in authority.taken_back()] == [only.id]


def test_a_load_there_is_not_cannot_be_taken_back(authority):
    authority.add(FIRST)
    with pytest.raises(StoreError, match="has no load “nonsense”"):
        authority.unload("nonsense", by="bob", at=NOON, reason="Wrong.")


def test_the_history_is_a_file_a_person_can_read(authority):
    authority.add(FIRST)
    authority.unpublish(by="bob", at=NOON, reason="Wrong day.")
    first, second = json.loads((authority.folder / HISTORY).read_text())
    assert (first["by"], first["went_back"]) == ("alice", False)
    assert (second["by"], second["reason"], second["at"]) == (
        "bob",
        "Wrong day.",
        "2024-03-01T12:00:00+00:00",
    )
