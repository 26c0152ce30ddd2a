"""Many milestones changed at once, so that it can be taken back; and what was reminded of."""

from django.conf import settings
from django.db import models

from sightline.apps.events.fields import person
from sightline.apps.plan.models.milestones import Milestone
from sightline.apps.plan.models.plans import Plan


class BulkChange(models.Model):
    """One change to many milestones. `rows`: of each its id, and what stood before and after."""

    KIND = "plan_bulk_change"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="bulk_changes")
    what = models.CharField("What was changed", max_length=12)
    said = models.CharField("In words", max_length=300)
    rows = models.JSONField("Milestones, before and after")
    by = person("By")
    at = models.DateTimeField("When")
    undone_at = models.DateTimeField("Taken back", null=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.said


class Reminded(models.Model):
    """That somebody was reminded of a milestone: each step once for each day it is about."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="reminded")
    step = models.CharField("Step", max_length=20)
    day = models.DateField("For the day")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "milestone", "step", "day"], name="plan_reminded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.milestone_id}"
