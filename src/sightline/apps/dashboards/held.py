"""Children without a named worker: how long they wait, and which team or manager holds them.

Counts alone; who the children are stands on the worklist, for those who may see them.
"""

from dataclasses import dataclass

from django.urls import reverse

from sightline.apps.dashboards.rules import in_bands
from sightline.apps.people.reach import Access
from sightline.apps.worklists import queries as worklists
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.small_chart import bars
from sightline.vocabulary.words import Level

LIST = "unallocated"
_EDGES = (2, 7, 28)
_OTHERS = "Other teams, out of your reach"


@dataclass(frozen=True)
class Held:
    """`bands`: days waiting with how many and a bar; `teams`: where they wait, longest first."""

    total: int
    bands: tuple[tuple[str, int, str], ...]
    teams: PageTable | None
    address: str
    sentence: str


def held_before_allocation(access: Access, level: Level, unit: str) -> Held | None:
    """None where the list could not be made, which the worklists page says.

    Teams stand there by name for those who may see their figures; the others in one line.
    """
    kept = worklists.current()
    found = kept.lists.get(LIST) if kept else None
    if found is None or not found.could_run:
        return None
    rows = [
        row for row in found.rows if level is Level.AUTHORITY or getattr(row, level.value) == unit
    ]
    bands = in_bands([max(row.days_late, 0) for row in rows], _EDGES)
    drawn = bars([float(count) for _, count in bands])
    lines = tuple((name, count, bar) for (name, count), bar in zip(bands, drawn, strict=True))
    address = reverse("worklists:worklist", args=[LIST])
    longest = max((row.days_late for row in rows), default=0)
    sentence = (
        f"{len(rows):,} children wait for a named worker, the longest for {longest:,} days. Until "
        "then the team’s manager or its duty worker holds them."
        if rows
        else "Every open case has a named worker."
    )
    return Held(len(rows), lines, _by_team(access, rows), address, sentence)


def _by_team(access: Access, rows: list) -> PageTable | None:  # type: ignore[type-arg]
    if not rows:
        return None
    by_team: dict[str, list[int]] = {}
    for row in rows:
        seen = not row.team or access.may_see_unit(Level.TEAM, row.team)
        name = (row.team or "Not recorded") if seen else _OTHERS
        by_team.setdefault(name, []).append(max(row.days_late, 0))
    ordered = sorted(by_team.items(), key=lambda pair: (pair[0] == _OTHERS, -max(pair[1])))
    headings = (
        Heading("Held by the manager or duty worker of"), Heading("Children", is_number=True),
        Heading("Longest wait, days", is_number=True),
    )  # fmt: skip
    lines = tuple(
        (Cell(team), Cell(f"{len(days):,}", is_number=True), Cell(f"{max(days):,}", is_number=True))
        for team, days in ordered
    )
    return PageTable("Held before allocation, by team", headings, lines)
