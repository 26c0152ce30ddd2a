from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned

_PERSON = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class Comment(KeepsHistory, Versioned):
    """Words about one figure of a service's card, or (`indicator` empty) about the whole card."""

    authority = models.CharField("Authority", max_length=10)
    service = models.CharField("Reporting service", max_length=80)
    month = models.DateField("Month")
    indicator = models.CharField("Indicator", max_length=80, blank=True)
    text = models.TextField("What you say")
    written_by = models.ForeignKey(**_PERSON)
    written_at = models.DateTimeField("Written")
    signed_off_by = models.ForeignKey(**_PERSON, null=True)
    signed_off_at = models.DateTimeField("Signed off", null=True)

    class Meta:
        ordering = ["month", "service", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "service", "month", "indicator"], name="comment_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at__isnull=True, signed_off_by__isnull=True)
                | Q(signed_off_at__isnull=False, signed_off_by__isnull=False),
                name="comment_signed_off_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_by__isnull=True) | ~Q(signed_off_by=models.F("written_by")),
                name="comment_signed_off_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Words about {self.indicator or self.service}, {self.month:%B %Y}"
