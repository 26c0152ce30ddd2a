"""The scorecard page against an empty signed-in page, and a figure opened down to its children."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.events import CHILDREN, event_count, load_events, make_events
from bench.timing import Row, Took, best, show, times, took
from sightline.comparators import load_comparators
from sightline.demo.published import write_published
from sightline.measures.figures.explain import Asking, explain
from sightline.pipeline.figures import publish_figures
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Level

AUTHORITY = "999"  # the made-up comparators' own
OPENED = ("assessments_45wd_pct", "cpp_visits_in_time_pct", "lac_3plus_placements_pct")
EMPTY, SCORECARD = "/accessibility/", "/scorecard/"
ALL = "/scorecard/?show=all"


def run(folder: Path, *, children: int = CHILDREN, repeats: int = 20) -> None:
    data, snapshot, events = published(folder / "page", children)
    # In a process of its own: the first page there is what a visitor meets after a restart.
    command = [sys.executable, "-m", "bench.page", str(data.path), str(repeats)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    page = {name: Took(*times_) for name, times_ in said["times"].items()}
    rows = [Row("an empty signed-in page", page["empty"])]
    for what, name, reach in (
        ("scorecard, first page after a restart", "first", ""),
        (f"scorecard of {said['shown']} indicators, made anew", "anew", "0.050 s"),
        (f"scorecard of {said['shown']} indicators, kept", "kept", "5 ×"),
        (f"scorecard of {said['all shown']} indicators, made anew", "all anew", ""),
        (f"scorecard of {said['all shown']} indicators, kept", "all kept", "5 ×"),
    ):
        ratio = f"{times(page[name] / page['empty'])} the empty page"
        rows.append(Row(what, page[name], ratio, reach))
    show("Page: server time", rows)
    rows = _opened(data, snapshot, page["empty"], repeats)
    show(f"A figure opened at {events:,} events", rows)


def published(folder: Path, children: int) -> tuple[DataFolder, Snapshot, int]:
    """A data folder as an authority would have it: records, figures, comparators."""
    data = DataFolder(folder / "data")
    made = make_events(children)
    snapshot = load_events(data.store, AUTHORITY, made)
    write_published(folder / "published")
    load_comparators(folder / "published", data.path, made_up=True)
    publish_figures(data, AUTHORITY)
    return data, snapshot, event_count(made)


def _opened(data: DataFolder, snapshot: Snapshot, empty: Took, repeats: int) -> list[Row]:
    catalogue = data.catalogue()
    day = snapshot.manifest.data_as_at
    rows = []
    for indicator in OPENED:
        for level, unit in ((Level.AUTHORITY, ""), (Level.TEAM, "Team 03")):
            asking = Asking(indicator, day, level=level, unit=unit)
            answer = explain(snapshot, catalogue, asking)
            spent = best(
                lambda asking=asking: explain(snapshot, catalogue, asking), max(2, repeats // 4)
            )
            rows.append(Row(f"{indicator}, {unit or 'the whole authority'}", spent,
                            f"{times(spent / empty)} the empty page", "0.100 s",
                            f"{len(answer.rows):,} rows"))  # fmt: skip
    return rows


def serve_pages(data: Path, repeats: int) -> dict[str, Any]:
    """What each page took, by Django's test client: the server's work without a network."""
    from sightline.web.serve import prepare

    prepare(data)
    from django.core.cache import cache

    get = _signed_in()

    def anew(address: str) -> None:
        cache.clear()
        get(address)

    spent = {"first": took(lambda: get(SCORECARD))}
    for name, address in (("", SCORECARD), ("all ", ALL)):
        spent[f"{name}anew"] = best(lambda address=address: anew(address), max(2, repeats // 4))
        spent[f"{name}kept"] = best(lambda address=address: get(address), repeats)
    spent["empty"] = best(lambda: get(EMPTY), repeats)
    return {
        "times": {name: [one.seconds, one.processor] for name, one in spent.items()},
        "shown": _indicators(get(SCORECARD)),
        "all shown": _indicators(get(ALL)),
    }


def _signed_in() -> Callable[[str], bytes]:
    """Gets a page for somebody who has signed in."""
    from django.conf import settings
    from django.test import Client

    from sightline.apps.people.actions import add_user, give_role

    settings.ALLOWED_HOSTS = ["testserver"]
    now = datetime.now(UTC)
    user = add_user(email="b@example.org", name="B", password="a long enough password", at=now)
    give_role(by=None, person=user, role="performance_analyst", at=now)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def get(address: str) -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        return bytes(answer.content)

    return get


def _indicators(page: bytes) -> int:
    """Indicators shown: a row has one heading."""
    return page.count(b'scope="row"')


if __name__ == "__main__":
    folder, repeats = sys.argv[1:]
    print(json.dumps(serve_pages(Path(folder), int(repeats))))
