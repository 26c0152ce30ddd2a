from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.audits.form.rules import CallOutcome, NoCall
from sightline.apps.audits.models.audits import Audit
from sightline.apps.events.fields import choices, person
from sightline.vocabulary.audit_tools.model import Respondent


class CallTry(models.Model):
    """One attempt to ask a family on the phone, or why nobody was asked."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="calls")
    respondent = models.CharField("Who", max_length=20, choices=choices(Respondent))
    outcome = models.CharField("What happened", max_length=12, choices=choices(CallOutcome))
    reason = models.CharField("Why not", max_length=25, choices=choices(NoCall), blank=True)
    interpreter = models.CharField("Interpreter offered", max_length=3, blank=True)
    tried_at = models.DateTimeField("When")
    again_on = models.DateField("Try again on", null=True)
    by = person("Called by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["tried_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="not made") & ~Q(reason="") | ~Q(outcome="not made"),
                name="audit_no_call_has_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.respondent}, {self.outcome}"


class Concern(models.Model):
    """An immediate safeguarding concern: who was told, by when they must say they have it.

    `told` and `due_at` are those of now: after the time it goes to the next manager up.
    """

    KIND = "audit_concern"

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="concerns")
    section = models.CharField("Section", max_length=20, blank=True)
    said = models.TextField("What is the concern")
    raised_by = person("Raised by")
    raised_at = models.DateTimeField("Raised")
    told = person("Told")
    due_at = models.DateTimeField("To be acknowledged by")
    passed_up = models.PositiveSmallIntegerField("Times passed up", default=0)
    action = models.ForeignKey(AgreedAction, models.PROTECT, related_name="+")
    acknowledged_by = person("Acknowledged by", null=True)
    acknowledged_at = models.DateTimeField("Acknowledged", null=True)
    doing = models.TextField("What is done", blank=True)

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(acknowledged_by__isnull=True, acknowledged_at__isnull=True)
                | Q(acknowledged_by__isnull=False, acknowledged_at__isnull=False),
                name="audit_concern_acknowledged_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Immediate concern {self.pk}, audit {self.audit_id}"

    @property
    def address(self) -> str:
        return reverse("audits:concern", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.acknowledged_at is None

    def is_overdue(self, at: datetime) -> bool:
        return self.is_open and self.due_at < at
