"""A report begun again with the words of another: what replaces one that was withdrawn."""

from datetime import datetime
from typing import Any

from sightline.apps.cover_reports.models import (
    Appendix,
    CoverPart,
    CoverReport,
    CoverStop,
    SampleItem,
)
from sightline.apps.cover_reports.rules import CoverState
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as

_OWN = {"id", "version"}
_LATER = {"state": CoverState.DRAFT, "withdrawn_because": "", "replaced_by": None}


def copy_of(*, by: Any, report: CoverReport, at: datetime) -> CoverReport:
    """Everything but its state, sign-offs and versions; words count as looked through."""
    made = CoverReport(**(_fields(report) | _LATER))
    save_as(made, by=by)
    for part in report.parts.all():
        save_as(CoverPart(**_fields(part) | {"report": made}), by=by)
    for item in report.items.all():
        save_as(SampleItem(**_fields(item) | {"report": made}), by=by)
    for stop in report.stops.all():
        CoverStop.objects.create(report=made, body=stop.body, on=stop.on, by=by, at=at)
    for each in report.appendices.all():
        Appendix.objects.create(
            report=made, position=each.position, version=each.version, by=by, at=at
        )
    said = f"“{made}” was begun in place of one that was withdrawn."
    record_event(by=by, did="cover_report.begun", to=made, at=at, said=said, replaces=report.pk)
    return made


def _fields(thing: Any) -> dict[str, Any]:
    return {
        field.name: getattr(thing, field.name)
        for field in thing._meta.concrete_fields
        if field.name not in _OWN
    }
