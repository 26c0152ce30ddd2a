"""Whom a task is for, by name; and chasing those whose figures are late."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from sightline.apps.collected import actions, queries, rules
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.access import holds_of
from sightline.apps.people.models import Grant, User
from sightline.vocabulary.words import Level

AGAIN_AFTER = timedelta(days=7)
LATE = register_topic(
    Topic(
        "collected_late",
        "Collected figures are late",
        "To whoever types them in: the day after they were due, and every week until they are in.",
    )
)


def people_for(
    indicator: CollectedIndicator, day: date, level: Level = Level.AUTHORITY, unit: str = ""
) -> list[User]:
    """Those who hold the owner's role for the unit; the performance analysts where nobody does."""
    for role in (rules.owner_of(indicator.owner_role), rules.FALLS_TO):
        grants = Grant.objects.on(day).filter(role=role, person__is_active=True)
        holders = {grant.person for grant in grants.select_related("person")}
        if people := {each for each in holders if _answers(each, role, day, level, unit)}:
            return sorted(people, key=lambda person: person.pk)
    return []


def _answers(person: User, role: str, day: date, level: Level, unit: str) -> bool:
    if level is Level.AUTHORITY:
        return True
    return any(hold.role == role and hold.reaches(level, unit) for hold in holds_of(person, day))


def chase_late(*, at: datetime) -> int:
    """One message to each person about all that is late; again after a week. Returns how many."""
    today = timezone.localdate(at)
    due = [
        entry
        for entry in queries.late_tasks(today)
        if entry.chased_on is None or entry.chased_on <= today - AGAIN_AFTER
    ]
    late_of: dict[User, list[Entry]] = defaultdict(list)
    for entry in due:
        for person in people_for(entry.indicator, today, *entry.of):
            late_of[person].append(entry)
    for person, late in late_of.items():
        tell(
            to=[person],
            topic=LATE,
            said=in_words(late),
            address=reverse("collected:home"),
            at=at,
            key=f"collected-late-{today}",
            by_mail=True,
        )
    actions.note_chased(entries=due, on=today, at=at)
    return len(late_of)


def in_words(late: Iterable[Entry]) -> str:
    """'3 collected figures are late. The oldest was due on 14 October 2026.'"""
    days = sorted(entry.due_on for entry in late)
    oldest = f"{days[0].day} {days[0]:%B %Y}"
    if len(days) == 1:
        return f"A collected figure is late. It was due on {oldest}."
    return f"{len(days)} collected figures are late. The oldest was due on {oldest}."
