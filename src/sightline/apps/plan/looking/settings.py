"""What an authority may set about its plan: the key of the colours, and when leads are reminded."""

from pathlib import Path

from django.conf import settings

from sightline.apps.plan.leading.rules import Reminders, reminders_in
from sightline.apps.plan.queries import key_here as colours

__all__ = ["colours", "reminders"]


def reminders() -> Reminders:
    return reminders_in(Path(settings.SIGHTLINE_DATA))
