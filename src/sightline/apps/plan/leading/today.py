"""What stands on the home page of whoever leads milestones: one line."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.plan.leading.held import led_by
from sightline.apps.plan.looking.asked import quarter_now


def of_milestones(request: HttpRequest) -> list[Line]:
    """Overdue before all else; where nothing is, what asks for a word."""
    access = request.access  # type: ignore[attr-defined]
    if not access.may(Right.SEE_PLAN):
        return []
    today = timezone.localdate()
    led = led_by(access, today, quarter_now(today))
    overdue = sum(each.shown.is_overdue for each in led)
    asking = sum(each.asks for each in led)
    address = reverse("plan:mine")
    if overdue:
        return [Line(overdue, "of your milestones in the plan overdue", address, True)]
    return [Line(asking, "of your milestones ask for a word", address)] if asking else []
