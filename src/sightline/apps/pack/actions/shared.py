"""Saving what was typed, and moving a thing on; each with its version, its author and its event."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import kind_of
from sightline.apps.events.versions import Versioned, save_version

Kept = TypeVar("Kept", bound=Versioned)


def saved(
    thing: Kept, told: Mapping[str, Any], *, by: Any, read: int, at: datetime, did: str
) -> Kept:
    """Raises EditedMeanwhile where somebody else saved since it was read, and changes nothing."""
    for name, value in told.items():
        setattr(thing, name, value)
    thing._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(thing, read=read, fields=list(told))
        record_event(by=by, did=f"{kind_of(type(thing))}.{did}", to=thing, at=at)
    return thing


def locked(thing: Kept) -> Kept:
    """The row as it is now, held until the transaction ends: its state decides, not the page's."""
    there = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    return there
