"""Lines of the programme: planned, changed, completed, copied into the next year."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from sightline.apps.audits.models import PlannedAudit
from sightline.apps.audits.programme import rules
from sightline.apps.audits.programme.months import last_day, year_later
from sightline.apps.audits.programme.queries import lines, of_year
from sightline.apps.audits.programme.rules import PLANNED_MOVES, PlannedState
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed

FIELDS = (
    "month", "until", "title", "kind", "theme", "tool", "number", "leads", "services", "due_on",
    "is_progress_check", "progress_of", "progress_by", "source", "source_said", "notes",
)  # fmt: skip


def check_keeper(by: User, at: datetime) -> None:
    rules.check_may_keep(access_of(by, at))


def plan_audit(*, by: User, at: datetime, month: date, title: str, **more: Any) -> PlannedAudit:
    """A line of the year. What is not settled yet may stay open."""
    check_keeper(by, at)
    line = PlannedAudit(authority=authority_code())
    _set(line, {"month": month, "title": title, **more})
    _pair(line)
    with transaction.atomic():
        save_as(line, by=by)
        record_event(by=by, did="programme.planned", to=line, at=at, said=str(line))
    return line


def change_planned(
    *, line: PlannedAudit, read: int, by: User, at: datetime, **fields: Any
) -> PlannedAudit:
    """Raises EditedMeanwhile where somebody else saved it since it was read."""
    check_keeper(by, at)
    with transaction.atomic():
        there = PlannedAudit.objects.select_for_update().get(pk=line.pk)
        if there.version != read:
            raise EditedMeanwhile(there)
        _set(there, fields)
        there.version += 1
        save_as(there, by=by)
        record_event(by=by, did="programme.changed", to=there, at=at, said=str(there))
    return there


def _set(line: PlannedAudit, fields: dict[str, Any]) -> None:
    if wrong := fields.keys() - set(FIELDS):
        raise TypeError(f"A line of the programme has no {', '.join(sorted(wrong))}.")
    for name, value in fields.items():
        setattr(line, name, value)
    line.title = line.title.strip()
    line.month = last_day(line.month)
    line.until = last_day(line.until) if line.until else None
    rules.check_line(line.title, line.month, line.until)
    if line.progress_of_id is not None and line.progress_of_id == line.pk:
        raise NotAllowed("A check can’t follow itself.")


def _pair(line: PlannedAudit) -> None:
    """A progress check follows the health check of the year before it that its title names."""
    if not line.is_progress_check or line.progress_of_id:
        return
    before = lines().filter(
        kind=rules.Kind.HEALTH_CHECK, is_progress_check=False, progress_checks__isnull=True,
        month__lt=line.month, month__gte=line.month - timedelta(days=366),
    )  # fmt: skip
    named = [one for one in before if one.title.lower() in line.title.lower()]
    line.progress_of = named[-1] if named else None


def move(*, line: PlannedAudit, way: str, by: User, at: datetime, said: str = "") -> PlannedAudit:
    """“complete” with what came of it, “drop” with why, “reopen”."""
    check_keeper(by, at)
    if way == "drop" and len(said.split()) < 2:
        raise NotAllowed("Say why it is not done. A few words are enough.")
    with transaction.atomic():
        there = PlannedAudit.objects.select_for_update().get(pk=line.pk)
        there.state = PLANNED_MOVES.check(PlannedState(there.state), way).value
        there.outcome = said.strip() if way != "reopen" else there.outcome
        there.version += 1
        save_as(there, by=by)
        record_event(by=by, did=f"programme.{way}", to=there, at=at, said=str(there))
    return there


def take_out(*, line: PlannedAudit, by: User, at: datetime) -> None:
    """For what was written by mistake; a line with audits or samples is dropped instead."""
    check_keeper(by, at)
    with transaction.atomic():
        record_event(by=by, did="programme.taken_out", to=line, at=at, said=str(line))
        try:
            line.delete()
        except ProtectedError as reason:
            raise NotAllowed(
                f"“{line}” has audits or a sample and stays. Say instead that it is not done."
            ) from reason


def copy_year(*, from_year: int, by: User, at: datetime) -> list[PlannedAudit]:
    """Last year's lines a year later, still open; what was dropped, and sources, stay behind.

    A line that the next year has already, by month and title, is not copied again.
    """
    check_keeper(by, at)
    copied: dict[int, PlannedAudit] = {}
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # the same press twice copies it once
        there = {(line.month, line.title.lower()) for line in of_year(from_year + 1)}
        for old in of_year(from_year):
            month = year_later(old.month)
            if old.state == PlannedState.DROPPED or (month, old.title.lower()) in there:
                continue
            copied[old.pk] = _copy(old, month, copied, by)
        said = f"{len(copied)} lines of {from_year} were copied into the next year."
        record_event(
            by=by, did="programme.copied", to=("audit_programme", str(from_year)), at=at, said=said
        )
    return list(copied.values())


def _copy(
    old: PlannedAudit, month: date, copied: dict[int, PlannedAudit], by: User
) -> PlannedAudit:
    new = PlannedAudit(
        authority=old.authority, month=month, until=year_later(old.until) if old.until else None,
        title=old.title, kind=old.kind, theme=old.theme, tool=old.tool, number=old.number,
        leads=list(old.leads), services=list(old.services),
        is_progress_check=old.is_progress_check, progress_of=copied.get(old.progress_of_id or 0),
    )  # fmt: skip
    save_as(new, by=by)
    return new
