"""A file of a plan is uploaded, looked at as often as one likes, written, taken back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.imports import apply_import, keep_preview, undo_import
from sightline.apps.events.models import Import
from sightline.apps.events.rules import ImportState
from sightline.apps.plan.importing import writing
from sightline.apps.plan.importing.merging import Merged, merge
from sightline.apps.plan.models import Plan, PlanUpload
from sightline.apps.plan.queries import plan_data
from sightline.apps.plan.rules import day_of
from sightline.intake.plan_tables import ReadPlan, guess, open_plan, read_plan
from sightline.intake.words import counted


def upload_plan(
    *, by: Any, plan: Plan, name: str, content: bytes, quarter: date, at: datetime
) -> PlanUpload:
    """Kept with a guess of what its columns hold. Raises IntakeRefused with one sentence."""
    file = open_plan(name, content)
    with transaction.atomic():
        made = PlanUpload.objects.create(
            plan=plan, name=name[:255], content=content, quarter=quarter,
            mapping=guess(file.headings), by=by, at=at,
        )  # fmt: skip
        said = f"“{made.name}” was uploaded."
        record_event(by=by, did="plan.file_uploaded", to=plan, at=at, said=said)
    return made


def look_at(
    *, by: Any, upload: PlanUpload, mapping: Mapping[str, str], at: datetime
) -> tuple[PlanUpload, Merged]:
    """What the file would change, kept until somebody says so. Writes nothing of the plan."""
    read = _read(upload, mapping)
    found = merge(read, plan_data(upload.plan), quarter=upload.quarter, today=day_of(at))
    with transaction.atomic():
        _forget(upload.kept)
        upload.kept = keep_preview(
            by=by, kind=writing.KIND, source=upload.name, preview=found.preview, at=at
        )
        upload.mapping, upload.told = dict(mapping), _told(read, found)
        upload.save(update_fields=["kept", "mapping", "told"])
    return upload, found


def _read(upload: PlanUpload, mapping: Mapping[str, str]) -> ReadPlan:
    return read_plan(open_plan(upload.name, bytes(upload.content)), mapping)


def _forget(kept: Import | None) -> None:
    """A preview that was looked at once more is no longer the one to write."""
    if kept is not None and kept.state == ImportState.PREVIEWED:
        PlanUpload.objects.filter(kept=kept).update(kept=None)
        kept.delete()


def _told(read: ReadPlan, found: Merged) -> dict[str, Any]:
    return {
        "summary": _summary(found),
        "lines": [asdict(line) for line in found.lines],
        "aside": found.told.aside,
        "remarks": found.told.remarks,
        "not_read": list(read.not_read),
        "not_in_file": [number for number in found.not_in_file if number],
    }


def _summary(found: Merged) -> str:
    """In actions and in lines: “3 actions new, 2 changed, 1 the same. Lines: 9 new.”"""
    preview, states = found.preview, [line.state for line in found.lines]
    actions = f"{counted(len(preview.new), 'action')} new, {len(preview.changed)} changed, "
    actions += f"{preview.same} the same"
    lines = ", ".join(
        f"{states.count(state)} {state}" for state in ("new", "changed", "the same")
        if state in states
    )  # fmt: skip
    aside = f" {counted(len(found.told.aside), 'row')} set aside." if found.told.aside else ""
    return f"{actions}. Lines: {lines or 'none'}.{aside}"


def write_upload(*, by: Any, upload: PlanUpload, at: datetime) -> Import:
    """All of it or, if the plan was changed since it was looked at, nothing (NotAllowed)."""
    return apply_import(by=by, id=_kept(upload), at=at)


def take_back_upload(*, by: Any, upload: PlanUpload, at: datetime) -> Import:
    """The plan is as it was, or, if somebody changed one of these actions since, stays."""
    return undo_import(by=by, id=_kept(upload), at=at)


def _kept(upload: PlanUpload) -> int:
    if upload.kept_id is None:
        raise ValueError("A file is looked at before it is written.")
    return int(upload.kept_id)
