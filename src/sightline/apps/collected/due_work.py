"""What is due of itself: asking for the values of each period that has ended."""

from datetime import datetime, timedelta

from sightline.apps.collected import actions, telling
from sightline.apps.work.registry import due


@due("collected.ask", every=timedelta(hours=6))
def ask(at: datetime) -> str:
    """Ask for collected figures of periods that have ended."""
    return f"{len(actions.ask_for_values(at=at))} collected figures asked for."


@due("collected.chase", at="07:30")
def chase(at: datetime) -> str:
    """Chase collected figures that are late."""
    return f"{telling.chase_late(at=at)} people were told of late figures."
