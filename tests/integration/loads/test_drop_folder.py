"""The drop folder of nightly extracts: loaded and moved, or moved aside with the reason."""

import os
import shutil
import time

import pytest
from django.utils import timezone
from tests.integration.loads.conftest import CENSUS

from sightline.apps.loads import actions
from sightline.apps.loads.models import Preparation
from sightline.store import files as store_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def drop(tmp_path, data, quick):
    folder = tmp_path / "drop"
    folder.mkdir()
    data.path.mkdir(parents=True)
    data.settings_file.write_text(
        f'[drop_folder]\nfolder = "{folder}"\nauthority = "999"\n', encoding="utf-8"
    )
    return folder


def put(path, into):
    target = into / path.name
    shutil.copytree(path, target) if path.is_dir() else shutil.copy(path, target)
    quiet = time.time() - 120
    for each in [target, *target.rglob("*")]:
        os.utime(each, (quiet, quiet))
    return target


def now():
    return actions.take_from_drop_folder(at=timezone.now())


def test_what_the_case_system_puts_there_is_loaded_and_published(drop, files, place):
    put(files / CENSUS, drop)
    assert now() == "1 loaded, 0 not loaded."
    assert place.published() is not None
    assert [path.name for path in drop.iterdir()] == ["loaded"]
    assert (drop / "loaded" / CENSUS).is_file()
    assert Preparation.objects.get().by_name == "Drop folder"
    assert now() == "Nothing was there."


def test_a_folder_of_files_is_one_load(drop, files, place):
    put(files / "local 2026-09-30", drop)
    now()
    assert len(place.loads()[0].file_names) == 2


def test_what_cannot_be_read_moves_aside_with_its_reason(drop, tmp_path, data):
    letter = tmp_path / "letter.xlsx"
    letter.write_bytes(b"Dear colleague")
    put(letter, drop)
    assert now() == "0 loaded, 1 not loaded."
    reason = drop / "not loaded" / "letter.xlsx.reason.txt"
    assert reason.read_text().strip().endswith((".", "?"))
    assert data.store.authorities() == []


def test_what_is_still_being_copied_waits(drop, files):
    shutil.copy(files / CENSUS, drop / CENSUS)
    put(files / CENSUS, drop).rename(drop / "census.xml.part")
    shutil.copy(files / CENSUS, drop / CENSUS)
    assert now() == "Nothing was there."


def test_while_another_load_is_under_way_it_stays_where_it_is(drop, files, place):
    put(files / CENSUS, drop)
    with store_files.locked(place.folder, "authority 999"):
        assert now() == "0 loaded, 1 not loaded."
    assert (drop / CENSUS).is_file()
    assert now() == "1 loaded, 0 not loaded."


def test_two_of_one_name_are_both_kept(drop, files):
    put(files / CENSUS, drop)
    now()
    put(files / CENSUS, drop)
    now()
    names = sorted(path.name for path in (drop / "loaded").iterdir())
    assert names == ["CIN census 2026 (2).xml", CENSUS]


def test_without_a_setting_there_is_no_drop_folder(data):
    assert now() == "There is no drop folder."


def test_a_folder_that_is_not_there_is_said(drop):
    drop.rmdir()
    assert now().startswith(f"There is no folder {drop}")
