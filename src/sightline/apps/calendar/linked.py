"""What the QA year is called where others link to it; what of it waits on the home page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.calendar import queries
from sightline.apps.calendar.models import Occurrence, Recheck
from sightline.apps.calendar.rhythm import year_of
from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        Occurrence.KIND, noun="QA activity", title=_title, may_see=_may_see,
        address=lambda id: Occurrence(pk=int(id)).address,
    )  # fmt: skip
    register_attachments(Occurrence.KIND, may_read=_may_see, may_attach=_may_attach)
    register(
        Recheck.KIND, noun="Check of an improvement", title=_recheck, may_see=_may_see_recheck,
        address=lambda id: reverse("calendar:rechecks"),
    )  # fmt: skip


def _title(id: str) -> str | None:
    found = queries.find_occurrence(id)
    return str(found) if found else None


def _may_see(access: Any, id: str) -> bool:
    return access.may(Right.SEE_FIGURES) and queries.find_occurrence(id) is not None


def _may_attach(access: Any, id: str) -> bool:
    found = queries.find_occurrence(id)
    return found is not None and (access.may(Right.RUN_QA) or found.by_id == access.person)


def _recheck(id: str) -> str | None:
    found = Recheck.objects.filter(pk=id).first()
    return str(found) if found else None


def _may_see_recheck(access: Any, id: str) -> bool:
    from sightline.apps.agreed_actions.queries import find_action

    found = Recheck.objects.filter(pk=id).first()
    return found is not None and find_action(found.action_id, access) is not None


def today(request: HttpRequest) -> list[Line]:
    """Activities of one's role that are due; nothing of what is due every day or week."""
    roles = set(request.access.roles)
    mine = {
        key
        for key, each in queries.known_activities().items()
        if roles & set(each.roles) and not each.frequency.is_quick
    }
    if not mine:
        return []
    now = timezone.localdate()
    year = queries.the_year(year_of(now)[0].year, now)
    due = sum(row.activity.key in mine for row in queries.waiting(year))
    words = "activity of the QA year is due" if due == 1 else "activities of the QA year are due"
    return [Line(due, words, reverse("calendar:home"))] if due else []
