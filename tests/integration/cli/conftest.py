"""A small authority's data folder, filled once through the command line, and how to run it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.integration.cli import annex_a
from tests.integration.cli import small_authority as made
from typer.testing import CliRunner, Result

from sightline.cli.app import app

Run = Callable[..., Result]
NAMES = f'[authorities]\n{made.AUTHORITY} = "Smallshire"\n'
FIGURES_OF_MONTHS = "8"


def run(*arguments: object, data: Path, exit_code: int = 0) -> Result:
    """Runs a command as a process would, but for starting one. It never shows a traceback."""
    result = CliRunner().invoke(
        app, [str(each) for each in arguments], env={"SIGHTLINE_DATA": str(data), "COLUMNS": "200"}
    )
    assert "Traceback" not in result.output
    assert result.exit_code == exit_code, result.output
    return result


def copy_of(folder: Path, to: Path) -> Path:
    """One's own copy to change: published folders are read-only, so they are opened first."""
    shutil.copytree(folder, to)
    for path in [to, *to.rglob("*")]:
        if path.is_dir():
            path.chmod(0o700)
    return to


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for day in (annex_a.FIRST, annex_a.LAST):
        annex_a.workbook(folder, day)
    for make in (made.cin_census, made.ssda903, made.local_lists, made.comparators):
        make(folder)
    return folder


@pytest.fixture(scope="session")
def smallshire(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything loaded and counted. For reading alone: a test that changes it takes a copy."""
    data = tmp_path_factory.mktemp("smallshire") / "data"
    for name in (
        "Annex A 2026-03-31.xlsx",
        "CIN census 2026.xml",
        "SSDA903 2026",
        "local 2026-09-30",
        "Annex A 2026-09-30.xlsx",
    ):
        run("load", files / name, "--authority", made.AUTHORITY, "--no-compute", data=data)
    (data / "settings.toml").write_text(NAMES, encoding="utf-8")
    (data / "settings.toml").chmod(0o600)
    run("comparators", "load", files / "published", data=data)
    run("publish", "--months", FIGURES_OF_MONTHS, data=data)
    return data


@pytest.fixture
def ask(smallshire: Path) -> Run:
    """Runs a command on the filled folder, which it must not change."""
    return lambda *arguments, exit_code=0: run(*arguments, data=smallshire, exit_code=exit_code)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def do(data: Path) -> Run:
    """Runs a command on a folder of the test's own."""
    return lambda *arguments, exit_code=0: run(*arguments, data=data, exit_code=exit_code)


def one_sentence(result: Result) -> str:
    """What was said on the error stream, which is one line."""
    (line,) = result.stderr.strip().splitlines()
    return line
