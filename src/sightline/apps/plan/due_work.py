"""What is due of itself: reminding the leads of milestones and the owners of plans."""

from datetime import datetime

from sightline.apps.plan.leading import reminding
from sightline.apps.work.registry import due


@due("plan.remind", at="07:15")
def remind(at: datetime) -> str:
    """Remind those who lead milestones of what is due, overdue or without progress."""
    told = reminding.remind(at=at)
    return f"{told} {'person was' if told == 1 else 'people were'} reminded of milestones."
