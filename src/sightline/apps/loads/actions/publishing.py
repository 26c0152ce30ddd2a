"""Deciding what readers see."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.loads import rules
from sightline.apps.loads.actions.files import data
from sightline.apps.loads.actions.noticing import notice_soon
from sightline.store.errors import StoreError
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.not_allowed import NotAllowed


def publish(
    *, by: Any, authority: str, snapshot_id: str, reason: str = "", at: datetime
) -> Snapshot:
    """Let readers see this candidate. Its figures were counted when it was prepared."""
    place = data().store.authority(authority)
    try:
        snapshot = place.snapshot(snapshot_id)
        if not data().has_figures(snapshot):
            raise NotAllowed("Its figures are not counted yet. Wait until it is prepared.")
        with transaction.atomic():
            # First the event: if the store refuses, it is taken back with the transaction.
            _event(by, "published", snapshot_id, at, reason, authority)
            place.publish(snapshot_id, by=by.name, at=at, reason=reason, only_newest=True)
    except StoreError as refused:
        raise NotAllowed(str(refused)) from refused
    notice_soon()
    return snapshot


def unpublish(*, by: Any, authority: str, reason: str, at: datetime) -> Snapshot | None:
    """Go back to what was published before; None where that was nothing."""
    rules.check_reason(reason)
    place = data().store.authority(authority)
    try:
        with transaction.atomic():
            now = place.published()
            _event(by, "unpublished", now.id if now else "", at, reason, authority)
            before = place.unpublish(by=by.name, at=at, reason=reason)
    except StoreError as refused:
        raise NotAllowed(str(refused)) from refused
    notice_soon()
    return before


def _event(by: Any, did: str, snapshot: str, at: datetime, reason: str, authority: str) -> None:
    record_event(
        by=by,
        did=f"snapshot.{did}",
        to=("snapshot", snapshot),
        at=at,
        said=reason or f"Records {did}.",
        authority=authority,
    )


def note_taken_away(*, by: Any, load_id: str, rows: int, ending: str, at: datetime) -> None:
    """A list of what was set aside holds children's data: who took it away is kept."""
    record_event(
        by=by,
        did="set_aside.taken_away",
        to=("load", load_id),
        at=at,
        said=f"{rows} lines of what was set aside were taken away as {ending}.",
    )
