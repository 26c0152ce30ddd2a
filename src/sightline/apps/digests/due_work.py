from datetime import datetime

from sightline.apps.digests import actions, monthly, morning, subscriptions
from sightline.apps.digests.models import Subscription
from sightline.apps.work.registry import due
from sightline.apps.work.rules import LOCAL, On
from sightline.vocabulary.working_days import WorkingDays


@due("digests.weekly", at="06:30", on=On.MONDAY)
def weekly(at: datetime) -> str:
    """Write the weekly letters."""
    return f"{actions.write_weekly(at=at)} letters written."


@due("digests.daily", at="07:00")
def daily(at: datetime) -> str:
    """Write the daily summary for the director."""
    if not WorkingDays().is_working(at.astimezone(LOCAL).date()):
        return "No working day."
    return f"{actions.write_daily(at=at)} summaries written."


@due("digests.team_morning", at="07:10")
def team_morning(at: datetime) -> str:
    """Tell assistant team managers how much of their team's is late."""
    if not WorkingDays().is_working(at.astimezone(LOCAL).date()):
        return "No working day."
    return f"{morning.tell_teams(at=at)} teams told."


@due("digests.unallocated", at="06:45", on=On.MONDAY)
def unallocated(at: datetime) -> str:
    """Write the weekly report on children without a worker."""
    return f"{actions.write_unallocated(at=at)} reports written."


@due("digests.monthly", at="06:00", on=On.FIRST_OF_MONTH)
def views_of_the_month(at: datetime) -> str:
    """Write the monthly views of services and of the authority."""
    return f"{monthly.write_monthly(at=at)} views written."


@due("digests.subscriptions_weekly", at="06:15", on=On.MONDAY)
def weekly_subscriptions(at: datetime) -> str:
    """Send the pages that people have each week."""
    sent = subscriptions.send_subscriptions(often=Subscription.Often.WEEKLY, at=at)
    return f"{sent} pages sent."


@due("digests.subscriptions_monthly", at="06:15", on=On.FIRST_OF_MONTH)
def monthly_subscriptions(at: datetime) -> str:
    """Send the pages that people have each month."""
    sent = subscriptions.send_subscriptions(often=Subscription.Often.MONTHLY, at=at)
    return f"{sent} pages sent."
