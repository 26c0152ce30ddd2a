"""What an authority may set about its plan: when leads are reminded."""

from pathlib import Path

from django.conf import settings

from sightline.apps.plan.leading.rules import Reminders, reminders_in


def reminders() -> Reminders:
    return reminders_in(Path(settings.SIGHTLINE_DATA))
