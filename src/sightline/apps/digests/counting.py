"""Counts for letters: late and waiting rows, as numbers of children within reach. No row leaves."""

from collections import Counter
from dataclasses import dataclass

from sightline.apps.digests.rules import Counted
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.worklists import queries as worklists
from sightline.measures.worklists import Urgency, WorklistRow
from sightline.pipeline.worklists import KeptWorklists

UNALLOCATED, HELD = "unallocated", "held_before_allocation"
_NO_TEAM = "no team yet"


@dataclass(frozen=True)
class ListCount:
    """One worklist of a person's: how many of its rows are late, how many due soon."""

    id: str
    title: str
    late: int
    due_soon: int


def late_lists(access: Access) -> tuple[ListCount, ...]:
    """The lists on which something is late or due soon, within the person's reach."""
    kept = worklists.current() if access.may(Right.WORK_LISTS) else None
    if kept is None:
        return ()
    counts = []
    for name, one in kept.lists.items():
        if one.could_run and (rows := worklists.reached(access, one, None).rows):
            count = Counter(row.urgency for row in rows)
            late, soon = count[Urgency.LATE], count[Urgency.DUE_SOON]
            counts.append(ListCount(name, one.worklist.title, late, soon))
    return tuple(count for count in counts if count.late or count.due_soon)


@dataclass(frozen=True)
class Waiting:
    """Children without a named worker, by team and days; and who holds a child until then."""

    by_team: tuple[tuple[str, dict[Counted, int]], ...]
    held: tuple[tuple[str, int], ...]
    total: int
    longest: int


def unallocated(access: Access) -> Waiting | None:
    """Counts within the person's reach; None while there are no records or the list can't run."""
    kept = worklists.current()
    if kept is None or not kept.lists[UNALLOCATED].could_run:
        return None
    rows = worklists.reached(access, kept.lists[UNALLOCATED], None).rows
    teams: dict[str, Counter[Counted]] = {}
    waits = [(row.team or _NO_TEAM, _days(row, kept)) for row in rows]
    for team, days in waits:
        teams.setdefault(team, Counter())[Counted.of(days)] += 1
    by_team = tuple((team, dict(teams[team])) for team in sorted(teams))
    return Waiting(by_team, _held(access, kept), len(rows), max((d for _, d in waits), default=0))


def _held(access: Access, kept: KeptWorklists) -> tuple[tuple[str, int], ...]:
    """Per team, children whom a manager or the duty desk holds until a worker is named."""
    held = kept.lists[HELD]
    rows = worklists.reached(access, held, None).rows if held.could_run else ()
    return tuple(sorted(Counter(row.team or _NO_TEAM for row in rows).items()))


def _days(row: WorklistRow, kept: KeptWorklists) -> int:
    return max((kept.as_at - row.begun_on).days, 0) if row.begun_on else 0
