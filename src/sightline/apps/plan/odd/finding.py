"""What is odd about a plan today, what was let stand, and where each lives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from sightline.apps.plan.models import AcceptedOddity, Plan
from sightline.apps.plan.queries import plan_data
from sightline.documents.plan import PlanData
from sightline.documents.plan.oddities import (
    KindWords,
    Oddity,
    OddityKind,
    Place,
    kind_words,
    oddities,
)


@dataclass(frozen=True)
class Told:
    """One oddity with the area it is in, where it lives, and its acceptance."""

    oddity: Oddity
    area: str
    address: str
    accepted: AcceptedOddity | None

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence around the words that lead to where it lives."""
        sentence, number = self.oddity.sentence, self.oddity.where.number
        at = sentence.casefold().find(number.casefold())
        if at < 0:
            return "", number, f": {sentence}"
        end = at + len(number)
        return sentence[:at], sentence[at:end], sentence[end:]


@dataclass(frozen=True)
class Group:
    kind: OddityKind
    words: KindWords
    told: Sequence[Told]


def told_of(plan: Plan, today: date) -> list[Told]:
    """In three questions more than the plan's picture takes, however much is odd."""
    data = plan_data(plan)
    accepted = {each.key: each for each in plan.accepted_oddities.select_related("by")}
    areas = _areas(data)
    return [
        Told(
            each,
            areas.get((each.where.what, each.where.id), ""),
            address_of(plan.pk, each.where),
            accepted.get(each.key),
        )
        for each in oddities(data, today=today)
    ]


def _areas(data: PlanData) -> Mapping[tuple[str, int], str]:
    """The code of the area in which each thing stands."""
    found = {("area", area.id): area.code for area in data.areas}
    for area, action, line in data.lines:
        found["action", action.id] = area.code
        found["milestone", line.id] = area.code
    return found


def address_of(plan: int, where: Place) -> str:
    if where.what == "lead":
        return reverse("plan:people", args=[plan])
    if where.what in {"milestone", "action"}:
        return reverse(f"plan:{where.what}", args=[where.id])
    whole = reverse("plan:plan", args=[plan])
    return f"{whole}?area={where.id}" if where.what == "area" else whole


def words() -> Mapping[OddityKind, KindWords]:
    return kind_words(Path(settings.SIGHTLINE_DATA))


def grouped(told: Iterable[Told]) -> list[Group]:
    found: dict[OddityKind, list[Told]] = {}
    for each in told:
        found.setdefault(each.oddity.kind, []).append(each)
    known = words()
    groups = [Group(kind, known[kind], each) for kind, each in found.items()]
    return sorted(groups, key=lambda group: not group.words.needs_mending)


def with_key(told: Iterable[Told], key: str) -> Told | None:
    return next((each for each in told if each.oddity.key == key), None)


def waiting(plan: Plan, today: date) -> int:
    """How many need mending and were not let stand."""
    known = words()
    return sum(
        known[each.oddity.kind].needs_mending and each.accepted is None
        for each in told_of(plan, today)
    )
