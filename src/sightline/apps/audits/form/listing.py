"""Which audits a list shows: the filter in the address, and what it can be set to."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from sightline.apps.audits.models import Audit, ToolVersion
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.audits.tools.queries import tool_of


def choices_of(found: QuerySet[Audit]) -> dict[str, list[tuple[str, str]]]:
    """What the audits within reach offer to choose from."""
    plain = found.order_by()
    teams = sorted(plain.exclude(team="").values_list("team", flat=True).distinct())
    people = plain.filter(auditor__isnull=False).values_list("auditor_id", "auditor__name")
    used = ToolVersion.objects.filter(pk__in=plain.values("tool")).defer("data").order_by("pk")
    latest = {each.key: each for each in used}
    grades = {
        str(grade.value): grade.title
        for version in latest.values()
        for grade in tool_of(version).scale.grades
    }
    return {
        "team": [(each, each) for each in teams],
        "auditor": sorted(
            ((str(id), name) for id, name in people.distinct()), key=lambda each: each[1]
        ),
        "tool": sorted(((key, each.title) for key, each in latest.items()), key=lambda one: one[1]),
        "grade": sorted(grades.items()),
    }


def chosen(found: QuerySet[Audit], wanted: Mapping[str, Any]) -> QuerySet[Audit]:
    plain = {"state": "state", "team": "team", "tool": "tool__key", "auditor": "auditor_id",
             "grade": "grade", "since": "set_on__gte", "until": "set_on__lte"}  # fmt: skip
    found = found.filter(**{plain[k]: v for k, v in wanted.items() if v and k in plain})
    return found.filter(late()) if wanted.get("late") else found


def late() -> Q:
    """Past its own timescale, or handed in after it."""
    done = Q(state__in=[each.value for each in FINISHED])
    is_open = ~done & ~Q(state=AuditState.WITHDRAWN.value)
    after = done & Q(handed_in_at__date__gt=F("due_on"))
    return is_open & Q(due_on__lt=timezone.localdate()) | after


def tiles(found: QuerySet[Audit]) -> list[tuple[str, int, str, str]]:
    """Name, number, the filter it leads to, and its mood."""
    count = {state: found.filter(state=state.value).count() for state in AuditState}
    too_late = found.filter(late()).count()
    return [
        ("To be allocated", count[AuditState.WAITING], "?state=waiting", ""),
        ("Allocated", count[AuditState.ALLOCATED], "?state=allocated", ""),
        ("Being written", count[AuditState.STARTED], "?state=started", ""),
        ("Handed in", count[AuditState.HANDED_IN], "?state=handed+in", ""),
        ("Closed", count[AuditState.CLOSED], "?state=closed", ""),
        ("Late", too_late, "?late=yes", "concern" if too_late else ""),
    ]
