from datetime import datetime

from sightline.apps.work.actions import forget_old_runs
from sightline.apps.work.registry import due


@due("work.forget", at="03:30")
def forget(at: datetime) -> str:
    """Remove the history of work of more than three months ago."""
    return f"{forget_old_runs(at=at)} old lines removed."
