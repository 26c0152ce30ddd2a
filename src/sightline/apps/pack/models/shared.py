"""What a summary and a report of a service have alike."""

from typing import Any

from django.conf import settings
from django.db import models

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.pack.rules import HandedIn


def person(label: str, **more: Any) -> Any:
    """Accounts are closed, never deleted, so that what was written keeps its author."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **more
    )


class OfService(KeepsHistory, Versioned):
    """One service, one month: a draft from the day it was asked for until it is handed in."""

    authority = models.CharField("Authority", max_length=10)
    service = models.CharField("Reporting service", max_length=80)
    month = models.DateField("Month")
    due_on = models.DateField("Due")
    state = models.CharField(
        "State", max_length=20, choices=[(s.value, s.value) for s in HandedIn],
        default=HandedIn.DRAFT.value,
    )  # fmt: skip
    written_by = person("Written by", null=True)
    handed_in_by = person("Handed in by", null=True)
    handed_in_at = models.DateTimeField("Handed in", null=True)
    chased_on = models.DateField("Last chased", null=True)

    class Meta:
        abstract = True

    @property
    def now(self) -> HandedIn:
        return HandedIn(self.state)

    @property
    def is_draft(self) -> bool:
        return self.now is HandedIn.DRAFT

    @property
    def month_key(self) -> str:
        return f"{self.month:%Y-%m}"
