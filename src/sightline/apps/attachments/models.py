from django.conf import settings
from django.db import models
from django.db.models import Q


class Attachment(models.Model):
    """A file beside a thing of any kind. Its content lies in the data folder under `stored_as`."""

    kind = models.CharField("Beside: kind", max_length=60)
    object_id = models.CharField("Beside: which", max_length=120)
    name = models.CharField("Name", max_length=125)
    media_type = models.CharField("Media type", max_length=120)
    size = models.PositiveIntegerField("Bytes")
    sha256 = models.CharField("SHA-256", max_length=64)
    stored_as = models.CharField("Stored as", max_length=40, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("Attached")
    removed_at = models.DateTimeField("Removed", null=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["kind", "object_id"], name="attachment_beside")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
