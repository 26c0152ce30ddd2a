"""What every test may ask for: real inputs, a real PostgreSQL, a real Chromium, a real Spark.

Ask by fixture: `shared_data`, `postgresql_url`, `chromium_path`; the marker of the same kind is
added by itself. Mark a Spark test `@pytest.mark.spark`. `./run test` brings these things along;
where one is missing the test is skipped and the summary says what to install. With
SIGHTLINE_NO_SKIPS=1 (continuous integration) a skipped test fails the run, so that nothing is
silently left out; the only exception are real inputs, which are no part of the project.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from tests.database_once import django_db_modify_db_settings, migrated_once
from tests.wrenshire import wrenshire, wrenshire_kept

__all__ = ["django_db_modify_db_settings", "migrated_once", "wrenshire", "wrenshire_kept"]

# A slow machine is no failure; speed is measured in bench/.
hypothesis.settings.register_profile("sightline", deadline=None)
hypothesis.settings.load_profile("sightline")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
MARKER_OF_FIXTURE = {
    "shared_data": "shared_data",
    "postgresql_url": "postgresql",
    "chromium_path": "browser",
}
_skipped: list[str] = []


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """A folder of real returns and published statistics beside the project, if there is one."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no real inputs: the folder {SHARED_DATA} does not exist")
    return SHARED_DATA


@pytest.fixture(scope="session")
def postgresql_url() -> str:
    """postgresql://user:password@127.0.0.1:port/postgres of an empty, throw-away server."""
    url = os.environ.get("SIGHTLINE_TEST_POSTGRESQL", "")
    if not url:
        pytest.skip("no PostgreSQL: install it and start the tests with ./run test")
    return url


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to drive, for Playwright's `launch(executable_path=…)`."""
    named = os.environ.get("SIGHTLINE_TEST_CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), "")
    if not found:
        pytest.skip("no Chromium: install it and start the tests with ./run test")
    return found


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    on_spark = any(item.get_closest_marker("spark") for item in items)
    spark_misses = _why_no_spark() if on_spark else ""
    for item in items:
        for fixture, marker in MARKER_OF_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
        if _uses_the_database(item):
            item.add_marker("database")
        if spark_misses and item.get_closest_marker("spark"):
            item.add_marker(pytest.mark.skip(reason=spark_misses))


def _uses_the_database(item: pytest.Item) -> bool:
    """These run twice, on SQLite and on PostgreSQL. A browser shows the same on both."""
    fixtures = getattr(item, "fixturenames", ())
    if "chromium_path" in fixtures:
        return False
    return bool({"db", "transactional_db"} & set(fixtures) or item.get_closest_marker("django_db"))


def _why_no_spark() -> str:
    # macOS has a `java` on the PATH that only says where to get one: so it is run, not looked for.
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True).returncode:
        return "no Java, which Spark needs: install a Java runtime and start with ./run test"
    if importlib.util.find_spec("pyspark") is None:
        return "no Spark: start the tests with ./run test, which installs it where there is Java"
    return ""


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    # An expected failure also reports itself as skipped, and is no skip.
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    if "shared_data" in report.keywords and not SHARED_DATA.is_dir():
        return
    _skipped.append(report.nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Of several processes that run the tests, each tells the first what it left out as a file."""
    _skipped.extend(getattr(node, "workeroutput", {}).get("skipped", []))


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["skipped"] = [each for each in _skipped if "::" not in each]
        return
    if _skips_are_refused() and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _skips_are_refused():
        terminalreporter.section("skipped, and SIGHTLINE_NO_SKIPS=1 allows no skips", red=True)
        terminalreporter.write_line("\n".join(_skipped))


def _skips_are_refused() -> bool:
    return bool(_skipped) and os.environ.get("SIGHTLINE_NO_SKIPS") == "1"
