"""What was changed in the words of a thing: by whom, when, what stood there before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sightline.apps.plan.models import Milestone, Plan, PlanAction, PlanArea
from sightline.documents.plan.comparing import FieldChange

_SHOWN = {
    Plan: ("title", "years", "from_on", "to_on", "state", "purpose", "caveat", "stale_after"),
    PlanArea: ("code", "name", "is_inspection"),
    PlanAction: ("number", "title", "completed_number", "new_in", "indicators"),
    Milestone: (
        "number", "text", "timescale", "new_in", "outcome", "came_out", "withdrawn_because",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """One saving that changed something a reader sees."""

    at: datetime
    by: str
    why: str
    fields: tuple[FieldChange, ...]


def history_of(thing: Any) -> list[Changed]:
    """The latest first. Ratings, progress and leads have lists of their own."""
    found = thing.history.select_related("history_user").order_by("history_date", "history_id")
    return list(reversed(list(_changes(list(found), _SHOWN[type(thing)]))))


def _changes(versions: list[Any], names: tuple[str, ...]) -> Iterator[Changed]:
    for before, after in pairwise(versions):
        fields = tuple(_differing(before, after, names))
        if fields:
            by = after.history_user.name if after.history_user else ""
            yield Changed(after.history_date, by, after.history_change_reason or "", fields)


def _differing(before: Any, after: Any, names: tuple[str, ...]) -> Iterator[FieldChange]:
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            title = str(after._meta.get_field(name).verbose_name)
            yield FieldChange(title[:1].upper() + title[1:], _said(old), _said(new))


def _said(value: object) -> str:
    if value in (None, ""):
        return ""
    return "; ".join(value) if isinstance(value, list) else str(value)
