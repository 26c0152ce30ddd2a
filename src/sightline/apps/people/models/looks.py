from django.conf import settings
from django.db import models

from sightline.apps.events.append_only import AppendOnly


class Look(AppendOnly):
    """One person looked at one child's record. Append-only: the database refuses a change.

    The person's name is kept beside the account, so that the log outlives it.
    """

    at = models.DateTimeField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    person_name = models.CharField(max_length=120)
    authority = models.CharField(max_length=3)
    child_id = models.CharField(max_length=100)
    page = models.CharField(max_length=80)
    right = models.CharField("With which right", max_length=120)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["authority", "child_id", "at"]),
            models.Index(fields=["person", "at"]),
            models.Index(fields=["at"]),
        ]


class Seal(AppendOnly):
    """A day's looks under one fingerprint, which includes the day before: what is sealed can be
    shown to be unchanged. Append-only as well."""

    day = models.DateField(unique=True)
    looks = models.PositiveIntegerField()
    last_id = models.BigIntegerField()
    fingerprint = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["-day"]
