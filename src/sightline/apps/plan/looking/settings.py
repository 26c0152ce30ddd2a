"""What an authority may set about its plan: the key of the colours, and when leads are reminded."""

from pathlib import Path

from django.conf import settings

from sightline.apps.plan.leading.rules import Reminders, reminders_in
from sightline.documents.plan import Brag
from sightline.documents.plan import key as plan_key


def colours() -> dict[Brag, plan_key.Colour]:
    return plan_key.colours(Path(settings.SIGHTLINE_DATA))


def reminders() -> Reminders:
    return reminders_in(Path(settings.SIGHTLINE_DATA))
