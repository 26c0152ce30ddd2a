from datetime import datetime, timedelta

from sightline.apps.papers.actions.files import write_left_behind
from sightline.apps.work.registry import due


@due("papers.files", every=timedelta(minutes=10))
def files(at: datetime) -> str:
    """Make files of frozen papers that were left behind."""
    return f"{write_left_behind(at=at)} files made."
