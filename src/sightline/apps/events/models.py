from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from sightline.apps.events.append_only import AppendOnly


class Event(AppendOnly):
    """Who did what, when, to what. `by` is empty where nobody did it: work that was due."""

    at = models.DateTimeField("When")
    # Accounts are closed, never deleted, so that what was done keeps its author.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="By"
    )
    by_name = models.CharField("Name at the time", max_length=120, blank=True)
    did = models.CharField("Did", max_length=80)
    kind = models.CharField("Kind of thing", max_length=60)
    object_id = models.CharField("Which", max_length=120)
    said = models.TextField("In a sentence", blank=True)
    facts = models.JSONField("Facts", default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["kind", "object_id", "at"], name="event_about"),
            models.Index(fields=["did", "at"], name="event_did"),
        ]

    def __str__(self) -> str:
        return self.said or f"{self.did} {self.kind} {self.object_id}"
