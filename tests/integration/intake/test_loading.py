"""The whole way into the store: loaded once, kept, published; a failure leaves what was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.intake.made_files import (
    CONTACTS,
    DRAWN,
    REFERRALS,
    contact,
    csv_file,
    referral,
    workbook,
)

from sightline.intake import IntakeRefused, load_files, read_again
from sightline.store.store import Store


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "data")


@pytest.fixture
def book(tmp_path):
    sheets = {"List 1": [CONTACTS, contact(), contact("1002")], "List 3": [REFERRALS, referral()]}
    return workbook(tmp_path / "annex_a_2024-09-30.xlsx", sheets)


def load(store, *paths, **options):
    return load_files(store, paths, authority="999", loaded_by="alice", **options)


def test_a_file_is_read_kept_and_published(store, book):
    outcome = load(store, book)
    assert outcome.is_new
    assert outcome.snapshot.arrow("contacts").num_rows == 2
    assert store.authority("999").published().id == outcome.snapshot.id


def test_the_summary_fits_one_screen(store, book):
    lines = load(store, book).lines
    assert lines[0] == ("Annex A of authority 999, as at 30/09/2024 (“annex_a_2024-09-30.xlsx”)")
    assert lines[1] == "3 rows: 3 accepted, 0 set aside"
    assert len(lines) < 24


def test_a_file_loaded_before_is_recognised_whatever_its_name(store, book, tmp_path):
    first = load(store, book)
    again = load(store, book.rename(tmp_path / "copy.xlsx"))
    assert not again.is_new
    assert again.before.id
    assert again.snapshot.id == first.snapshot.id
    assert again.lines[0].startswith("This file was loaded before, on ")
    assert "by alice" in again.lines[0]
    assert len(store.authority("999").loads()) == 1


def test_a_refused_file_changes_nothing(store, book, tmp_path):
    before = load(store, book).snapshot.id
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(book.read_bytes()[:-300])
    with pytest.raises(IntakeRefused):
        load(store, broken)
    assert store.authority("999").published().id == before
    assert len(store.authority("999").loads()) == 1


def test_progress_runs_from_nought_to_one_and_never_back(store, book):
    told = []
    load(store, book, progress=lambda sentence, share: told.append(share))
    assert told == sorted(told)
    assert told[0] >= 0 and told[-1] == pytest.approx(1)


def test_a_load_can_be_read_again_from_its_originals(store, book):
    first = load(store, book)
    (record,) = store.authority("999").loads()
    again = read_again(record, [(name, Path(body).read_bytes() if isinstance(body, Path) else body)
                                for name, body in first.load.originals])  # fmt: skip
    assert again.sha256 == first.load.sha256
    assert again.counts == first.load.counts
    assert again.tables == first.load.tables


_KILLED = """
import os, signal, sys
from pathlib import Path
from sightline.intake import load_files
from sightline.store.store import Store

def progress(sentence, share):
    if share > float(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

load_files(Store(Path(sys.argv[1])), [Path(sys.argv[2])], authority="999", progress=progress)
"""


@pytest.mark.parametrize("share", ["0.3", "0.55", "0.7"])
def test_a_load_killed_half_way_leaves_the_last_snapshot(store, book, tmp_path, share):
    before = load(store, book).snapshot.id
    later = csv_file(tmp_path / "list_1 2024-10-31.csv", [CONTACTS, contact("1003", "01/10/2024")])
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(store.folder), str(later), share], check=False
    )
    assert done.returncode == -signal.SIGKILL
    after = Store(store.folder).authority("999")
    assert after.published().id == before
    assert after.published().arrow("contacts").num_rows == 2
    outcome = load(Store(store.folder), later)
    assert outcome.is_new
    assert outcome.snapshot.arrow("contacts").num_rows == 3


_NO_SPACE = """
import resource, signal, sys
from pathlib import Path
from sightline.intake import load_files
from sightline.store.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
load_files(Store(Path(sys.argv[1])), [Path(sys.argv[2])], authority="999")
"""


def test_a_load_that_finds_no_room_on_the_disk_leaves_the_last_snapshot(store, book, tmp_path):
    before = load(store, book).snapshot.id
    rows = [contact(str(n), "01/10/2024") for n in range(2000)]
    later = csv_file(tmp_path / "list_1 2024-10-31.csv", [CONTACTS, *rows])
    command = [sys.executable, "-c", _NO_SPACE, str(store.folder), str(later)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ)
    assert "StoreError" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert Store(store.folder).authority("999").published().id == before
    assert load(Store(store.folder), later, extract_on=DRAWN).is_new
