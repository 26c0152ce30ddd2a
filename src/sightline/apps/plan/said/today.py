"""What was promised and is due, for the home page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.providers import Line
from sightline.apps.plan.said.promises import of_person


def of_promises(request: HttpRequest) -> list[Line]:
    today = timezone.localdate()
    found = of_person(request.access, today)
    if not found:
        return []
    late = sum(each.due_on < today for each in found)
    plan = found[0].milestone.action.area.plan_id
    address = reverse("plan:report_backs", args=[plan])
    soon = len(found) - late
    lines = []
    if late:
        words = "promise in the plan is late" if late == 1 else "promises in the plan are late"
        lines.append(Line(late, words, f"{address}?state=late", True))
    if soon:
        words = "promise in the plan is" if soon == 1 else "promises in the plan are"
        lines.append(Line(soon, f"{words} due within two weeks", address))
    return lines
