"""What is still to be confirmed in the programme is chased each week, from two months before."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from sightline.apps.audits.models import PlannedAudit
from sightline.apps.audits.programme.months import in_words
from sightline.apps.audits.programme.queries import lines
from sightline.apps.audits.programme.rules import PlannedState
from sightline.apps.audits.programme.tables import unsettled_words
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.telling import people_with
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.rules import Right

AHEAD = timedelta(days=62)
UNSETTLED = register_topic(
    Topic(
        "audit_programme_open",
        "Something in the audit programme is still to be confirmed",
        "To those who run audits, each week: a topic, theme or lead is missing, or an audit is "
        "not completed in its time.",
    )
)


def to_chase(today: date) -> list[tuple[PlannedAudit, str]]:
    """Lines that begin within two months, or have begun, and what is to be said of each."""
    found = lines().filter(state=PlannedState.PLANNED, month__lte=today + AHEAD)
    said = []
    for line in found:
        if words := unsettled_words(line):
            said.append((line, f"{line.title} ({in_words(line.month)}): {_lower(words)}."))
        elif (line.due_on or line.until or line.month) < today:
            said.append((line, f"{line.title} ({in_words(line.month)}) is not completed."))
    return said


def chase(at: datetime) -> int:
    """Once a week for each line; the week is in the key, so nobody is told twice in it."""
    today = timezone.localdate(at)
    year, week, _ = today.isocalendar()
    told = 0
    people = people_with(Right.RUN_AUDITS, today)
    for line, said in to_chase(today):
        key = f"programme-{line.pk}-{year}-{week}"
        told += len(
            tell(to=people, topic=UNSETTLED, said=said, address=line.address, at=at, key=key)
        )
    return told


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
