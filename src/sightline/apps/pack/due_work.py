"""What is due of itself: asking for the month's reports, chasing, finishing what was frozen."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from sightline.apps.pack import actions, queries, telling
from sightline.apps.pack.models import Pack
from sightline.apps.pack.rules import PackState
from sightline.apps.people.authority import authority_code
from sightline.apps.work.registry import due

STUCK_AFTER = timedelta(minutes=15)


@due("pack.ask", every=timedelta(hours=1))
def ask(at: datetime) -> str:
    """Ask for the month's summaries, reports and parts."""
    month = last_month(timezone.localdate(at))
    if not authority_code() or not _has_begun(month, timezone.localdate(at)):
        return "Nothing is asked for yet."
    asked = actions.ask_for_month(month=month, at=at)
    told = sum(telling.tell_asked(summary, at=at) for summary in asked)
    return f"{len(asked)} services asked, {told} people told."


def _has_begun(month: date, today: date) -> bool:
    return queries.make_up().asks_by(month, today, queries.calendar())


def last_month(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)


@due("pack.chase", at="07:40")
def chase(at: datetime) -> str:
    """Chase what is late for the Performance Board."""
    return f"{telling.chase(at=at)} people were told of what is late for the Board."


@due("pack.freeze", every=timedelta(minutes=5))
def finish(at: datetime) -> str:
    """Finish freezing a pack whose worker was stopped for good."""
    stuck = Pack.objects.filter(
        state=PackState.FREEZING.value, freeze_asked_at__lt=at - STUCK_AFTER
    )
    done = [actions.freeze_pack(id=pack.pk, at=at) for pack in stuck]
    return f"{len(done)} packs finished."
