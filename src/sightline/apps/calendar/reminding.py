"""Those who answer for an activity hear of it in the last week of its month, quarter or year."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from sightline.apps.calendar import queries
from sightline.apps.calendar.rhythm import year_of
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.models import Grant, User

DUE = register_topic(
    Topic(
        "qa_due",
        "An activity of the QA year is due",
        "To those whose role answers for it, in the last week of its month, quarter or year.",
    )
)
_WEEK = timedelta(days=7)


def remind(at: datetime) -> int:
    today = timezone.localdate(at)
    year = queries.the_year(year_of(today)[0].year, today)
    told = 0
    for row in queries.waiting(year):
        activity, now = row.activity, row.now
        if now is None or activity.frequency.is_quick or now.last - today > _WEEK:
            continue
        said = f"Due until {now.last.day} {now.last:%B %Y}: {activity.title}."
        told += len(
            tell(
                to=_holding(activity.roles, at), topic=DUE, said=said, at=at,
                address=reverse("calendar:activity", args=[activity.key]),
                key=f"qa-{activity.key}-{now.last}",
            )
        )  # fmt: skip
    return told


def _holding(roles: tuple[str, ...], at: datetime) -> list[User]:
    grants = Grant.objects.on(timezone.localdate(at)).filter(role__in=roles, person__is_active=True)
    return list(dict.fromkeys(each.person for each in grants.select_related("person")))
