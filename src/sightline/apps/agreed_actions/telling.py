"""Whom an action tells: its owner, who agreed it, a new owner. Notices name titles, no child."""

from datetime import datetime

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.models import User

YOURS = register_topic(
    Topic(
        "action_yours",
        "An action is yours",
        "To whoever is to do it, when it is agreed or handed over, and to who agreed it when done.",
    )
)
DUE = register_topic(
    Topic(
        "action_due",
        "An action is due or late",
        "To its owner: a week before its day, and the day after.",
    )
)
MOVED = register_topic(
    Topic(
        "action_moved",
        "Did it move?",
        "To the owner of a closed action and to who agreed it: after 3, 6 and 12 months, whether "
        "its figure moved.",
    )
)


def of_a_new_action(action: AgreedAction, *, by: User, at: datetime) -> None:
    if action.owner_id != by.pk:
        said = f"{by.name} agreed an action with you, due on {_due(action)}: {action.title}"
        tell(to=[action.owner], topic=YOURS, said=said, address=action.address, at=at, by_mail=True)


def of_a_new_owner(action: AgreedAction, *, before: User, by: User, at: datetime) -> None:
    said = f"An action is yours now, due on {_due(action)}: {action.title}"
    tell(to=[action.owner], topic=YOURS, said=said, address=action.address, at=at, by_mail=True)
    if before.pk != by.pk:
        said = f"{action.owner.name} has taken over an action from you: {action.title}"
        tell(to=[before], topic=YOURS, said=said, address=action.address, at=at)


def of_something_to_check(action: AgreedAction, *, by: User, at: datetime) -> None:
    """Whoever agreed it looks at the evidence; where that is the owner, others find it listed."""
    if action.agreed_by_id not in {by.pk, action.owner_id}:
        said = f"{by.name} says that an action is done; look at the evidence: {action.title}"
        tell(to=[action.agreed_by], topic=YOURS, said=said, address=action.address, at=at)


def _due(action: AgreedAction) -> str:
    return f"{action.due_on.day} {action.due_on:%B %Y}"
