"""What is due of itself: last days are told, times that ran out are kept."""

from datetime import datetime

from sightline.apps.disputes.actions import note_breaches
from sightline.apps.work.registry import due


@due("disputes.clocks", at="07:05")
def clocks(at: datetime) -> str:
    """Keep which disputes had no reply in time, and tell those concerned."""
    return f"{note_breaches(at=at)} times ran out."
