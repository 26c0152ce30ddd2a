"""What of the quarterly papers needs somebody today."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.cover_reports import queries
from sightline.apps.dashboards.providers import Line


def of_due_reports(request: HttpRequest) -> list[Line]:
    """Bodies that wait to be told of the plan."""
    if not queries.may_write(request.access):  # type: ignore[attr-defined]
        return []
    today = timezone.localdate()
    due = queries.due_reports(today)
    late = sum(each.is_late(today) for each in due)
    address = reverse("cover_reports:home")
    lines = (
        [Line(late, "bodies wait for a report on the plan", address, grave=True)] if late else []
    )
    soon = len(due) - late
    words = "body is" if soon == 1 else "bodies are"
    return [*lines, Line(soon, f"{words} due a report on the plan", address)] if soon else lines
