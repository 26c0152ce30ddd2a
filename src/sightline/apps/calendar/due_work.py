"""What is due of itself: reminders of the QA year."""

from datetime import datetime

from sightline.apps.work.registry import due


@due("calendar.reminders", at="07:20")
def reminders(at: datetime) -> str:
    """Those who answer for an activity of the QA year are reminded in its last week"""
    from sightline.apps.calendar.reminding import remind

    return f"{remind(at)} reminders of the QA year."
