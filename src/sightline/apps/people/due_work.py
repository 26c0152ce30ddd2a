"""What is due for people: the access log is sealed, day by day."""

from datetime import datetime

from sightline.apps.people import actions
from sightline.apps.work.registry import due


@due("people.seal_access_log", at="00:30")
def seal_access_log(at: datetime) -> str:
    """Seal each day of the access log that is over"""
    sealed = actions.seal_days_that_are_over(at=at)
    return f"{sealed} {'day' if sealed == 1 else 'days'} of the access log sealed."
