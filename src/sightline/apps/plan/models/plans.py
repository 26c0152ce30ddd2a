from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.board.models import Body
from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.papers.models import PaperVersion
from sightline.apps.plan.rules import STALE_AFTER_DAYS, PlanState


class Plan(KeepsHistory, Versioned):
    """One improvement plan, for one year or several."""

    KIND = "plan"

    authority = models.CharField("Authority", max_length=10)
    title = models.CharField("Title", max_length=200)
    years = models.CharField("Year", max_length=40)
    from_on = models.DateField("From")
    to_on = models.DateField("Until")
    owner = person("Plan owner")
    state = models.CharField(max_length=10, choices=choices(PlanState), default=PlanState.DRAFT)
    purpose = models.TextField("What it is for", blank=True)
    caveat = models.TextField("What readers must bear in mind", blank=True)
    stale_after = models.PositiveSmallIntegerField(
        "A rating is old after so many days", default=STALE_AFTER_DAYS
    )

    class Meta:
        ordering = ["-from_on", "title", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="plan_ends_later"),
            models.UniqueConstraint(fields=["authority", "title", "years"], name="plan_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.years}"

    @property
    def address(self) -> str:
        return reverse("plan:plan", args=[self.pk])


class PlanApproval(AppendOnly):
    """Which body approved the plan, and when."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="approvals")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    on = models.DateField("Approved on")
    said = models.CharField("What it said", max_length=300, blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]


class ReportCadence(KeepsHistory, Versioned):
    """How often one body is told of the plan, or of its inspection areas only, from when, and why
    that changed. `every_months`: 1, 3, 6 or 12."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="cadences")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    every_months = models.PositiveSmallIntegerField("Every so many months")
    inspection_only = models.BooleanField("Inspection recommendations only", default=False)
    in_meeting = models.BooleanField("At a meeting", default=True)
    from_on = models.DateField("From")
    to_on = models.DateField("Until", null=True, blank=True)
    why = models.CharField("Why so", max_length=300, blank=True)

    class Meta:
        ordering = ["from_on", "id"]


class PlanArea(KeepsHistory, Versioned):
    """A part of the plan with its code in the council's own style, such as CiN/CP."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="areas")
    code = models.CharField("Code", max_length=30)
    name = models.CharField("Name", max_length=200)
    position = models.PositiveSmallIntegerField("Place")
    is_inspection = models.BooleanField("Answers an inspection’s recommendations", default=False)
    # A file may list completed actions apart, without saying which area they came from.
    holds_completed = models.BooleanField("Holds completed actions only", default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="plan_area_code_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"

    @property
    def address(self) -> str:
        return f"{reverse('plan:plan', args=[self.plan_id])}?area={self.pk}"


class SuccessStatement(KeepsHistory, Versioned):
    """What success looks like for one audience."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="success")
    audience = models.CharField("For whom", max_length=120)
    text = models.TextField("What success looks like")
    position = models.PositiveSmallIntegerField("Place")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "audience"], name="success_once_per_audience")
        ]


class PlannedMeasure(KeepsHistory, Versioned):
    """Something the plan says it will measure, traced to indicators, or why it can't be yet."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures")
    section = models.CharField("Section", max_length=160)
    title = models.CharField("Measure", max_length=400)
    position = models.PositiveSmallIntegerField("Place")
    is_narrative = models.BooleanField("Told in words, not as a number", default=False)
    indicators = models.JSONField("Indicators that show it", default=list, blank=True)
    unreported_because = models.CharField("Why it is not reported", max_length=300, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "section", "title"], name="planned_measure_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class FixedPlan(AppendOnly):
    """The plan as it was fixed at a quarter's end: as data, and as a frozen paper."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="fixed")
    quarter_end = models.DateField("Quarter that ends on")
    data = models.JSONField("The plan, as data")
    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="+")
    by = person("Fixed by")
    at = models.DateTimeField("Fixed")

    class Meta:
        ordering = ["-quarter_end", "-at"]

    def __str__(self) -> str:
        return f"{self.plan}, as fixed for the quarter to {self.quarter_end:%d/%m/%Y}"

    @property
    def address(self) -> str:
        return reverse("plan:fixed", args=[self.plan_id, self.pk])
