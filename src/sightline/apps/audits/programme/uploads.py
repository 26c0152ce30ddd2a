"""A schedule's rows against the programme there is: looked at, written, taken back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sightline.apps.audits.models import JointEvent, PlannedAudit
from sightline.apps.audits.programme import actions
from sightline.apps.audits.programme.queries import lines
from sightline.apps.audits.programme.reading_file import Read
from sightline.apps.events.imports import register_import
from sightline.apps.people.authority import authority_code
from sightline.intake.preview import Preview, preview_rows

KIND = "audit_programme"
_LINE, _EVENT = "line", "event"


def preview(read: Read) -> Preview:
    rows = [*read.lines, *read.events]
    found = preview_rows(
        rows, rows_there(key_of(row) for _, row in rows), key_of=key_of, problem_with=_fine
    )
    return Preview(found.new, found.changed, found.same, (*found.refused, *read.refused))


def _fine(row: Mapping[str, Any]) -> str | None:
    return None


def key_of(row: Mapping[str, Any]) -> str:
    """What makes two rows the same thing: the month and what is looked at."""
    if "from_month" in row:
        return f"{_EVENT}|{row['from_month']}|{row['title'].lower()}"
    return f"{_LINE}|{row['month']}|{row['title'].lower()}"


def rows_there(keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    wanted = set(keys)
    found = [*map(_row, lines()), *map(_event_row, _events())]
    return {key: row for row in found if (key := key_of(row)) in wanted}


def _row(line: PlannedAudit) -> dict[str, Any]:
    return {
        "month": line.month.isoformat(), "title": line.title, "kind": line.kind,
        "theme": line.theme, "is_progress_check": line.is_progress_check,
        "leads": list(line.leads), "services": list(line.services), "number": line.number,
        "notes": line.notes,
    }  # fmt: skip


def _event_row(event: JointEvent) -> dict[str, Any]:
    done = event.completed_on
    return {
        "title": event.title, "from_month": event.from_month.isoformat(),
        "completed_on": done.isoformat() if done else "",
        "until_month": event.until_month.isoformat(),
    }  # fmt: skip


def _events() -> Iterable[JointEvent]:
    return JointEvent.objects.filter(authority=authority_code())


def write(key: str, row: Mapping[str, Any] | None, *, by: Any, at: datetime) -> None:
    if key.startswith(f"{_EVENT}|"):
        return _write_event(key, row, by, at)
    line = next((one for one in lines() if key_of(_row(one)) == key), None)
    if row is None:
        if line is not None:
            actions.take_out(line=line, by=by, at=at)
        return None
    fields = {**row, "month": date.fromisoformat(row["month"])}
    if line is None:
        actions.plan_audit(by=by, at=at, **fields)
    else:
        actions.change_planned(line=line, read=line.version, by=by, at=at, **fields)
    return None


def _write_event(key: str, row: Mapping[str, Any] | None, by: Any, at: datetime) -> None:
    event = next((one for one in _events() if key_of(_event_row(one)) == key), None)
    if event is not None:
        actions.take_out_event(event=event, by=by, at=at)
    if row is not None:
        done = date.fromisoformat(row["completed_on"]) if row["completed_on"] else None
        actions.plan_event(
            by=by, at=at, title=row["title"], completed_on=done,
            from_month=date.fromisoformat(row["from_month"]),
            until_month=date.fromisoformat(row["until_month"]),
        )  # fmt: skip


def register() -> None:
    register_import(KIND, read=rows_there, write=write)
