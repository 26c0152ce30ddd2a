"""All of a load or nothing: crashes, full disks, two at once, and who may read what."""

import errno
import os
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.integration.store.extracts import extract

from sightline.store import files, publishing
from sightline.store.doctor import check_store
from sightline.store.errors import StoreBusy, StoreError
from sightline.store.schema import schemas
from sightline.store.store import Store

FIRST = extract("2024-01-31", cp_plans=[{"child_id": "a", "started_on": "2024-01-10"}])
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
SECOND = extract("2024-02-29", cp_plans=[{"child_id": "b", "started_on": "2024-02-10"}])


def test_what_is_published_belongs_to_its_owner_and_is_read_only(tmp_path):
    data = tmp_path / "data"
    snapshot = Store(data).authority("999").add(FIRST)
    modes = {
        path.relative_to(data).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in [data, *data.rglob("*")]
    }
    assert all(mode & 0o077 == 0 for mode in modes.values())
    inside = f"authorities/999/snapshots/{snapshot.id}"
    assert (modes[inside], modes[f"{inside}/records/cp_plans.parquet"]) == (0o500, 0o400)
    assert modes["authorities/999/published"] == 0o600


def test_the_same_loads_give_the_same_hash(tmp_path):
    one = Store(tmp_path / "one").authority("999")
    two = Store(tmp_path / "two").authority("999")
    assert one.add(FIRST).manifest.hash == two.add(FIRST).manifest.hash
    assert one.rebuild().manifest.hash == one.snapshots()[0].manifest.hash
    assert one.add(SECOND).manifest.hash != two.published().manifest.hash


def test_earlier_snapshots_stay_as_they_were(tmp_path):
    authority = Store(tmp_path).authority("999")
    first = authority.add(FIRST)
    authority.add(SECOND)
    assert authority.snapshots()[0].id == first.id
    assert len(authority.snapshot(first.id).arrow("cp_plans")) == 1
    assert len(authority.published().arrow("cp_plans")) == 2


def test_every_declared_table_has_a_file_with_its_columns(tmp_path):
    snapshot = Store(tmp_path).authority("999").add(FIRST)
    for table, schema in schemas().items():
        assert pq.read_schema(snapshot.path(table)).equals(schema), table


def test_authorities_keep_apart(tmp_path):
    store = Store(tmp_path)
    store.authority("999").add(FIRST)
    other = extract("2024-01-31", authority="336", cp_plans=[{"child_id": "a",
                    "started_on": "2024-01-10"}])  # fmt: skip
    store.authority("336").add(other)
    assert store.authorities() == ["336", "999"]
    ids = {code: store.authority(code).published().arrow("cp_plans")["row_id"][0].as_py()
           for code in store.authorities()}  # fmt: skip
    assert ids == {"336": (336 << 32) + 1, "999": (999 << 32) + 1}
    with pytest.raises(StoreError, match="This load is of authority 336, not 999"):
        store.authority("999").add(other)
    with pytest.raises(StoreError, match="no authority code"):
        store.authority("../999")


def test_a_second_load_at_the_same_time_is_told_to_wait(tmp_path):
    authority = Store(tmp_path).authority("999")
    with files.locked(authority.folder, "authority 999"), pytest.raises(StoreBusy) as told:
        authority.add(FIRST)
    assert str(told.value) == (
        "Another load of authority 999 is under way: wait until it has finished, then try again."
    )
    authority.add(FIRST)


CHILD = """
import os, signal, sys
from pathlib import Path
from sightline.store import files, publications, publish, publishing
from sightline.store.store import Store
from tests.integration.store.test_publishing import SECOND

modules = {one.__name__.rpartition(".")[2]: one
           for one in (files, publications, publish, publishing)}
module, name, nth = modules[sys.argv[2]], sys.argv[3], int(sys.argv[4])
before, calls = getattr(module, name), 0

def dies(*given, **named):
    global calls
    calls += 1
    if calls == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(*given, **named)

setattr(module, name, dies)
Store(Path(sys.argv[1])).authority("999").add(SECOND)
"""

