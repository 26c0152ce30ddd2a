"""A backup holds everything, and what is restored is the same."""

import sqlite3
import tarfile
from contextlib import closing

import pytest
from tests.integration.store.extracts import extract

from sightline.store.backup import backup, restore
from sightline.store.doctor import check_store
from sightline.store.errors import StoreError
from sightline.store.store import Store

PLANS = [{"child_id": "a", "started_on": "2024-01-10"}]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    Store(folder).authority("999").add(extract("2024-01-31", cp_plans=PLANS))
    (folder / "settings.toml").write_text("authority = '999'\n")
    (folder / "settings.toml").chmod(0o600)
    return folder


@pytest.fixture
def database(data):
    path = data / "application.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE plan (title)")
        connection.execute("INSERT INTO plan VALUES ('Improve')")
        connection.commit()
    path.chmod(0o600)
    return path


def test_a_restored_store_has_the_same_hashes(data, database, tmp_path):
    made = backup(data, tmp_path / "all.tar", database)
    restored = tmp_path / "restored"
    assert restore(tmp_path / "all.tar", restored).files == made.files
    before, after = (Store(one).authority("999") for one in (data, restored))
    assert after.published().manifest == before.published().manifest
    assert [one.sha256 for one in after.loads()] == [one.sha256 for one in before.loads()]
    assert (restored / "settings.toml").read_text() == "authority = '999'\n"
    with closing(sqlite3.connect(restored / database.name)) as connection:
        assert connection.execute("SELECT title FROM plan").fetchall() == [("Improve",)]
    assert [one.sentence for one in check_store(restored) if not one.ok] == []
    after.add(extract("2024-02-29", cp_plans=PLANS))


def test_it_refuses_a_folder_that_is_not_empty(data, tmp_path):
    backup(data, tmp_path / "all.tar")
    with pytest.raises(StoreError, match="is not empty: nothing was restored"):
        restore(tmp_path / "all.tar", data)


def test_it_refuses_to_write_into_the_folder_it_backs_up(data):
    with pytest.raises(StoreError, match="lies in the data folder itself"):
        backup(data, data / "all.tar")


def test_a_cut_off_backup_restores_nothing(data, tmp_path):
    whole = tmp_path / "all.tar"
    backup(data, whole)
    cut = tmp_path / "cut.tar"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(StoreError, match="nothing was restored"):
        restore(cut, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_a_changed_file_in_a_backup_is_found(data, tmp_path):
    backup(data, tmp_path / "all.tar")
    with tarfile.open(tmp_path / "all.tar") as tar:
        tar.extractall(tmp_path / "open", filter="data")
    settings = tmp_path / "open" / "data" / "settings.toml"
    settings.write_text("authority = '336'\n")
    with tarfile.open(tmp_path / "changed.tar", "w") as tar:
        for name in ("backup.json", "data"):
            tar.add(tmp_path / "open" / name, arcname=name)
    with pytest.raises(StoreError, match=r"damaged at “settings\.toml”"):
        restore(tmp_path / "changed.tar", tmp_path / "restored")


def test_a_file_that_is_no_backup_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(StoreError, match="no whole Sightline backup"):
        restore(tmp_path / "letter.txt", tmp_path / "restored")


def test_the_doctor_finds_a_changed_file_and_open_modes(data):
    assert all(check.ok for check in check_store(data))
    snapshot = Store(data).authority("999").published()
    path = snapshot.path("cp_plans")
    path.chmod(0o644)
    path.write_bytes(b"changed")
    said = [check.sentence for check in check_store(data) if not check.ok]
    assert "Others on this machine can read 1 files or folders" in said[0]
    assert "1 files of the published snapshot are missing or changed" in said[1]


def test_the_doctor_finds_a_pointer_to_nothing(data):
    (data / "authorities" / "999" / "published").write_text("20200101T000000000000-00000000\n")
    (said,) = [check.sentence for check in check_store(data) if not check.ok]
    assert "snapshot “20200101T000000000000-00000000” is not in" in said
