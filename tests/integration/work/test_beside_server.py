"""`sightline serve` does the background work too: real processes with a database of their own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.integration.test_serve import a_free_port, around, data

__all__ = ["data"]

ENQUEUE = """
import django
django.setup()
from sightline.apps.loads.tasks import notice_in_background
notice_in_background.enqueue()
"""


@contextmanager
def served(data: Path, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """A server of one's own, in a group of its own as a terminal starts it."""
    command = [sys.executable, "-m", "sightline.web", "serve", "--port", str(a_free_port()), *more]
    server = subprocess.Popen(
        command, env=around(data), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield server
    finally:
        if server.poll() is None:
            server.kill()
        server.wait()
        assert server.stdout is not None
        server.stdout.close()


def until(true: Callable[[], object], what: str) -> None:
    ends = time.monotonic() + 200
    while not true():
        assert time.monotonic() < ends, what
        time.sleep(0.1)


def ask(data: Path, query: str) -> list[tuple[object, ...]]:
    file = f"file:{data / 'application.sqlite3'}?mode=ro"
    try:
        with closing(sqlite3.connect(file, uri=True, timeout=20)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:  # not there yet
        return []


def workers(data: Path) -> list[int]:
    """The processes of the workers there have been, the latest last."""
    places = ask(data, "select place from work_worker order by started_at")
    return [int(str(place).rpartition(" ")[2]) for (place,) in places]


def lives(process: int) -> bool:
    """Runs still. One that has ended and is not taken up by its parent yet does not."""
    asked = ["ps", "-o", "stat=", "-p", str(process)]
    state = subprocess.run(asked, capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def tasks_done(data: Path) -> list[tuple[object, ...]]:
    found = "select status from django_tasks_database_dbtaskresult"
    return [row for row in ask(data, found) if row == ("SUCCESSFUL",)]


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_what_a_page_asked_for_is_done_and_both_stop_together(
    data: Path, told: signal.Signals
) -> None:
    with served(data) as server:
        until(lambda: workers(data), "no worker began")
        setup = around(data) | {"DJANGO_SETTINGS_MODULE": "sightline.web.settings"}
        subprocess.run([sys.executable, "-c", ENQUEUE], env=setup, check=True, timeout=120)
        until(lambda: tasks_done(data), "the task was not done")
        (worker,) = workers(data)
        assert lives(worker)
        os.killpg(server.pid, told)  # as a terminal and a service manager do
        assert server.wait(120) == 0
        assert not lives(worker)
    assert ask(data, "select count(*) from work_worker where stopped_at is not null") == [(1,)]


def test_a_worker_that_dies_is_followed_by_another(data: Path) -> None:
    with served(data) as server:
        until(lambda: workers(data), "no worker began")
        os.kill(workers(data)[0], signal.SIGKILL)
        until(lambda: len(workers(data)) == 2, "nobody followed")
        server.terminate()
        assert server.wait(120) == 0
        assert not any(map(lives, workers(data)))


def test_a_worker_whose_server_was_killed_stops_by_itself(data: Path) -> None:
    with served(data) as server:
        until(lambda: workers(data), "no worker began")
        (worker,) = workers(data)
        assert lives(worker)
        server.kill()
        server.wait()
        until(lambda: not lives(worker), "an orphan goes on")


def test_no_worker_runs_where_it_is_a_service_of_its_own(data: Path) -> None:
    with served(data, "--no-work") as server:
        assert server.stdout is not None
        for line in server.stdout:
            if "is at http://" in line:
                break
        time.sleep(3)  # a worker begins within two
        server.terminate()
        assert server.wait(120) == 0
    assert workers(data) == []
