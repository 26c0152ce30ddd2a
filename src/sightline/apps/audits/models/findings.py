from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.audits.models.audits import Audit
from sightline.apps.events.fields import person


class Finding(models.Model):
    """One thing an audit found, coded to a theme by a person. Taken back, it counts no longer.

    `question` is empty where it was found in the words of a section. `said`: one sentence that
    names nobody, fit to be read out elsewhere.
    """

    KIND = "audit_finding"

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="findings")
    section = models.CharField("Section", max_length=20)
    question = models.CharField("Question", max_length=20, blank=True)
    theme = models.CharField("Theme", max_length=40)
    is_good = models.BooleanField("Good practice", default=False)
    said = models.CharField("In one sentence, naming nobody", max_length=300, blank=True)
    by = person("Confirmed by")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField("Taken back", null=True, blank=True)

    class Meta:
        ordering = ["audit_id", "section", "question", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "section", "question", "theme", "is_good"],
                condition=Q(taken_back_at__isnull=True),
                name="audit_finding_once",
            )
        ]

    def __str__(self) -> str:
        return f"Finding of audit {self.audit_id}"

    @property
    def address(self) -> str:
        return reverse("audits:findings", args=[self.audit_id])
