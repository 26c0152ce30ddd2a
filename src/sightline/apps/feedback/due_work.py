"""What is due of itself: reminding of complaints."""

from datetime import datetime

from sightline.apps.feedback import telling
from sightline.apps.work.registry import due


@due("feedback.remind", at="07:15")
def remind(at: datetime) -> str:
    """Remind of complaints whose clock runs out soon or has."""
    return f"{telling.remind(at=at)} reminders of complaints."
