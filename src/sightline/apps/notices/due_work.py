from datetime import datetime, timedelta

from sightline.apps.notices.outbox import send_waiting
from sightline.apps.notices.telling import tell_of_failed_work
from sightline.apps.work.registry import due


@due("notices.send", every=timedelta(minutes=1))
def send(at: datetime) -> str:
    """Send the mails that wait."""
    sent = send_waiting(at=at)
    return f"{sent} {'mail' if sent == 1 else 'mails'} sent."


@due("notices.failures", every=timedelta(minutes=15))
def failures(at: datetime) -> str:
    """Tell those who load files of work that failed and of mails that were refused."""
    told = tell_of_failed_work(at=at)
    return f"{told} {'notice' if told == 1 else 'notices'} given."
