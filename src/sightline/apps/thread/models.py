from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.apps.thread.rules import How


class Link(models.Model):
    """One link of the golden thread, from a thing to a thing, each by (kind, id)."""

    source_kind = models.CharField("From: kind", max_length=60)
    source_id = models.CharField("From: which", max_length=120)
    how = models.CharField("How", max_length=20, choices=[(how, how) for how in How])
    target_kind = models.CharField("To: kind", max_length=60)
    target_id = models.CharField("To: which", max_length=120)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="By"
    )
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "how", "target_kind", "target_id"],
                name="link_said_once",
            ),
            models.CheckConstraint(
                condition=~Q(source_kind=F("target_kind"), source_id=F("target_id")),
                name="link_between_two_things",
            ),
        ]
        indexes = [
            models.Index(fields=["source_kind", "source_id"], name="link_from"),
            models.Index(fields=["target_kind", "target_id"], name="link_to"),
        ]

    def __str__(self) -> str:
        source, target = f"{self.source_kind} {self.source_id}", f"{self.target_kind}"
        return f"{source} {self.how} {target} {self.target_id}"
