"""A plan of 1,000 milestones and ten years of history: opened, filtered, exported."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.signed_in import AUTHORITY, Measured, get, measured_apart, signed_in
from bench.timing import took

VIEWS = ("table", "board", "timeline", "leads", "areas", "honesty")
FILTER = "only=overdue&rating=amber"


def run(folder: Path, *, milestones: int = 1_000, years: int = 10, repeats: int = 20) -> None:
    title = f"Plan of {milestones:,} milestones, {years} years of history: server time"
    measured_apart("bench.plan", title, folder / "plan", milestones, years, repeats)


def measure(folder: Path, milestones: int, years: int, repeats: int) -> str:
    client, director = signed_in(folder, "director")
    from bench.plan_made import made_plan

    plan = made_plan(director, milestones, years, AUTHORITY, datetime.now(UTC).date())
    spent, page = Measured(client, repeats), f"/plan/{plan.pk}/"
    spent.once("opened for the first time", page)
    for view in VIEWS:
        address = f"{page}?view={view}&{FILTER}" if view == "board" else f"{page}?view={view}"
        what = "board, filtered" if view == "board" else view
        spent.once(f"{what}, made anew", address)
        spent.page(f"{what}, kept", address)
    spent.times["changed, then opened"] = took(lambda: _changed(client, director, plan, page))
    spent.page("the leads’ page", "/plan/mine/")
    for ending, address in _exports(plan):
        spent.once(f"exported as {ending}", address)
    return spent.told()


def _changed(client: Any, by: Any, plan: Any, page: str) -> None:
    """One rating, and the page after it: what somebody who works on the plan waits for."""
    from sightline.apps.plan.actions import rate
    from sightline.apps.plan.models import Milestone
    from sightline.documents.plan import Brag

    one = Milestone.objects.filter(action__area__plan=plan).first()
    assert one is not None
    rate(by=by, milestone=one, brag=Brag.RED, why="Stuck", at=datetime.now(UTC))
    get(client, page)


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
    print(measure(Path(where), *map(int, counts)))
