"""What following up tells people. A notice names an audit's number and nothing else: neither a
child nor a step of an escalation."""

from collections.abc import Iterable
from datetime import datetime

from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.models import User

FOLLOW_UP = register_topic(
    Topic(
        "audit_follow_up",
        "Something waits for you after an audit",
        "To those who put right, monitor, track or receive evidence.",
    )
)


def say(
    people: Iterable[User], said: str, address: str, *, at: datetime, but: User | None = None,
    key: str | None = None,
) -> int:  # fmt: skip
    to = [person for person in people if but is None or person.pk != but.pk]
    return len(tell(to=to, topic=FOLLOW_UP, said=said, address=address, at=at, key=key))
