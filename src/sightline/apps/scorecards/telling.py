"""Who hears that a card has come to them, or has been with them for too long."""

from datetime import datetime

from django.utils import timezone

from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.telling import people_with
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import queries, rules
from sightline.apps.scorecards.models import Card
from sightline.apps.scorecards.rules import CycleStep
from sightline.vocabulary.words import Level

AGAIN_AFTER = 5  # working days
HERE = register_topic(
    Topic(
        "card_here",
        "A scorecard has come to you",
        "To those who can move it on: each time a card of the month reaches their step.",
    )
)
LATE = register_topic(
    Topic(
        "card_late",
        "A scorecard is late",
        "To those who can move it on: when its step was due, and every week until it moves.",
    )
)


def people_at(card: Card, step: CycleStep, at: datetime) -> list[User]:
    """Those of the card's own service where the step is the service's, else whoever holds the
    step's right for everything."""
    own = [
        person
        for person in people_with(step.right, timezone.localdate(at))
        if rules.reaches(access_of(person, at), step.right, card.unit, step.reach)
    ]
    if step.reach is not Level.SERVICE or not card.unit:
        return own
    of_service = people_with(Right.SEE_BOARD, timezone.localdate(at))
    nearer = [each for each in of_service if rules.is_of_service(access_of(each, at), card.unit)]
    return nearer or own


def tell_of_step(card: Card, by: User | None, at: datetime) -> None:
    step = queries.step_of(card)
    if not step.onward:
        return
    said = f"The scorecard “{card}” is now at “{step.title}”."
    people = [each for each in people_at(card, step, at) if each != by]
    tell(to=people, topic=HERE, said=said, address=card.address, at=at)


def chase_late(*, at: datetime) -> int:
    """When a step is late, and again after each five working days. Returns how many were told."""
    today = timezone.localdate(at)
    told = 0
    for month in queries.months()[:3]:
        for late in queries.late_movers(month, today):
            number = (late.working_days - 1) // AGAIN_AFTER
            told += len(
                tell(
                    to=people_at(late.card, late.step, at), topic=LATE, said=late.in_words,
                    address=late.card.address, at=at, by_mail=True,
                    key=f"card-late-{late.card.pk}-{late.step.key}-{number}",
                )
            )  # fmt: skip
    return told
