"""What the pages keep beside the records comes back too: keys, files, names of teams, holds."""

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.integration.store.extracts import extract

from sightline.apps.attachments import kept_files
from sightline.apps.loads.actions import files as uploads
from sightline.apps.people.child_keys import child_key, child_of
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.worklists import kept_worklists
from sightline.quality.publish import findings_folder, keep_findings
from sightline.store.backup import backup, restore
from sightline.store.keeping.holds import Hold, holds, set_hold
from sightline.store.organisation import Organisation, write_organisation

AT = datetime(2026, 11, 1, tzinfo=UTC)
UPLOADED = "extract-journal"  # the name of a file of SQLite's ends so, too


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> DataFolder:
    settings.SIGHTLINE_DATA = tmp_path / "data"
    folder = DataFolder(tmp_path / "data")
    place = folder.store.authority("999")
    place.add(extract("2024-01-31", cp_plans=[{"child_id": "a", "started_on": "2024-01-10"}]))
    snapshot = place.published()
    assert snapshot is not None
    set_hold(folder.authority_folder("999"), Hold("a", "A court asked.", "Dana", AT))
    write_organisation(folder.authority_folder("999"), Organisation({"Team1": "Team 1"}))
    keep_findings(folder, "999")
    kept_worklists(folder, snapshot)
    return folder


@pytest.fixture
def restored(data: DataFolder, tmp_path: Path) -> Callable[[], DataFolder]:
    def back() -> DataFolder:
        backup(data.path, tmp_path / "all.tar")
        restore(tmp_path / "all.tar", tmp_path / "restored")
        return DataFolder(tmp_path / "restored")

    return back


def listed(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_every_file_comes_back_as_it_was_and_its_owners_alone(
    data: DataFolder, restored: Callable[[], DataFolder]
) -> None:
    child_key("a")
    kept_files.keep(b"minutes")
    uploads.keep_files([(UPLOADED, [b"rows"])])
    back = restored()
    assert listed(back.path) == listed(data.path)
    names = " ".join(listed(back.path))
    for what in ("child_key", "attachments/", "uploads/", "organisation.json", "/findings/",
                 "/worklists/", "legal_holds.json", UPLOADED):  # fmt: skip
        assert what in names, what
    modes = [stat.S_IMODE(path.stat().st_mode) for path in back.path.rglob("*")]
    assert not any(mode & 0o077 for mode in modes)


def test_a_childs_key_opens_the_same_child_as_before(
    data: DataFolder, restored: Callable[[], DataFolder], settings: Any
) -> None:
    key = child_key("a")
    settings.SIGHTLINE_DATA = restored().path
    assert child_key("a") == key and child_of(key) == "a"
    settings.SIGHTLINE_DATA = data.path.parent / "other"
    settings.SIGHTLINE_DATA.mkdir()
    assert child_key("a") != key  # another installation's says nothing here


def test_holds_and_findings_are_read_from_what_was_restored(
    data: DataFolder, restored: Callable[[], DataFolder]
) -> None:
    back = restored()
    assert [hold.child_id for hold in holds(back.authority_folder("999"))] == ["a"]
    snapshot = back.store.authority("999").published()
    assert snapshot is not None
    before, after = (findings_folder(each, "999", snapshot.id) for each in (data, back))
    assert listed(before) == listed(after) and listed(after)
