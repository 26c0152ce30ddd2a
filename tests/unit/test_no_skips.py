"""Continuous integration refuses a skipped test: seen from outside, in a pytest of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]


def run_pytest(
    folder: Path, content: str, no_skips: str, *more: str
) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text("import pytest\n" + content, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(folder)]
    return subprocess.run(
        [*command, "-q", "-p", "no:django", "-p", "no:cacheprovider", "-p", "conftest", *more, "."],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}",
            "SIGHTLINE_NO_SKIPS": no_skips,
        },
        capture_output=True,
        text=True,
        check=False,
    )


SKIPPED = {
    "by its body": "def test_it():\n    pytest.skip('no server')\n",
    "by a mark": "@pytest.mark.skip(reason='later')\ndef test_it(): pass\n",
    "as a whole file": "pytest.importorskip('no_such_module')\n",
}


@pytest.mark.parametrize("content", SKIPPED.values(), ids=SKIPPED)
def test_a_skipped_test_fails_the_run_and_is_named(tmp_path, content):
    run = run_pytest(tmp_path, content + "def test_other(): pass\n", no_skips="1")

    assert run.returncode != 0
    assert "SIGHTLINE_NO_SKIPS=1 allows no skips" in run.stdout
    assert "test_it" in run.stdout


@pytest.mark.parametrize("content", SKIPPED.values(), ids=SKIPPED)
def test_so_it_is_where_several_processes_run_the_tests(tmp_path, content):
    run = run_pytest(tmp_path, content, "1", "--numprocesses", "1")

    assert run.returncode != 0
    assert "test_it" in run.stdout.partition("allows no skips")[2]


def test_elsewhere_a_skipped_test_only_says_why(tmp_path):
    content = SKIPPED["by its body"] + "def test_other(): pass\n"

    assert run_pytest(tmp_path, content, no_skips="").returncode == 0


def test_an_expected_failure_is_no_skip(tmp_path):
    content = "@pytest.mark.xfail\ndef test_it(): assert False\ndef test_other(): pass\n"

    assert run_pytest(tmp_path, content, no_skips="1").returncode == 0
