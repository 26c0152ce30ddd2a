"""Every write about worklists: reasons, notes, reviews, files taken away."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import EditedMeanwhile, save_version
from sightline.apps.people.models import User
from sightline.apps.worklists import rules
from sightline.apps.worklists.models import DoneNote, LateReason, ListReview
from sightline.apps.worklists.rules import Standing
from sightline.measures.worklists import Worklist, WorklistRow
from sightline.vocabulary.words import Level


def _about(authority: str, worklist: Worklist, row: WorklistRow) -> dict[str, Any]:
    key = rules.key_of(worklist, row)
    return {"authority": authority, **vars(key), "days": key.days}


def _units(row: WorklistRow) -> dict[str, str]:
    return {"service": row.service, "team": row.team, "worker": row.worker}


def say_why_late(
    *, by: User, authority: str, worklist: Worklist, row: WorklistRow, code: str, note: str,
    at: datetime, read: int = 0,
) -> LateReason:  # fmt: skip
    """Say or change why a row is late. `read` is the version on the screen; 0: none was there.

    Raises NotAllowed, and EditedMeanwhile where somebody else said something since.
    """
    rules.check_reason(code, note)
    with transaction.atomic():
        about = _about(authority, worklist, row)
        known = LateReason.objects.filter(**about, undone_at__isnull=True).first()
        if known is None:
            reason = _first_reason(about, **_units(row), code=code, note=note.strip(), at=at, by=by)
        elif read == 0:
            raise EditedMeanwhile(known)
        else:
            reason = known
            reason.code, reason.note, reason.at, reason.by = code, note.strip(), at, by
            save_version(reason, read=read, fields=["code", "note", "at", "by"])
        said = f"Said why a row of “{worklist.title}” is late."
        record_event(
            by=by, did="worklist.reason_given", to=reason, at=at, said=said, code=code,
            list=worklist.id,
        )  # fmt: skip
    return reason


def _first_reason(about: dict[str, Any], **said: Any) -> LateReason:
    """The first reason of a row. Of two who give it at the same moment one is told."""
    try:
        with transaction.atomic():
            return LateReason.objects.create(**about, **said)
    except IntegrityError:
        theirs = LateReason.objects.get(**about, undone_at__isnull=True)
        raise EditedMeanwhile(theirs) from None


def take_reason_back(*, by: User, reason: LateReason, at: datetime) -> None:
    with transaction.atomic():
        reason.undone_at, reason.undone_by = at, by
        reason.save(update_fields=["undone_at", "undone_by"])
        said = "Took back why a row is late."
        record_event(by=by, did="worklist.reason_taken_back", to=reason, at=at, said=said)


def note_done(
    *, by: User, authority: str, worklist: Worklist, row: WorklistRow, done_on: date, note: str,
    at: datetime,
) -> DoneNote:  # fmt: skip
    """Note that it was done since the extract; the figure stays as it is."""
    rules.check_done(done_on, today=timezone.localdate(at))
    rules.check_note(note)
    with transaction.atomic():
        about = _about(authority, worklist, row)
        DoneNote.objects.filter(**about, standing=Standing.WAITING).update(
            standing=Standing.UNDONE, undone_at=at, undone_by=by
        )
        done = DoneNote.objects.create(
            **about, **_units(row), done_on=done_on, note=note.strip(), noted_as_at=row.as_at,
            at=at, by=by,
        )  # fmt: skip
        said = f"Noted a row of “{worklist.title}” as done since the extract."
        record_event(by=by, did="worklist.done_noted", to=done, at=at, said=said, list=worklist.id)
    return done


def take_done_back(*, by: User, done: DoneNote, at: datetime) -> None:
    rules.check_can_undo(standing=Standing(done.standing))
    with transaction.atomic():
        done.standing, done.undone_at, done.undone_by = Standing.UNDONE, at, by
        done.save(update_fields=["standing", "undone_at", "undone_by"])
        said = "Took back that a row was done since the extract."
        record_event(by=by, did="worklist.done_taken_back", to=done, at=at, said=said)


def settle_done_notes(
    *, authority: str, worklists: Mapping[str, Worklist],
    by_child: Mapping[str, tuple[WorklistRow, ...]], as_at: date, at: datetime,
) -> dict[str, int]:  # fmt: skip
    """Set every waiting note against a new extract. Returns how many it agrees with, and not.

    Called when records are published; doing it twice changes nothing.
    """
    counts = {Standing.AGREED.value: 0, Standing.CONTRADICTED.value: 0}
    with transaction.atomic():
        for done in DoneNote.objects.filter(authority=authority, standing=Standing.WAITING):
            same = same_rows(done, worklists.get(done.list), by_child.get(done.child_id, ()))
            standing = rules.standing_of(done.due_on, done.done_on, done.noted_as_at, same, as_at)
            if standing is not Standing.WAITING:
                done.standing, done.settled_at, done.settled_as_at = standing, at, as_at
                done.save(update_fields=["standing", "settled_at", "settled_as_at"])
                counts[standing] += 1
        if any(counts.values()):
            said = (
                f"The extract agrees with {counts[Standing.AGREED]} notes of work done, and does "
                f"not have {counts[Standing.CONTRADICTED]}."
            )
            record_event(
                by=None, did="worklist.notes_settled", to=("authority", authority), at=at,
                said=said, **counts,
            )  # fmt: skip
    return counts


def same_rows(
    done: DoneNote, worklist: Worklist | None, rows: tuple[WorklistRow, ...]
) -> list[WorklistRow]:
    """The rows that the note was about, in another extract: the same list and beginning."""
    if worklist is None:
        return []
    keys = [(rules.key_of(worklist, row), row) for row in rows if row.list == worklist.id]
    return [row for key, row in keys if key.begun_on == done.begun_on]


def record_review(
    *, by: User, authority: str, worklist: Worklist, level: Level, unit: str, reviewed_on: date,
    note: str, late: int, at: datetime,
) -> ListReview:  # fmt: skip
    """Record that a team's list was gone through and key actions progressed."""
    rules.check_reviewed(reviewed_on, note, today=timezone.localdate(at))
    with transaction.atomic():
        review = ListReview.objects.create(
            authority=authority, list=worklist.id, level=level.value, unit=unit,
            reviewed_on=reviewed_on, note=note.strip(), late=late, at=at, by=by,
        )  # fmt: skip
        said = f"Went through “{worklist.title}” with {late} rows late."
        record_event(by=by, did="worklist.reviewed", to=review, at=at, said=said, unit=unit)
    return review


def record_export(
    *, by: User, worklist: Worklist, ending: str, rows: int, filters: str, at: datetime
) -> None:
    """Say that a list of children was taken away as a file."""
    said = f"Took {rows} rows of “{worklist.title}” away as {ending}: {filters}."
    record_event(
        by=by, did="worklist.exported", to=("worklist", worklist.id), at=at, said=said, rows=rows,
        ending=ending,
    )  # fmt: skip


def forget_child(*, authority: str, child_id: str) -> None:
    """Remove what was said of an erased child; the erasure itself is the event that says so."""
    for model in (LateReason, DoneNote):
        model.objects.filter(authority=authority, child_id=child_id).delete()
