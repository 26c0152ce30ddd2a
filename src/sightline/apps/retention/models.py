from django.conf import settings
from django.db import models

from sightline.apps.retention.rules import State, What


class KeepingRequest(models.Model):
    """What was asked of kept records, by whom, on what ground, and what came of it.

    The child's identifier is kept until an erasure is done, then blanked: the request stays as
    proof that something was erased, not of whom.
    """

    KIND = "keeping_request"

    authority = models.CharField(max_length=3)
    what = models.CharField(max_length=20, choices=[(w.value, w.title) for w in What])
    child_id = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=500)
    # Empty where it was asked on the machine itself; `by_name` says by whom.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(s.value, s.title) for s in State], default=State.WAITING.value
    )
    ended_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{What(self.what).title}, {self.at:%d/%m/%Y}"