# (module, function, which call of it): where the process is killed.
POINTS = [
    ("publish", "_write", 5),  # some tables written
    ("publish", "make_read_only", 1),  # all written, nothing moved
    ("files", "move", 1),  # the journal is there
    ("files", "move", 2),  # the load is in place, the snapshot is not
]


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"{point[1]} {point[2]}")
def test_a_process_killed_half_way_leaves_the_last_snapshot(tmp_path, point):
    authority = Store(tmp_path).authority("999")
    before = authority.add(FIRST)
    _killed_at(tmp_path, point)
    assert authority.published().id == before.id
    assert [load.sha256 for load in authority.loads()] == [FIRST.sha256]
    assert authority.find(SECOND.sha256) is None
    assert "a load stopped half-way" in " ".join(one.sentence for one in check_store(tmp_path))
    after = authority.add(SECOND)
    assert len(after.arrow("cp_plans")) == 2
    assert [one.id for one in authority.snapshots()] == [before.id, after.id]
    assert sorted(path.name for path in authority.folder.iterdir()) == [
        ".lock",
        "loads",
        "publications.json",
        "published",
        "snapshots",
    ]


# The load is kept, and not yet published: before the loads are cleared up, and before the pointer.
@pytest.mark.parametrize("point", [("publishing", "clear_up", 2), ("files", "write_text", 3)])
def test_a_process_killed_before_publishing_leaves_a_candidate(tmp_path, point):
    authority = Store(tmp_path).authority("999")
    before = authority.add(FIRST)
    _killed_at(tmp_path, point)
    assert authority.published().id == before.id
    assert [load.sha256 for load in authority.loads()] == [FIRST.sha256, SECOND.sha256]
    authority.publish(authority.candidate().id, by="bob", at=NOON)
    assert len(authority.published().arrow("cp_plans")) == 2
    assert [step.by for step in authority.publications()] == ["alice", "bob"]


def test_a_process_killed_after_publishing_has_published(tmp_path):
    authority = Store(tmp_path).authority("999")
    authority.add(FIRST)
    _killed_at(tmp_path, ("publications", "settle", 2))
    assert len(authority.published().arrow("cp_plans")) == 2
    authority.rebuild()
    assert [step.by for step in authority.publications()] == ["alice", "alice", ""]
    assert [load.sha256 for load in authority.loads()] == [FIRST.sha256, SECOND.sha256]


def _killed_at(folder: Path, point: tuple[str, str, int]) -> None:
    root = Path(__file__).resolve().parents[3]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    given = [sys.executable, "-c", CHILD, str(folder), *map(str, point)]
    died = subprocess.run(given, env=environment, cwd=root, capture_output=True, text=True)
    assert died.returncode == -signal.SIGKILL, died.stderr


@pytest.mark.parametrize("after", [1, 5])
def test_a_full_disk_changes_nothing_and_says_so(tmp_path, monkeypatch, after):
    authority = Store(tmp_path).authority("999")
    before = authority.add(FIRST)
    written, calls = pq.write_table, []

    def runs_full(*given, **named):
        calls.append(1)
        if len(calls) > after:
            raise OSError(errno.ENOSPC, "No space left on device")
        written(*given, **named)

    monkeypatch.setattr(pq, "write_table", runs_full)
    with pytest.raises(StoreError, match=r"is full\. Nothing was changed"):
        authority.add(SECOND)
    monkeypatch.undo()
    assert authority.published().id == before.id
    assert list(authority.folder.glob(f"{publishing.HALF_DONE}*")) == []
    assert len(authority.add(SECOND).arrow("cp_plans")) == 2


def test_rebuilding_from_the_original_files_replaces_the_loads(tmp_path):
    authority = Store(tmp_path).authority("999")
    authority.add(FIRST)
    given = []

    def reader(load, originals):
        given.extend(originals)
        return extract("2024-01-31", cp_plans=[{"child_id": "z", "started_on": "2024-01-10"}])

    snapshot = authority.rebuild(reader)
    assert snapshot.arrow("cp_plans")["child_id"].to_pylist() == ["z"]
    assert given == [(FIRST.originals[0][0], FIRST.originals[0][1])]
    (load,) = authority.loads()
    assert authority.originals(load) == given
    assert len(list((authority.folder / "loads").iterdir())) == 1
