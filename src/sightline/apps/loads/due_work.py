from datetime import datetime, timedelta

from sightline.apps.loads import actions
from sightline.apps.work.registry import due


@due("loads.drop_folder", every=timedelta(minutes=5))
def drop_folder(at: datetime) -> str:
    """Load what the case system put into the drop folder."""
    return actions.take_from_drop_folder(at=at)


@due("loads.notice", every=timedelta(minutes=5))
def notice(at: datetime) -> str:
    """Check new records after a publication, also one from the command line."""
    failed = actions.notice_publications(at=at)
    return f"Failed: {', '.join(failed)}." if failed else "Everybody knows."


@due("loads.stopped", every=timedelta(minutes=5))
def stopped(at: datetime) -> str:
    """Say of loads that were stopped three times that they failed."""
    return f"{actions.give_up_on_stopped(at=at)} given up."


@due("loads.files", at="03:40")
def files(at: datetime) -> str:
    """Remove uploaded files of loads that failed a week ago."""
    return f"{actions.forget_files(at=at)} removed."


@due("loads.old", at="07:00")
def old(at: datetime) -> str:
    """Tell those who load files that the last load is old."""
    return f"{actions.tell_of_old_records(at=at)} told."
