from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.rules import ImportState


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


class Import(models.Model):
    """Rows of a file: previewed, written when somebody says so, and taken back while unchanged.

    `changes` holds each row before and after. No rows about children come this way.
    """

    kind = models.CharField("What the rows are", max_length=60)
    source = models.CharField("File", max_length=255, blank=True)
    state = models.CharField("State", max_length=10, choices=[(s, s) for s in ImportState])
    changes = models.JSONField("Rows", encoder=DjangoJSONEncoder)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Previewed")
    applied_at = models.DateTimeField("Written", null=True)
    undone_at = models.DateTimeField("Taken back", null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.source or self.kind}: {self.state}"
