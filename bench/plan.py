"""A plan of 1,000 milestones and ten years of history: opened, filtered, exported."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.timing import Row, Took, best, show, times, took

AUTHORITY = "999"
EMPTY = "/accessibility/"
VIEWS = ("table", "board", "timeline", "leads", "areas", "honesty")
FILTER = "only=overdue&rating=amber"


def run(folder: Path, *, milestones: int = 1_000, years: int = 10, repeats: int = 20) -> None:
    """In a process of its own, on a database of its own."""
    command = [
        sys.executable, "-m", "bench.plan", str(folder / "plan"), str(milestones), str(years),
        str(repeats),
    ]  # fmt: skip
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    spent = {name: Took(*each) for name, each in said["times"].items()}
    empty = spent.pop("an empty signed-in page")
    rows = [Row("an empty signed-in page", empty, "", "", f"{said['queries']['empty']} queries")]
    for name, each in spent.items():
        asked = said["queries"].get(name)
        rows.append(Row(name, each, f"{times(each / empty)} the empty page",
                        "5 ×" if name.endswith("kept") else "",
                        f"{asked} queries" if asked else ""))  # fmt: skip
    show(f"Plan of {milestones:,} milestones, {years} years of history: server time", rows)


def measure(folder: Path, milestones: int, years: int, repeats: int) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    from sightline.web.serve import prepare

    prepare(folder)
    client, director, plan = _ready(milestones, years)
    spent, queries = {}, {}
    empty = best(lambda: _get(client, EMPTY), repeats)
    spent["an empty signed-in page"], queries["empty"] = empty, _queries(client, EMPTY)
    page = f"/plan/{plan.pk}/"
    spent["opened for the first time"] = took(lambda: _get(client, page))
    for view in VIEWS:
        address = f"{page}?view={view}&{FILTER}" if view == "board" else f"{page}?view={view}"
        what = "board, filtered" if view == "board" else view
        spent[f"{what}, made anew"] = took(lambda address=address: _get(client, address))
        spent[f"{what}, kept"] = best(lambda address=address: _get(client, address), repeats)
        queries[f"{what}, kept"] = _queries(client, address)
    spent["changed, then opened"] = took(lambda: _changed(client, director, plan, page))
    spent["the leads’ page"] = best(lambda: _get(client, "/plan/mine/"), max(1, repeats // 4))
    for ending, address in _exports(plan):
        spent[f"exported as {ending}"] = took(lambda address=address: _get(client, address))
    return {"times": {n: (t.seconds, t.processor) for n, t in spent.items()}, "queries": queries}


def _ready(milestones: int, years: int) -> tuple[Any, Any, Any]:
    from django.conf import settings
    from django.test import Client

    from bench.plan_made import made_plan
    from sightline.apps.people import actions

    settings.ALLOWED_HOSTS, settings.SIGHTLINE_AUTHORITY = ["testserver"], AUTHORITY
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    director = actions.add_user(
        email="b@example.org", name="B", password="a long enough password", at=at
    )
    actions.give_role(by=None, person=director, role="director", at=at)
    plan = made_plan(director, milestones, years, AUTHORITY, datetime.now(UTC).date())
    client = Client()
    client.force_login(director, backend="django.contrib.auth.backends.ModelBackend")
    return client, director, plan


def _get(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    b"".join(answer) if answer.streaming else answer.content


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        _get(client, address)
    return len(asked)


def _changed(client: Any, by: Any, plan: Any, page: str) -> None:
    """One rating, and the page after it: what somebody who works on the plan waits for."""
    from sightline.apps.plan.actions import rate
    from sightline.apps.plan.models import Milestone
    from sightline.documents.plan import Brag

    one = Milestone.objects.filter(action__area__plan=plan).first()
    assert one is not None
    rate(by=by, milestone=one, brag=Brag.RED, why="Stuck", at=datetime.now(UTC))
    _get(client, page)


def _exports(plan: Any) -> list[tuple[str, str]]:
    """The files that the plan can be taken away as, where there are any."""
    from django.urls import NoReverseMatch, reverse

    found = []
    for ending in ("csv", "xlsx", "docx"):
        try:
            found.append((ending, reverse("plan:export", args=[plan.pk, ending])))
        except NoReverseMatch:
            continue
    return found


if __name__ == "__main__":
    where, *counts = sys.argv[1:]
    print(json.dumps(measure(Path(where), *map(int, counts))))
