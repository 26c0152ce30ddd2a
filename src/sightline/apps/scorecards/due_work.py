"""What is due of itself: opening the cards of the month before, and chasing those that are late."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from sightline.apps.figures.queries import source
from sightline.apps.scorecards import actions, making, queries, rules, telling
from sightline.apps.work.registry import due
from sightline.vocabulary.months import month_ends


@due("scorecards.open", every=timedelta(hours=1))
def open_cards(at: datetime) -> str:
    """Open the scorecards of months that have ended and are covered by what is published."""
    if source() is None:
        return "No figures are published yet."
    opened = [
        card
        for month in months_to_open(timezone.localdate(at))
        for card in actions.open_month(by=None, month=month, at=at)
    ]
    return f"{len(opened)} scorecards opened."


def months_to_open(today: date) -> list[date]:
    """The month before, and those since the last one opened for which the extract came late."""
    last_day = today.replace(day=1) - timedelta(days=1)
    known = queries.months()
    first = max(known) if known else last_day
    of, calendar = making.figures_of(), queries.calendar()
    return [
        month
        for month in month_ends(first, last_day)
        if making.covers(of, month) and rules.is_time_to_open(month, today, calendar)
    ]


@due("scorecards.chase", at="07:40")
def chase(at: datetime) -> str:
    """Tell those who have had a scorecard for too long."""
    return f"{telling.chase_late(at=at)} people were told of late scorecards."
