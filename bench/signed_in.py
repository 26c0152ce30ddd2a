"""A benchmark of pages: in a process and on a database of its own, held against an empty page."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.timing import Row, Took, best, show, times, took

AUTHORITY = "999"
EMPTY = "/accessibility/"
NOTHING = "an empty signed-in page"


class Measured:
    """What a process measured: times by name, and how often each page asked the database."""

    def __init__(self, client: Any, repeats: int) -> None:
        self.client, self.repeats = client, repeats
        self.times: dict[str, Took] = {}
        self.queries: dict[str, int] = {}
        get(client, EMPTY)  # The first page of a process reads the catalogue.
        self.page(NOTHING, EMPTY)

    def page(self, name: str, address: str) -> None:
        """The best of several, and its queries."""
        self.times[name] = best(lambda: get(self.client, address), self.repeats)
        self.queries[name] = _queries(self.client, address)

    def once(self, name: str, address: str) -> None:
        self.times[name] = took(lambda: get(self.client, address))

    def told(self) -> str:
        spent = {name: (each.seconds, each.processor) for name, each in self.times.items()}
        return json.dumps({"times": spent, "queries": self.queries})


def measured_apart(module: str, title: str, *arguments: object) -> None:
    """Runs the module in a process of its own and prints what it told. A page that is kept has
    something to reach."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    spent = {name: Took(*each) for name, each in said["times"].items()}
    empty = spent.pop(NOTHING)
    rows = [Row(NOTHING, empty, "", "", f"{said['queries'][NOTHING]} queries")]
    for name, each in spent.items():
        asked = said["queries"].get(name)
        rows.append(Row(name, each, f"{times(each / empty)} the empty page",
                        "5 ×" if name.endswith("kept") else "",
                        f"{asked} queries" if asked else ""))  # fmt: skip
    show(title, rows)


def signed_in(folder: Path, role: str) -> tuple[Any, Any]:
    """A new database in the folder; a client of somebody with the role, and the person."""
    folder.mkdir(parents=True, exist_ok=True)
    from sightline.web.serve import prepare

    prepare(folder)
    from django.conf import settings
    from django.test import Client

    from sightline.apps.people import actions

    settings.ALLOWED_HOSTS, settings.SIGHTLINE_AUTHORITY = ["testserver"], AUTHORITY
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    person = actions.add_user(
        email="b@example.org", name="B", password="a long enough password", at=at
    )
    actions.give_role(by=None, person=person, role=role, at=at)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client, person


def get(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    b"".join(answer) if answer.streaming else answer.content


def many(model: Any, rows: list[Any]) -> list[Any]:
    """Without a version for each: the manager of versioned models refuses many at once."""
    return list(model._base_manager.bulk_create(rows, batch_size=2_000))


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        get(client, address)
    return len(asked)
