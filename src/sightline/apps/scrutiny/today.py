"""What of scrutiny needs somebody today."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import queries


def of_requests(request: HttpRequest) -> list[Line]:
    """Answers that councillors wait for."""
    if not request.access.may(Right.RUN_SCRUTINY):  # type: ignore[attr-defined]
        return []
    today = timezone.localdate()
    due = queries.due_requests(today)
    late = sum(each.is_late(today) for each in due)
    address = reverse("scrutiny:requests")
    lines = [Line(late, "answers to scrutiny are late", address, grave=True)] if late else []
    soon = len(due) - late
    return [*lines, Line(soon, "answers to scrutiny due this week", address)] if soon else lines
