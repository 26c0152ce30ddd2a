"""Pages against an empty signed-in page, and a figure opened down to its children."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bench.events import CHILDREN, event_count, load_events, make_events
from bench.timing import Row, Took, best, show, times, took
from bench.visiting import links
from sightline.comparators import load_comparators
from sightline.demo.published import write_published
from sightline.measures.figures.explain import Asking, explain
from sightline.pipeline.figures import publish_figures
from sightline.pipeline.folder import DataFolder
from sightline.quality.publish import keep_findings
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Level

AUTHORITY = "999"  # the made-up comparators' own
OPENED = ("assessments_45wd_pct", "cpp_visits_in_time_pct", "lac_3plus_placements_pct")
EMPTY, SCORECARD = "/accessibility/", "/scorecard/"
ALL = "/scorecard/?show=all"
OTHERS = ("home", "a team's dashboard", "an indicator", "a worklist", "a child")


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
    for what in OTHERS:
        for name, how in ((f"{what} first", "first time"), (what, "kept")):
            ratio = f"{times(page[name] / page['empty'])} the empty page"
            rows.append(Row(f"{what}, {how}", page[name], ratio))
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
    keep_findings(data, AUTHORITY)
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

    client = _signed_in()

    def get(address: str) -> bytes:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        return bytes(answer.content)

    def anew(address: str) -> None:
        cache.clear()
        get(address)

    spent = {"first": took(lambda: get(SCORECARD))}
    for name, address in (("", SCORECARD), ("all ", ALL)):
        spent[f"{name}anew"] = best(lambda address=address: anew(address), max(2, repeats // 4))
        spent[f"{name}kept"] = best(lambda address=address: get(address), repeats)
    for what, address in _others(client):
        spent[f"{what} first"] = took(lambda address=address: get(address))
        spent[what] = best(lambda address=address: get(address), repeats)
    spent["empty"] = best(lambda: get(EMPTY), repeats)
    return {
        "times": {name: [one.seconds, one.processor] for name, one in spent.items()},
        "shown": _indicators(get(SCORECARD)),
        "all shown": _indicators(get(ALL)),
    }


def _signed_in() -> Any:
    """The browser of a director who has signed in: they see every figure and every child."""
    from django.conf import settings
    from django.test import Client

    from sightline.apps.people import actions
    from sightline.apps.people.authority import published
    from sightline.pipeline.names import names_in

    settings.ALLOWED_HOSTS = ["testserver"]
    now = datetime.now(UTC)
    snapshot = published()
    assert snapshot is not None
    actions.grow_tree(by=None, names=names_in(snapshot), at=now)
    password = "a long enough password"
    user = actions.add_user(email="b@example.org", name="B", password=password, at=now)
    actions.give_role(by=None, person=user, role="director", at=now)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _others(client: Any) -> Iterator[tuple[str, str]]:
    """Each further kind of page; the address of one is a link on another that was not measured."""
    yield "home", "/"
    yield "a team's dashboard", next(links(client, "/services/", "/teams/"))
    yield "an indicator", f"/indicators/{OPENED[0]}/"
    worklist, other = islice(links(client, "/worklists/", "/worklists/"), 2)
    yield "a worklist", worklist
    yield "a child", next(links(client, other, "/children/"))


def _indicators(page: bytes) -> int:
    """Indicators shown: a row has one heading."""
    return page.count(b'scope="row"')


if __name__ == "__main__":
    folder, repeats = sys.argv[1:]
    print(json.dumps(serve_pages(Path(folder), int(repeats))))
