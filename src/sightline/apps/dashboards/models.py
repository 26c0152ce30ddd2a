"""When each person last looked at their home page, and what was published then."""

from django.conf import settings
from django.db import models


class LastLook(models.Model):
    """`seen_at` is the look before this one began: what changed is told from there.

    A second look within the same hour is the same look, so that a page opened again after reading
    a list still says what it said.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField()
    snapshot = models.CharField(max_length=60, blank=True)
    before_at = models.DateTimeField(null=True)
    before_snapshot = models.CharField(max_length=60, blank=True)
