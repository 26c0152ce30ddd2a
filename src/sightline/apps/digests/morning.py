"""Each morning: the director's headline figures, and how much of a team's is late (W-039)."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.unit_page import headlines_of
from sightline.apps.digests.counting import ListCount, late_lists
from sightline.apps.digests.readers import Reader, readers
from sightline.apps.digests.topics import TEAM_MORNING
from sightline.apps.figures.queries import Source
from sightline.apps.notices.actions import tell, wants

TEAM_LEADERS = ("assistant_team_manager",)
_NAMED = 3


def headlines_for(here: Source | None, reader: Reader) -> list[list[Any]]:
    """Title and value as the live page of the reader's widest unit shows them."""
    if here is None or not reader.units:
        return []
    return [[row.title, row.shown] for row, *_ in headlines_of(here, *reader.units[0])]


def tell_teams(*, at: datetime) -> int:
    """To each assistant team manager how much of their team's is late; nothing where nothing is."""
    told = 0
    for reader in readers(at, TEAM_LEADERS):
        late = [each for each in late_lists(reader.access) if each.late]
        if not late or not wants(reader.person, TEAM_MORNING):
            continue
        told += len(
            tell(
                to=[reader.person],
                topic=TEAM_MORNING,
                said=in_words(_team(reader), late),
                address=reverse("worklists:home"),
                at=at,
                key=f"{TEAM_MORNING.key}-{timezone.localdate(at)}",
            )
        )
    return told


def _team(reader: Reader) -> str:
    return ", ".join(hold.unit for hold in reader.access.holds if hold.role in TEAM_LEADERS)


def in_words(team: str, late: list[ListCount]) -> str:
    """'Assessment Team 3: 14 late. Visits 9, reviews 5.' The fullest lists are named."""
    most = sorted(late, key=lambda each: -each.late)
    named = [f"{each.title} {each.late}" for each in most[:_NAMED]]
    others = sum(each.late for each in most[_NAMED:])
    named += [f"others {others}"] if others else []
    return f"{team}: {sum(each.late for each in late)} late. {', '.join(named)}."
