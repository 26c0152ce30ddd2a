from django.db import models

from sightline.apps.audits.models.audits import Audit
from sightline.apps.audits.models.programme import AuditSample
from sightline.apps.events.fields import person


class SampledAudit(models.Model):
    """Which audit a sample made, and the stratum it was drawn from."""

    sample = models.ForeignKey(AuditSample, models.CASCADE, related_name="drawn")
    audit = models.OneToOneField(Audit, models.CASCADE, related_name="sampled")
    stratum = models.CharField("Stratum", max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.sample}: audit {self.audit_id}"


class Allocation(models.Model):
    """Who was given an audit, when, and why it went on to somebody else.

    `drafted`: what an earlier auditor had written, set apart when the audit went on.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="allocations")
    auditor = person("Auditor")
    face_to_face = models.BooleanField(default=False)
    by = person("Allocated by")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField("Why it went on", max_length=300, blank=True)
    drafted = models.JSONField("Drafted work", default=dict, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["audit"],
                condition=models.Q(ended_at__isnull=True),
                name="audit_allocated_to_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.auditor}"


class Conflict(models.Model):
    """An auditor must not have this audit. The reason is for those who run audits alone."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="conflicts")
    auditor = person("Auditor")
    reason = models.CharField("Why", max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "auditor"], name="audit_conflict_once")
        ]

    def __str__(self) -> str:
        return f"{self.audit}: conflict"
