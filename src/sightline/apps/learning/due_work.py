"""What is due of itself: chasing teams that have not confirmed the forum's messages."""

from datetime import datetime

from sightline.apps.learning import telling
from sightline.apps.work.registry import due


@due("learning.chase", at="07:25")
def chase(at: datetime) -> str:
    """Chase team managers whose team has not heard the forum's messages."""
    return f"{telling.chase(at=at)} managers were asked to confirm the forum’s messages."
