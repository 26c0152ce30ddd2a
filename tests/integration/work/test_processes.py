"""Real workers beside each other, killed and told to stop, on both databases."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from tests.database_once import MigratedOnce

# An app of the test's own would need a package; its due work is registered before the loop runs.
PROGRAM = """
import sys, time
from datetime import timedelta
from pathlib import Path
import django
django.setup()
from sightline.apps.work import registry, rules
from sightline.apps.work.loop import WorkLoop
from sightline.apps.work.registry import due
registry.find_due_work()
registry._all.clear()
rules.HEARTBEAT, rules.GONE_AFTER = timedelta(seconds=0.3), timedelta(seconds=2)
note, seconds = Path(sys.argv[1]), float(sys.argv[2])

@due("tests.slow", at="00:00")
def slow(at):
    with note.open("a") as file:
        file.write("begun\\n")
    time.sleep(seconds)
    with note.open("a") as file:
        file.write("ended\\n")
    return ""

loop = WorkLoop()
loop.once() if sys.argv[3] == "once" else loop.until_stopped()
"""
Environment = dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path, migrated_once: MigratedOnce
) -> Iterator[Environment]:
    """The environment of a process with an empty database of its own."""
    changed = {
        **os.environ,
        "SIGHTLINE_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "sightline.web.settings",
        "DATABASE_URL": "",
    }
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql_url")
        name = re.sub(r"\W", "_", f"work_{tmp_path.name}_{os.getpid()}").lower()[:60]
        with psycopg.connect(server, autocommit=True) as connection:
            template = migrated_once.on_postgresql(server)
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        changed["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    else:
        migrated_once.into(tmp_path / "data")
    yield changed
    if request.param == "postgresql":
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


Starter = Callable[[float, str], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(environment: Environment, tmp_path: Path) -> Iterator[Starter]:
    started: list[subprocess.Popen[bytes]] = []

    def start_one(seconds: float, how: str) -> "subprocess.Popen[bytes]":
        arguments = [sys.executable, "-c", PROGRAM, str(tmp_path / "note"), str(seconds), how]
        started.append(subprocess.Popen(arguments, env=environment))
        return started[-1]

    yield start_one
    for process in started:
        process.kill()
        process.wait()


def noted(tmp_path: Path) -> list[str]:
    note = tmp_path / "note"
    return note.read_text().split() if note.exists() else []


def wait_for(tmp_path: Path, lines: list[str]) -> None:
    until = time.monotonic() + 60
    while noted(tmp_path) != lines:
        assert time.monotonic() < until, noted(tmp_path)
        time.sleep(0.05)


def test_of_three_workers_at_once_one_does_the_piece(start: Starter, tmp_path: Path) -> None:
    workers = [start(1.0, "once") for _ in range(3)]
    assert [worker.wait(120) for worker in workers] == [0, 0, 0]
    assert noted(tmp_path) == ["begun", "ended"]


def test_a_worker_told_to_stop_ends_its_piece_first(start: Starter, tmp_path: Path) -> None:
    worker = start(2.0, "loop")
    wait_for(tmp_path, ["begun"])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60) == 0
    assert noted(tmp_path) == ["begun", "ended"]


def test_an_idle_worker_stops_at_once(start: Starter, tmp_path: Path) -> None:
    worker = start(0.0, "loop")
    wait_for(tmp_path, ["begun", "ended"])
    worker.send_signal(signal.SIGINT)
    assert worker.wait(10) == 0


def test_the_piece_of_a_killed_worker_is_done_by_the_next(start: Starter, tmp_path: Path) -> None:
    killed = start(60.0, "loop")
    wait_for(tmp_path, ["begun"])
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    time.sleep(2.5)  # longer than a worker may be silent in this test
    assert start(0.1, "once").wait(60) == 0
    assert noted(tmp_path) == ["begun", "begun", "ended"]
