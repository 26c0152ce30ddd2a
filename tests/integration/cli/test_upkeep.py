"""backup, restore, rebuild, doctor: keeping an installation sound."""

import json
import stat

import pytest
from tests.integration.cli.conftest import copy_of, one_sentence, run

from sightline.pipeline.folder import DataFolder
from sightline.store.store import Store

FIGURE = ["indicator", "basis", "as_at", "level", "unit", "breakdown", "breakdown_value"]


def figures_of(data):
    """Every figure's value, status and hash, in one order."""
    folder = DataFolder(data)
    found = folder.figures(folder.store.authority("999").published())
    columns = [*FIGURE, "value", "status", "numerator", "denominator", "definition_hash"]
    return found.table.select(columns).sort_by([(name, "ascending") for name in FIGURE])


def rows_of(data):
    return {tuple(row.values()) for row in figures_of(data).to_pylist()}


@pytest.fixture(scope="module")
def restored(smallshire, tmp_path_factory):
    """The small authority, put into a backup and from there into an empty folder."""
    place = tmp_path_factory.mktemp("backup")
    told = run("backup", place / "sightline.tar", data=smallshire).stdout
    assert told.endswith(
        f"files are kept in {place / 'sightline.tar'}. It holds children's records.\n"
    )
    told = run("restore", place / "sightline.tar", data=place / "data").stdout
    assert f"files are restored to {place / 'data'}, as they were on " in told
    return place / "data"


def test_a_restored_folder_has_the_same_figures(smallshire, restored):
    assert figures_of(restored).equals(figures_of(smallshire))


def test_figures_counted_again_after_a_restore_are_identical(smallshire, restored):
    run("compute", "--months", "8", data=restored)
    assert figures_of(restored).equals(figures_of(smallshire))


def test_a_rebuild_from_the_original_files_gives_the_same_figures(smallshire, tmp_path):
    data = copy_of(smallshire, tmp_path / "data")
    before = Store(data).authority("999").published().id
    told = run("rebuild", data=data)
    after = Store(data).authority("999").published().id
    assert after != before
    assert told.stdout == f"Authority 999 is rebuilt: snapshot {after}.\n"
    # It counts more months than the small authority has, so it is asked for those there were.
    assert rows_of(smallshire) <= rows_of(data)


def test_a_backup_overwrites_nothing(ask, tmp_path):
    (tmp_path / "kept.tar").write_text("something")
    refused = ask("backup", tmp_path / "kept.tar", exit_code=1)
    assert one_sentence(refused).endswith("exists already: nothing was written. Name a new file.")


def test_a_backup_of_nothing_is_refused(do, tmp_path):
    refused = do("backup", tmp_path / "kept.tar", exit_code=1)
    assert one_sentence(refused).startswith("There is no data folder ")


def test_a_backup_goes_nowhere_that_is_not(ask, tmp_path):
    refused = ask("backup", tmp_path / "no" / "kept.tar", exit_code=1)
    assert one_sentence(refused).startswith("There is no folder ")


def test_nothing_is_restored_over_a_folder_in_use(smallshire, ask, tmp_path):
    ask("backup", tmp_path / "kept.tar")
    refused = ask("restore", tmp_path / "kept.tar", exit_code=1)
    assert "is not empty: nothing was restored." in one_sentence(refused)


@pytest.mark.parametrize("content", [None, b"", b"no archive at all"])
def test_what_is_no_backup_is_refused(do, data, tmp_path, content):
    path = tmp_path / "kept.tar"
    if content is not None:
        path.write_bytes(content)
    refused = do("restore", path, exit_code=1)
    assert str(path) in one_sentence(refused)
    assert "nothing was restored" in one_sentence(refused)
    assert not data.exists()


def failing(result):
    return [line.removeprefix("✘ ") for line in result.stdout.splitlines() if line[0] == "✘"]


def test_doctor_finds_a_filled_folder_sound_but_for_its_age(ask):
    checks = json.loads(ask("doctor", "--json", exit_code=1).stdout)
    (old,) = [check["sentence"] for check in checks if not check["ok"]]
    assert old.startswith("Authority 999: the latest extract was drawn ")
    assert old.endswith(" days ago; load a newer one.")


def test_doctor_says_what_to_do_about_an_empty_folder(do):
    assert all(
        ("load" in line or "sightline" in line) for line in failing(do("doctor", exit_code=1))
    )


def test_doctor_says_how_to_mend_each_thing(smallshire, tmp_path):
    data = copy_of(smallshire, tmp_path / "data")
    for path in (data / "authorities/999/figures").rglob("*"):
        if path.is_file():
            path.unlink()
    (data / "settings.toml").chmod(0o644)
    snapshot = Store(data).authority("999").published()
    (snapshot.path("children")).chmod(0o600)
    snapshot.path("children").write_bytes(b"damaged")
    (data / "comparators" / "published").unlink()
    told = failing(run("doctor", data=data, exit_code=1))
    for what, mend in {
        "Others on this machine can read 1 files": "Run: chmod -R go-rwx",
        "are missing or changed": "Run `sightline rebuild`, or restore a backup.",
        "has records but no figures": "run sightline compute.",
        "No published statistics are loaded": "sightline comparators load FOLDER.",
    }.items():
        assert any(what in line and mend in line for line in told), (what, told)


def test_doctor_names_a_faulty_definition_with_its_line(smallshire, tmp_path):
    data = copy_of(smallshire, tmp_path / "data")
    (data / "catalogue" / "indicators").mkdir(parents=True)
    (data / "catalogue" / "indicators" / "ours.toml").write_text('[[indicator]]\nid = "x"\n')
    assert any(
        line.startswith("ours.toml:1:") for line in failing(run("doctor", data=data, exit_code=1))
    )


def test_whatever_sightline_writes_is_its_owners_alone(smallshire):
    open_to_others = [
        path for path in smallshire.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []
