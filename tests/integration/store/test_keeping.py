"""Erasure, retention and legal hold: a child's rows leave every load and snapshot, nothing else."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from tests.integration.store.extracts import extract

from sightline.store.doctor import check_store
from sightline.store.errors import StoreError
from sightline.store.keeping.holds import Hold, lift_hold, set_hold
from sightline.store.keeping.keep import (
    UNFINISHED,
    erase_child,
    finish_erasing,
    out_of_date,
    purge,
)
from sightline.store.keeping.rectify import Rectification, rectify
from sightline.store.keeping.rewrite import REMOVED_ORIGINALS
from sightline.store.keeping.schedule import schedule_of, shipped_schedule
from sightline.store.store import Store
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import ProblemsFound

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def _plans(*children: str) -> list[dict[str, str]]:
    return [{"child_id": child, "started_on": "2024-01-10"} for child in children]


@pytest.fixture
def kept(tmp_path):
    """Two snapshots: of children a and b, then of a, b and c."""
    authority = Store(tmp_path / "data").authority("999")
    authority.add(extract("2024-01-31", cp_plans=_plans("a", "b")))
    authority.add(extract("2024-02-29", cp_plans=_plans("a", "b", "c")))
    return authority


def _children(snapshot, table="cp_plans"):
    return sorted(snapshot.arrow(table)["child_id"].to_pylist())


def _bytes_with(folder, text):
    """Files in which the text can still be read, uncompressed or as Parquet."""
    import pyarrow.parquet as pq

    found = []
    for path in folder.rglob("*"):
        if path.suffix == ".parquet":
            if text in str(pq.read_table(path).to_pydict()):
                found.append(path.name)
        elif path.is_file() and text in path.read_bytes().decode("utf-8", "replace"):
            found.append(path.name)
    return found


def test_an_erased_child_is_in_no_snapshot_and_no_load(kept):
    secret = "child-to-forget"
    kept.add(extract("2024-03-31", cp_plans=_plans("a", secret)))
    assert _bytes_with(kept.folder, secret)
    found = erase_child(kept, secret, at=NOON)
    assert found.rows and found.snapshots == 1 and found.loads == 1
    assert _bytes_with(kept.folder, secret) == []
    assert [_children(snapshot) for snapshot in kept.snapshots()] == [
        ["a", "b"], ["a", "b", "c"], ["a", "b", "c"],
    ]  # fmt: skip


def test_a_rewritten_snapshot_says_when_and_why_and_is_sound(kept):
    erase_child(kept, "b", at=NOON)
    manifest = kept.published().manifest
    assert manifest.rewritten == ((NOON.isoformat(), "a record was erased"),)
    assert manifest.tables["cp_plans"] == 2
    assert all(check.ok for check in check_store(kept.folder.parent.parent) if "disk" not in
               check.sentence)  # fmt: skip


def test_the_folder_is_read_only_again_afterwards(kept):
    erase_child(kept, "b", at=NOON)
    folder = kept.published().folder
    assert folder.stat().st_mode & 0o222 == 0
    assert all(path.stat().st_mode & 0o222 == 0 for path in folder.rglob("*"))


def test_the_original_files_of_loads_with_the_child_go_and_others_stay(kept):
    erase_child(kept, "c", at=NOON)
    first, second = kept.loads()
    assert kept.originals(first) and not kept.originals(second)
    assert json.loads((second.folder / REMOVED_ORIGINALS).read_text())["files"] == 1


def test_all_can_be_built_again_after_an_erasure(kept):
    erase_child(kept, "c", at=NOON)
    assert _children(kept.rebuild()) == ["a", "b"]


def test_a_child_under_legal_hold_is_not_erased_until_the_hold_is_lifted(kept):
    set_hold(kept.folder, Hold("b", "Court proceedings.", "Governance", NOON))
    with pytest.raises(StoreError, match="legal hold"):
        erase_child(kept, "b", at=NOON)
    assert "b" in _children(kept.published())
    assert lift_hold(kept.folder, "b") and not lift_hold(kept.folder, "b")
    erase_child(kept, "b", at=NOON)
    assert "b" not in _children(kept.published())


def test_an_unknown_child_is_said_to_be_unknown(kept):
    with pytest.raises(StoreError, match="Nothing is held"):
        erase_child(kept, "nobody", at=NOON)


def test_what_a_crash_left_half_erased_is_finished(kept):
    """A process is killed in the middle; the note it left is enough to go on."""
    program = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path;"
        "from sightline.store.store import Store; from sightline.store.keeping import keep;"
        "import os, signal;"
        "told = lambda s, share: os.kill(os.getpid(), signal.SIGKILL) if share > 0.4 else None;"
        "keep.erase_child(Store(Path(sys.argv[1])).authority('999'), 'b',"
        " at=datetime(2026, 11, 2, tzinfo=UTC), tell=told)"
    )
    data = kept.folder.parent.parent
    died = subprocess.run([sys.executable, "-c", program, str(data)], env=os.environ, check=False)
    assert died.returncode == -signal.SIGKILL
    assert (kept.folder / UNFINISHED).is_file()
    finish_erasing(kept)
    assert not (kept.folder / UNFINISHED).exists()
    assert all("b" not in _children(snapshot) for snapshot in kept.snapshots())
    assert finish_erasing(kept) is None


def test_the_schedule_names_every_record_table_once():
    assert shipped_schedule().keys() == declared_records().tables.keys()
    with pytest.raises(ProblemsFound, match="How long is “cp_plans” kept") as raised:
        schedule_of({"care": {"years": 6, "why": "", "tables": ["cp_planz"]}})
    assert "Did you mean “cp_plans”" in str(raised.value)


def test_rows_past_their_years_go_and_open_or_held_children_keep_theirs(tmp_path):
    authority = Store(tmp_path / "data").authority("999")
    ended = {"started_on": "2015-01-10", "ended_on": "2015-06-10"}
    authority.add(
        extract(
            "2024-01-31",
            cp_plans=[
                {"child_id": "old", **ended},
                {"child_id": "held", **ended},
                {"child_id": "open", **ended},
                {"child_id": "open", "started_on": "2024-01-10"},
            ],
        )
    )
    set_hold(authority.folder, Hold("held", "Inquiry.", "Governance", NOON))
    on = date(2026, 11, 2)
    assert out_of_date(authority, on)["cp_plans"] == 1
    purge(authority, on, at=NOON)
    assert _children(authority.published()) == ["held", "open", "open"]
    assert "old" not in _children(authority.published(), "children")
    assert out_of_date(authority, on) == {}


def test_an_authority_may_keep_longer(tmp_path):
    authority = Store(tmp_path / "data").authority("999")
    old = {"child_id": "old", "started_on": "2015-01-10", "ended_on": "2015-06-10"}
    authority.add(extract("2024-01-31", cp_plans=[old]))
    assert "cp_plans" not in out_of_date(authority, date(2026, 11, 2), {"cp_plans": 15})


def test_a_value_put_right_is_right_in_every_load_and_snapshot(kept):
    key = {"child_id": "a", "started_on": "2024-01-10"}
    found = rectify(kept, Rectification("cp_plans", key, "ended_on", "2024-01-20"), at=NOON)
    assert (found.loads, found.snapshots) == (2, 2)
    for snapshot in [*kept.snapshots(), kept.rebuild()]:
        rows = {row["child_id"]: row["ended_on"] for row in snapshot.arrow("cp_plans").to_pylist()}
        assert rows["a"] == date(2024, 1, 20) and rows["b"] is None


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "sentence"),
    [
        ("cp_planz", {}, "ended_on", "", "Did you mean “cp_plans”"),
        ("cp_plans", {"child_id": "a"}, "ended_on", "", "Name the row by: child_id, started_on"),
        ("cp_plans", {}, "endedon", "", "Did you mean “ended_on”"),
        ("cp_plans", {}, "child_id", "z", "part of the key"),
        ("cp_plans", {"child_id": "z", "started_on": "2024-01-10"}, "ended_on", "2024-02-01",
         "No row of cp_plans"),
        ("cp_plans", {"child_id": "a", "started_on": "2024-01-10"}, "ended_on", "soon",
         "does not fit"),
        ("cp_plans", {"child_id": "a", "started_on": "2024-01-10"}, "latest_category", "worst",
         "no code of"),
    ],
)  # fmt: skip
def test_what_cannot_be_put_right_is_said(kept, table, key, column, value, sentence):
    with pytest.raises(StoreError, match=sentence):
        rectify(kept, Rectification(table, key, column, value), at=NOON)


def test_a_load_whose_files_are_gone_or_whose_rows_were_put_right_is_not_read_again(kept):
    """Reading the original again would bring back what was erased or was wrong."""
    key = {"child_id": "a", "started_on": "2024-01-10"}
    rectify(kept, Rectification("cp_plans", key, "ended_on", "2024-01-20"), at=NOON)
    erase_child(kept, "c", at=NOON)

    def reader(load, files):
        raise AssertionError("nothing is to be read")

    rows = {
        row["child_id"]: row["ended_on"]
        for row in kept.rebuild(reader).arrow("cp_plans").to_pylist()
    }
    assert rows == {"a": date(2024, 1, 20), "b": None}


def test_an_erasure_that_was_killed_at_its_very_end_is_done_when_asked_again(kept):
    erase_child(kept, "b", at=NOON)
    (kept.folder / UNFINISHED).write_text(json.dumps({"child_id": "b", "at": NOON.isoformat()}))
    assert erase_child(kept, "b", at=NOON).rows == 0
    assert not (kept.folder / UNFINISHED).exists()
