"""retention, hold, erase, rectify."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.database_once import MigratedOnce

from sightline.store.store import Store

from .conftest import copy_of, run
from .small_authority import AUTHORITY


@pytest.fixture
def data(smallshire: Path, tmp_path: Path) -> Path:
    return copy_of(smallshire, tmp_path / "data")


def _children(data: Path) -> list[str]:
    published = Store(data).authority(AUTHORITY).published()
    assert published is not None
    return sorted(published.arrow("children")["child_id"].to_pylist())


def test_retention_says_that_nothing_is_past_its_years(data: Path) -> None:
    assert "No row is past its years" in run("retention", data=data).output


def test_rows_past_the_authoritys_own_years_are_counted_then_taken_out(data: Path) -> None:
    entry = '\n[[retention]]\nauthority = "{}"\ntable = "contacts"\nyears = 0\nreason = "Test."\n'
    with (data / "settings.toml").open("a", encoding="utf-8") as file:
        file.write(entry.format(AUTHORITY))
    assert "Contacts: " in run("retention", data=data).output
    assert "rows were taken out of" in run("retention", "--take-out", data=data).output
    assert "No row is past its years" in run("retention", data=data).output


def test_a_hold_is_set_lifted_and_not_lifted_twice(data: Path) -> None:
    child = _children(data)[0]
    assert "stands" in run("hold", child, "--reason", "Public inquiry", data=data).output
    run("hold", child, "--reason", "Inquiry ended", "--lift", data=data)
    again = run("hold", child, "--reason", "Inquiry ended", "--lift", data=data, exit_code=1)
    assert "There is no hold on this child." in again.output


def test_erase_takes_the_child_out_and_says_so(data: Path, migrated_once: MigratedOnce) -> None:
    migrated_once.into(data)
    child = _children(data)[0]
    environment = os.environ | {
        "SIGHTLINE_DATA": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "sightline.web.settings",
    }
    command = [sys.executable, "-m", "sightline.cli", "erase", child, "--reason"]
    said = subprocess.run(
        [*command, "Request of 2 November"], env=environment, capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr
    assert "rows were taken out of" in said.stdout and child not in _children(data)
    again = subprocess.run(
        [*command, "Request of 2 November"], env=environment, capture_output=True, text=True
    )
    assert again.returncode == 1 and "Nothing is held" in again.stderr


def test_rectify_puts_a_value_right_and_says_what_to_run(data: Path) -> None:
    child = _children(data)[0]
    told = ("rectify", "children", "--key", f"child_id={child}", "--column", "sex")
    assert "rebuild --no-read" in run(*told, "--value", "unknown", data=data).output
    wrong = run(*told, "--value", "nonsense", data=data, exit_code=1)
    assert "is no code of" in wrong.output
    badly = run("rectify", "children", "--key", child, "--column", "sex", data=data, exit_code=2)
    assert "--key child_id=" in badly.output
