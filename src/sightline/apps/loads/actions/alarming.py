"""Telling those who load files that the published records have grown old: once for each extract."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.loads.alarms import old_records
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.telling import people_with
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.rules import Right

OLD_RECORDS = register_topic(
    Topic(
        "old_records",
        "The last load is old",
        "To those who load files, once, when the published records are older than agreed.",
    )
)


def tell_of_old_records(*, at: datetime) -> int:
    """Returns how many people were told now."""
    today = timezone.localdate(at)
    people = people_with(Right.LOAD_FILES, today)
    told = [
        tell(
            to=people,
            topic=OLD_RECORDS,
            said=str(old),
            address=reverse("loads:home"),
            at=at,
            key=f"old-records-{old.authority}-{old.as_at}",
            by_mail=True,
        )
        for old in old_records(today)
    ]
    return sum(len(each) for each in told)
