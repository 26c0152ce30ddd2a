"""What is due of itself: reminding owners, and asking whether figures moved."""

from datetime import datetime

from sightline.apps.agreed_actions import reminding
from sightline.apps.work.registry import due


@due("actions.remind", at="07:10")
def remind(at: datetime) -> str:
    """Remind the owners of actions that are due soon or late."""
    return f"{reminding.remind_owners(at=at)} reminders of actions."


@due("actions.moved", at="07:20")
def moved(at: datetime) -> str:
    """Say of closed actions whether their figure moved."""
    return f"{reminding.tell_whether_moved(at=at)} people were told whether a figure moved."
