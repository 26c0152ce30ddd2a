from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.audits.programme.rules import Kind, PlannedState, Source
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned


class PlannedAudit(KeepsHistory, Versioned):
    """One line of the year's programme: what is looked at in a month, with which tool.

    `month` is its last day; `until`: the last month of one that spans several. An empty `tool` or
    `theme` that is wanted is still to be confirmed, and chased. `leads`: people, roles or words,
    one each. `progress_of`: the health check whose progress this one checks.
    """

    KIND = "planned_audit"

    authority = models.CharField("Authority", max_length=10)
    month = models.DateField("Month")
    until = models.DateField("Until", null=True, blank=True)
    title = models.CharField("What is looked at", max_length=200)
    kind = models.CharField("Kind", max_length=40, choices=choices(Kind))
    theme = models.CharField("Theme", max_length=200, blank=True)
    tool = models.CharField("Tool", max_length=80, blank=True)
    number = models.PositiveSmallIntegerField("How many", default=0)
    leads = models.JSONField("Leads", default=list, blank=True)
    services = models.JSONField("Services", default=list, blank=True)
    due_on = models.DateField("To be completed by", null=True, blank=True)
    is_progress_check = models.BooleanField("Checks the progress of a health check", default=False)
    progress_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="progress_checks"
    )
    progress_by = models.DateField("Progress check wanted by", null=True, blank=True)
    source = models.CharField("What led to it", max_length=30, choices=choices(Source), blank=True)
    source_said = models.CharField("In words", max_length=300, blank=True)
    notes = models.CharField("Notes", max_length=500, blank=True)
    state = models.CharField(
        max_length=10, choices=choices(PlannedState), default=PlannedState.PLANNED
    )
    outcome = models.TextField("What came of it", blank=True)

    class Meta:
        ordering = ["month", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("audits:planned", args=[self.pk])


class JointEvent(Versioned):
    """An audit of several agencies that stands beside the programme, from a month to a month."""

    authority = models.CharField("Authority", max_length=10)
    title = models.CharField("What is looked at", max_length=200)
    from_month = models.DateField("From")
    until_month = models.DateField("Until")
    completed_on = models.DateField("Completed on", null=True, blank=True)
    outcome = models.TextField("What came of it, and where it went", blank=True)

    class Meta:
        ordering = ["from_month", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_month__gte=F("from_month")), name="joint_event_has_months"
            )
        ]

    def __str__(self) -> str:
        return self.title


class AgreedNumber(Versioned):
    """How many audits an auditor has agreed to do in a period."""

    authority = models.CharField("Authority", max_length=10)
    auditor = person("Auditor")
    from_on = models.DateField("From")
    until_on = models.DateField("Until")
    number = models.PositiveSmallIntegerField("How many")
    by = person("Agreed by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="agreed_number_has_days"
            ),
            models.UniqueConstraint(
                fields=["authority", "auditor", "from_on", "until_on"], name="agreed_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.auditor}: {self.number}"


class Exemption(models.Model):
    """Days on which an auditor is given no audit, and why. Ended early, it keeps its days."""

    authority = models.CharField("Authority", max_length=10)
    auditor = person("Auditor")
    from_on = models.DateField("From")
    until_on = models.DateField("Until")
    reason = models.CharField("Why", max_length=300)
    by = person("Recorded by")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="exemption_has_days"
            )
        ]

    def __str__(self) -> str:
        return f"{self.auditor}: exempt"


class AuditSample(models.Model):
    """A sample that was kept: how it was asked for, and enough to draw it again.

    `asked`: frame, strata, number or share, as the form had them. `left_out`, `shortfalls`: how
    many and why, never who. Whom it drew stands in its audits alone, and goes with a child.
    """

    KIND = "audit_sample"

    authority = models.CharField("Authority", max_length=10)
    planned = models.ForeignKey(
        PlannedAudit, models.PROTECT, null=True, blank=True, related_name="samples"
    )
    asked = models.JSONField("How it was asked for")
    seed = models.PositiveBigIntegerField("Seed")
    snapshot = models.CharField("Records", max_length=100)
    frame_hash = models.CharField(max_length=64)
    frame_size = models.PositiveIntegerField("In the frame")
    left_out = models.JSONField("Left out", default=list)
    strata = models.JSONField("Drawn from each", default=list)
    by = person("Drawn by")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"Sample {self.pk}"

    @property
    def address(self) -> str:
        return reverse("audits:sample", args=[self.pk])
