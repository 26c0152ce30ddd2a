"""What every write of the plan shares: the row locked and fresh, kept with its history, one event.

History bears the time of the action (`at`), so that the plan as it stood on a day can be asked for.
"""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing, kind_of
from sightline.apps.events.row_history import KeepsHistory, save_as
from sightline.apps.events.versions import Versioned, save_version

Row = TypeVar("Row", bound=models.Model)


def locked(thing: Row) -> Row:
    """The row as it now is: somebody may have written since the caller read it."""
    return type(thing)._default_manager.select_for_update().get(pk=thing.pk)


def keep(thing: KeepsHistory, *, by: Any, at: datetime, reason: str = "") -> None:
    save_as(thing, by=by, at=at, reason=reason[:100])


def keep_values(
    thing: Versioned, values: dict[str, Any], allowed: tuple[str, ...], *, read: int, by: Any,
    at: datetime,
) -> Any:  # fmt: skip
    """The thing with these values, if it is still at the version that was read.

    Set on a fresh row: what others wrote into its other columns goes into the version kept.
    Raises EditedMeanwhile.
    """
    there = locked(thing)
    for name in allowed:
        if name in values:
            setattr(there, name, values[name])
    there._history_user = by  # type: ignore[attr-defined]
    there._history_date = at  # type: ignore[attr-defined]
    return save_version(there, read=read, fields=[name for name in allowed if name in values])


def tell_event(thing: Thing, did: str, said: str, *, by: Any, at: datetime, **facts: Any) -> None:
    kind = thing[0] if isinstance(thing, tuple) else kind_of(type(thing))
    record_event(by=by, did=f"{kind}.{did}", to=thing, at=at, said=said, **facts)
