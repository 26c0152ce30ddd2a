"""Fifty signed-in people at once, on SQLite and on PostgreSQL, against a served Sightline.

Each visitor opens the pages of their role one after another and pauses between them, as somebody
who reads quickly: 2 seconds on average. Counting begins once the server has made the pages it
makes beforehand. An answer other than 200 is an error, 0 stands for none at all. Server and
visitors share this machine's cores.
"""

import http.client
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.events import CHILDREN
from bench.page import published
from bench.postgresql import free_port, postgresql
from bench.timing import Row, Took, show, times

VISITORS, SECONDS, PAUSE, SETTLE = 50, 60, 2.0, 60.0


def run(
    folder: Path,
    *,
    children: int = CHILDREN,
    visitors: int = VISITORS,
    seconds: float = SECONDS,
    settle: float = SETTLE,
) -> None:
    data, _, events = published(folder / "visitors", children)
    databases = {"SQLite": ""}
    with postgresql(folder / "postgresql") as url:
        if url:
            databases["PostgreSQL"] = url
        else:
            print("\nNo PostgreSQL server here: install the package postgresql to measure on it.")
        for name, address in databases.items():
            found = _measured(data.path, address, visitors, seconds, settle)
            title = (
                f"{visitors} visitors at once for {seconds:g} s, {PAUSE:g} s between pages, "
                f"{events:,} events, {name}"
            )
            show(title, _rows(found))


@dataclass
class Found:
    """What the visitors met: seconds by kind of page, and answers that were errors."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    alone: float = 0.0


def _rows(found: Found) -> list[Row]:
    empty = Took(found.alone)
    rows = [Row("an empty page, one visitor alone", empty)]
    for page, spent in sorted(found.seconds.items()):
        p95 = Took(_p95(spent))
        more = f"{len(spent):,} visits, median {statistics.median(spent):.3f}"
        rows.append(Row(f"{page}, p95", p95, f"{times(p95 / empty)} empty alone", "", more))
    asked = sum(map(len, found.seconds.values()))
    said = "; ".join(sorted(set(found.errors))[:3])
    return [*rows, Row(f"errors: {len(found.errors)} of {asked:,}", Took(0.0), more=said)]


def _p95(spent: Sequence[float]) -> float:
    return sorted(spent)[min(len(spent) - 1, int(len(spent) * 0.95))]


def _measured(data: Path, database: str, visitors: int, seconds: float, settle: float) -> Found:
    port = free_port()
    # A process of its own makes the accounts, as Django can be set up for one database only.
    environment = os.environ | {"SIGHTLINE_DATA": str(data), "SIGHTLINE_WORKERS": "2"}
    environment |= {"DATABASE_URL": database} if database else {}
    command = [sys.executable, "-m", "bench.visiting", str(visitors)]
    made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    people = json.loads(made.stdout.splitlines()[-1])
    with _served(port, environment) as server:
        _wait_until_idle(server.pid, settle)
        return _visit(port, people, seconds)


@contextmanager
def _served(port: int, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "sightline.web", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(port, server)
            yield server
        finally:
            server.terminate()


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("The server stopped before it answered.")
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server does not answer.")


def _wait_until_idle(server: int, longest: float) -> None:
    """Until its processes have done what they do after a start, or for so many seconds."""
    until, before = time.monotonic() + longest, -1.0
    while time.monotonic() < until:
        now = _processor_of(server)
        if before >= 0 and now - before < 0.1:
            return
        before = now
        time.sleep(2.0)


def _processor_of(parent: int) -> float:
    """Processor seconds of the children of a process, as Linux tells them."""
    spent = 0.0
    for line in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = line.read_text().rpartition(")")[2].split()
            spent += (int(fields[11]) + int(fields[12])) if int(fields[1]) == parent else 0
    return spent / os.sysconf("SC_CLK_TCK")


def _visit(port: int, people: Sequence[Mapping[str, object]], seconds: float) -> Found:
    found = Found()
    alone = _Visitor(port, people[0], found, 0.0)
    found.alone = min(alone.get("/accessibility/")[1] for _ in range(20))
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_Visitor(port, person, found, PAUSE).until, args=(until,))
        for person in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


class _Visitor:
    """Somebody with a session, and the pages their role opens."""

    def __init__(self, port: int, person: Mapping[str, object], found: Found, pause: float) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = str(person["cookie"])
        self.pages: Mapping[str, list[str]] = person["pages"]  # type: ignore[assignment]
        self.found, self.pause = found, pause

    def until(self, moment: float) -> None:
        time.sleep(random.random() * self.pause)
        while time.monotonic() < moment:
            self.once()

    def once(self, counted: bool = True) -> None:
        for page, addresses in self.pages.items():
            address = random.choice(addresses)
            status, spent = self.get(address)
            if status != 200:
                self.found.errors.append(f"{page} answered {status}")
            elif counted:
                self.found.seconds[page].append(spent)
            time.sleep(self.pause * random.uniform(0.5, 1.5))

    def get(self, address: str) -> tuple[int, float]:
        """Status (0: no answer) and seconds. A kept connection the server closed is opened anew,
        as a browser does."""
        started = time.perf_counter()
        for _ in range(2):
            try:
                self.connection.request("GET", address, headers={"Cookie": self.cookie})
                answer = self.connection.getresponse()
                answer.read()
                return answer.status, time.perf_counter() - started
            except (ConnectionError, http.client.HTTPException):
                self.connection.close()
            except OSError:
                self.connection.close()
                break
        return 0, time.perf_counter() - started
