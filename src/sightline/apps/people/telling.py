"""Whom people's own events are told to. Apps above (notices) put their way of telling in here."""

from collections.abc import Callable

from sightline.apps.people.models import BreakGlass

Told = Callable[[BreakGlass], None]
_told: list[Told] = []


def when_glass_is_broken(tell: Told) -> Told:
    """Register what happens when somebody opens a record by break-glass."""
    _told.append(tell)
    return tell


def opened_by_break_glass(opened: BreakGlass) -> None:
    for tell in _told:
        tell(opened)
