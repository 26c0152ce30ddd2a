"""What is told, and to whom."""

from datetime import date

from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.models import Grant, User

TO_SEE = register_topic(
    Topic(
        "placed_children",
        "A home with children of the team was graded inadequate",
        "To the managers of the teams whose children live there: each child is seen, and stays or "
        "moves.",
    )
)
_MANAGERS = ("team_manager", "assistant_team_manager")


def managers_of(team: str, day: date) -> list[User]:
    grants = Grant.objects.on(day).filter(
        role__in=_MANAGERS, unit__level="team", unit__name=team, person__is_active=True
    )
    return sorted({each.person for each in grants.select_related("person")}, key=lambda p: p.pk)
