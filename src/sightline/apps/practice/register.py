"""The workers there are: entries of the tree on a day, with their team, service and open cases.

Whoever left has no place in the day's tree any more, and a vacant post has no entry: neither can
be a gap. `id` is the entry's own, so that no name stands in an address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.apps.children.queries import holdings
from sightline.apps.people.queries import Branch, tree_on
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class Worker:
    """`since`: in the tree from; None: always. `cases` None: no records are published."""

    id: int
    name: str
    team: str
    service: str
    since: date | None
    cases: int | None

    @property
    def has_cases(self) -> bool:
        return self.cases is None or self.cases > 0


def workers_on(day: date) -> list[Worker]:
    held = holdings()
    known = {name: len(children) for name, children in held.by_worker.items()} if held else None
    return sorted(_walk(tree_on(day), "", "", known), key=lambda each: (each.team, each.name))


def _walk(
    branches: list[Branch], service: str, team: str, cases: dict[str, int] | None
) -> Iterator[Worker]:
    for each in branches:
        unit = each.unit
        if unit.level == Level.WORKER:
            held = None if cases is None else cases.get(unit.name, 0)
            yield Worker(unit.pk, unit.name, team, service, each.place.from_on, held)
        below_service = unit.name if unit.level == Level.SERVICE else service
        below_team = unit.name if unit.level == Level.TEAM else team
        yield from _walk(each.below, below_service, below_team, cases)


def worker_by_id(id: int, day: date) -> Worker | None:
    return next((each for each in workers_on(day) if each.id == id), None)
