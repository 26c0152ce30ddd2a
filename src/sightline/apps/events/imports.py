"""Import with preview and undo. An app says how its rows are read and written, once, by kind.

register_import("glossary", read=words_there, write=write_word)
kept = keep_preview(by=…, kind="glossary", source="words.csv", preview=…, at=…)
apply_import(by=…, id=kept.pk, at=…)
undo_import(by=…, id=kept.pk, at=…)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.models import Import
from sightline.apps.events.rules import IMPORT_MOVES, ImportState, check_still_the_same
from sightline.intake.preview import Preview, Row

Read = Callable[[Iterable[str]], Mapping[str, Row]]


class Write(Protocol):
    """Write one row as the person; None removes it. Calls the app's own action.

    One that was registered with `knows_import` is told as well `of` which import the row is.
    """

    def __call__(self, key: str, row: Row | None, *, by: Any, at: datetime) -> None: ...


@dataclass(frozen=True)
class _Kind:
    read: Read
    write: Callable[..., None]
    knows_import: bool


_kinds: dict[str, _Kind] = {}


def register_import(
    kind: str, *, read: Read, write: Write | Callable[..., None], knows_import: bool = False
) -> None:
    """`read(keys)` gives the rows there are now, with the fields that a file holds, as JSON can."""
    _kinds[kind] = _Kind(read, write, knows_import)


def keep_preview(*, by: Any, kind: str, source: str, preview: Preview, at: datetime) -> Import:
    """Remember what was previewed until the person says yes. Writes no row."""
    changes = [
        {"key": change.key, "before": change.before, "after": change.after}
        for change in preview.to_write
    ]
    return Import.objects.create(
        kind=kind, source=source[:255], state=ImportState.PREVIEWED, changes=changes, by=by, at=at
    )


def apply_import(*, by: Any, id: int, at: datetime) -> Import:
    """Write all rows of the preview, or none if anything changed since it was shown."""
    with transaction.atomic():
        kept = _moved(id, "write")
        kept.applied_at = at
        _write(kept, expected="before", wanted="after", doing="written", by=by, at=at)
        said = f"{len(kept.changes)} rows of {kept.source or kept.kind} written."
        record_event(by=by, did="import.written", to=kept, at=at, said=said)
    return kept


def undo_import(*, by: Any, id: int, at: datetime) -> Import:
    """Put every row back as it was, or none if somebody changed one since."""
    with transaction.atomic():
        kept = _moved(id, "take back")
        kept.undone_at = at
        _write(kept, expected="after", wanted="before", doing="taken back", by=by, at=at)
        said = f"{len(kept.changes)} rows of {kept.source or kept.kind} taken back."
        record_event(by=by, did="import.taken_back", to=kept, at=at, said=said)
    return kept


def _moved(id: int, move: str) -> Import:
    kept = Import.objects.select_for_update().get(pk=id)
    kept.state = IMPORT_MOVES.check(ImportState(kept.state), move)
    return kept


def _write(kept: Import, *, expected: str, wanted: str, doing: str, by: Any, at: datetime) -> None:
    kind = _kinds[kept.kind]
    there = kind.read([change["key"] for change in kept.changes])
    differing = [
        change["key"]
        for change in kept.changes
        if not _agree(there.get(change["key"]), change[expected])
    ]
    check_still_the_same(differing, of=len(kept.changes), doing=doing)
    told: dict[str, Any] = {"of": kept} if kind.knows_import else {}
    for change in kept.changes:
        kind.write(change["key"], change[wanted], by=by, at=at, **told)
    kept.save(update_fields=["state", "applied_at", "undone_at"])


def _agree(there: Row | None, expected: Row | None) -> bool:
    """Compared in the fields of the file: a row may hold more than a file says about it."""
    if there is None or expected is None:
        return there is expected
    return all(there.get(name) == value for name, value in expected.items())
