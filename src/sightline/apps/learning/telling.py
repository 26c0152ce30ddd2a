"""Chasing the cascade: a team's manager is told once that its day has passed."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.learning.queries.forum import managers_of, not_heard
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic

CASCADE = register_topic(
    Topic(
        "forum_cascade",
        "The forum’s messages are to be passed on",
        "To a team’s manager who has not confirmed in time that the team heard them.",
    )
)


def chase(*, at: datetime) -> int:
    today, told = timezone.localdate(at), 0
    for cascade in not_heard(today):
        day = f"{cascade.forum.on.day} {cascade.forum.on:%B %Y}"
        said = f"Confirm that {cascade.team} heard the messages of the forum of {day}."
        told += len(tell(
            to=managers_of(cascade.team, today), topic=CASCADE, said=said, at=at, by_mail=True,
            address=reverse("learning:confirm", args=[cascade.pk]), key=f"cascade-{cascade.pk}",
        ))  # fmt: skip
    return told
