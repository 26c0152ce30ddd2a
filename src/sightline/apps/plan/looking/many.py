"""What the page of changing many reads."""

from collections.abc import Iterable
from typing import Any

from sightline.apps.plan.models import BulkChange, Milestone, Plan


def milestones_called(plan: Plan, ids: Iterable[int]) -> list[Milestone]:
    """Of this plan only, in its order."""
    found = Milestone.objects.filter(pk__in=list(ids), action__area__plan=plan)
    return list(found.select_related("action__area__plan").order_by("pk"))


def last_change(plan: Plan, by: Any) -> BulkChange | None:
    """The person's last change of many that can be taken back: none where it was already."""
    last = BulkChange.objects.filter(plan=plan, by=by).exclude(what="asked").first()
    return last if last and last.undone_at is None else None
