"""What is due of itself: promises to members, receipts, packs left half-made."""

from datetime import datetime, timedelta

from django.utils import timezone

from sightline.apps.scrutiny.actions.agenda_packs import finish_left_behind
from sightline.apps.scrutiny.actions.forward import nudge_members
from sightline.apps.scrutiny.asked import telling
from sightline.apps.scrutiny.asked.queries import due_to_remind
from sightline.apps.work.registry import due
from sightline.judgement.phrases import day_words


@due("scrutiny.promises", at="07:15")
def remind(at: datetime) -> str:
    """Remind those who owe something to members, and the clerks once it is late."""
    today = timezone.localdate(at)
    told = sum(
        telling.of_one_due(each, when=day_words(day), is_late=day < today, at=at)
        for each, day in due_to_remind(today)
    )
    return f"{told} reminders of promises to members."


@due("scrutiny.receipts", at="07:25")
def nudge(at: datetime) -> str:
    """Ask members once whether what was sent to them arrived."""
    return f"{nudge_members(at=at)} members asked."


@due("scrutiny.packs", every=timedelta(minutes=10))
def finish(at: datetime) -> str:
    """Finish agenda packs whose worker was stopped."""
    return f"{finish_left_behind(at=at)} packs finished."
