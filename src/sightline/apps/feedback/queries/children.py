"""What is kept of one child, and what voice and distance show by team and month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.children.queries import holdings
from sightline.apps.feedback.models import Heard, Offered, Reading
from sightline.apps.feedback.own import scales
from sightline.apps.feedback.voice_rules import (
    Change,
    Followed,
    Scale,
    changes,
    distance,
)
from sightline.apps.people.authority import authority_code


@dataclass(frozen=True)
class Way:
    """How far one child or family has come by one tool. `days`: of the readings, in order."""

    scale: Scale
    days: tuple[date, ...]
    found: tuple[Change, ...]

    @property
    def truth(self) -> str:
        return distance(self.found)


def heard_of(child_id: str) -> list[Heard]:
    found = Heard.objects.filter(authority=authority_code(), child_id=child_id)
    return list(found.select_related("by").order_by("-on", "-id"))


def offered_to(child_id: str) -> list[Offered]:
    found = Offered.objects.filter(authority=authority_code(), child_id=child_id)
    return list(found.select_related("by").order_by("-on", "-id"))


def ways_of(child_id: str) -> list[Way]:
    readings = Reading.objects.filter(authority=authority_code(), child_id=child_id)
    return _ways(list(readings))


def find_heard(id: int, child_id: str) -> Heard | None:
    return Heard.objects.filter(authority=authority_code(), child_id=child_id, pk=id).first()


def team_of(child_id: str) -> str:
    """The team that holds the child of late; '' where none or several do."""
    held = holdings()
    found = [team for team, ids in held.by_team.items() if child_id in ids] if held else []
    return found[0] if len(found) == 1 else ""


def _ways(readings: Sequence[Reading]) -> list[Way]:
    by_scale: dict[str, list[Reading]] = {}
    for each in readings:
        by_scale.setdefault(each.scale, []).append(each)
    return [
        Way(scale, tuple(r.on for r in found), changes(scale, [r.scores for r in found]))
        for key, found in by_scale.items()
        if (scale := scales().get(key))
    ]


@dataclass(frozen=True)
class TeamDistance:
    """`better`: children and families with more areas up than down."""

    team: str
    read_twice: int
    better: int


def distance_by_team(first: date, last: date) -> list[TeamDistance]:
    """Whoever had a reading in these months and an earlier one; by the team of the latest."""
    readings = Reading.objects.filter(authority=authority_code(), on__lte=last).order_by("on", "id")
    groups: dict[tuple[str, str], list[Reading]] = {}
    for each in readings:
        groups.setdefault((each.child_id, each.scale), []).append(each)
    read, better = Counter[str](), Counter[str]()
    for found in groups.values():
        if len(found) < 2 or found[-1].on < first or found[-1].scale not in scales():
            continue
        moved = [c.by for c in _ways(found)[0].found if c.by is not None]
        read[found[-1].team] += 1
        better[found[-1].team] += sum(moved) > 0
    return [TeamDistance(team, read[team], better[team]) for team in sorted(read)]


@dataclass(frozen=True)
class VoiceCounts:
    """What was heard between two days."""

    wishes: int
    explained: int
    owed: int
    with_tool: int
    views: int
    answered: int


def voice_between(first: date, last: date) -> VoiceCounts:
    """Counts of what was kept, whoever looks: for the report."""
    days = {"authority": authority_code(), "on__range": (first, last)}
    heard = list(Heard.objects.filter(**days))
    wishes = [each for each in heard if each.whose == "child"]
    owed = [each for each in wishes if Followed(each.followed).owes_explanation]
    views = [each for each in heard if each.whose != "child"]
    return VoiceCounts(
        len(wishes), sum(bool(each.explained_on) for each in owed), len(owed),
        sum(bool(each.tool) for each in wishes), len(views),
        sum(bool(each.explained_on) for each in views),
    )  # fmt: skip
