"""Who may audit what, and how the audits of a sample are shared out. Plain Python.

Audits are done by peers: never one's own case, nor one of one's own team or service, whose work
one answers for, nor a child one held in the time that is looked at.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sightline.vocabulary.not_allowed import NotAllowed


@dataclass(frozen=True)
class Auditor:
    """`teams`, `workers`, `services`: the auditor's place and all that lies within their reach,
    unless they reach the whole authority. `agreed`: None where no number was agreed."""

    id: int
    name: str
    services: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    agreed: int | None = None
    has: int = 0
    is_exempt: bool = False


@dataclass(frozen=True)
class Item:
    """An audit to be shared out. `held_teams`, `held_workers`: who held the child in the time
    that is looked at. `conflicts`: auditors who said that they must not have it."""

    id: int
    service: str = ""
    team: str = ""
    worker: str = ""
    held_teams: frozenset[str] = frozenset()
    held_workers: frozenset[str] = frozenset()
    conflicts: frozenset[int] = frozenset()


def why_not(auditor: Auditor, item: Item) -> str:
    """Why the auditor must not have it; '' where they may."""
    if item.id and auditor.id in item.conflicts:
        return f"{auditor.name} has declared a conflict with this audit."
    if item.worker and item.worker in auditor.workers:
        return f"It is {auditor.name}’s own work, or of somebody they answer for."
    if item.team and item.team in auditor.teams:
        return f"It is the work of {auditor.name}’s own team."
    if not item.team and item.service and item.service in auditor.services:
        return f"It is the work of {auditor.name}’s own service."
    if item.held_workers & auditor.workers:
        return f"{auditor.name} held this child in the time that is looked at, or their team did."
    if item.held_teams & auditor.teams:
        return f"{auditor.name}’s team held this child in the time that is looked at."
    return ""


def check_may_have(auditor: Auditor, item: Item) -> None:
    if said := why_not(auditor, item):
        raise NotAllowed(f"{said} Audits are done by peers: choose somebody else.")


@dataclass(frozen=True)
class Proposal:
    """`chosen`: auditor by item. `without`: items that nobody may have, and why."""

    chosen: Mapping[int, int] = field(default_factory=dict)
    without: Mapping[int, str] = field(default_factory=dict)


def propose(items: Sequence[Item], auditors: Sequence[Auditor], seed: int) -> Proposal:
    """Each item to an auditor who may have it, so that loads differ as little as can be.

    The load is what an auditor has and gets; an agreed number is a limit, passed by nobody. Who
    gets which is decided by the seed; the same seed gives the same proposal.
    """
    may = {
        item.id: [one.id for one in auditors if _is_free(one) and not why_not(one, item)]
        for item in items
    }
    order = {one.id: _rank(seed, "auditor", one.id) for one in auditors}
    room = {one.id: _room(one) for one in auditors}
    load = {one.id: one.has for one in auditors}
    chosen: dict[int, int] = {}
    # Those that few may have come first: what is left can go to many.
    for item in sorted(items, key=lambda each: (len(may[each.id]), _rank(seed, "item", each.id))):
        able = [one for one in may[item.id] if load[one] < room[one]]
        if able:
            best = min(able, key=lambda one: (load[one], order[one]))
            chosen[item.id] = best
            load[best] += 1
    _level(chosen, may, load, room, order)
    without = {item.id: _why_nobody(may[item.id]) for item in items if item.id not in chosen}
    return Proposal(dict(sorted(chosen.items())), without)


def _is_free(auditor: Auditor) -> bool:
    return not auditor.is_exempt


def _room(auditor: Auditor) -> float:
    return float("inf") if auditor.agreed is None else max(auditor.agreed, auditor.has)


def _level(
    chosen: dict[int, int], may: Mapping[int, list[int]], load: dict[int, int],
    room: Mapping[int, float], order: Mapping[int, str],
) -> None:  # fmt: skip
    """Hand items on while that brings two loads nearer to each other, along a chain if need be."""
    while path := _path(chosen, may, load, room, order):
        for item, to in path:
            load[chosen[item]] -= 1
            load[to] += 1
            chosen[item] = to


def _path(
    chosen: Mapping[int, int], may: Mapping[int, list[int]], load: Mapping[int, int],
    room: Mapping[int, float], order: Mapping[int, str],
) -> list[tuple[int, int]]:  # fmt: skip
    """From the heaviest that can be relieved to one two lighter; [] where there is none."""
    for start in sorted(load, key=lambda one: (-load[one], order[one])):
        came: dict[int, tuple[int, int]] = {}
        queue = [start]
        for at in queue:
            if load[at] <= load[start] - 2 and load[at] < room[at]:
                return _walked(came, start, at)
            for item in sorted(each for each, whose in chosen.items() if whose == at):
                for to in may[item]:
                    if to != start and to not in came:
                        came[to] = (item, at)
                        queue.append(to)
    return []


def _walked(came: Mapping[int, tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    steps = []
    while end != start:
        item, whose = came[end]
        steps.append((item, end))
        end = whose
    return steps


def _why_nobody(may: Iterable[int]) -> str:
    if not list(may):
        return "Nobody may have it: each is of the team, held the child, is exempt or in conflict."
    return "Everybody who may have it has their agreed number already."


def _rank(seed: int, what: str, id: int) -> str:
    return hashlib.sha256(f"{seed}|{what}|{id}".encode()).hexdigest()
