from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.events.fields import person


class Occurrence(models.Model):
    """An activity of the QA year that took place, as somebody typed it. `activity`: its key in the
    catalogue. `said_back`: what was told those who were seen, where there were any."""

    KIND = "qa_occurrence"

    authority = models.CharField("Authority", max_length=10)
    activity = models.CharField("Activity", max_length=60)
    on = models.DateField("When")
    who = models.CharField("Who", max_length=300, blank=True)
    place = models.CharField("Where", max_length=200, blank=True)
    said = models.TextField("What was seen or done")
    said_back = models.TextField("What was said back", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField("When recorded")
    taken_back_at = models.DateTimeField("Taken back", null=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["authority", "on"], name="qa_occurrence_by_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(said=""), name="qa_occurrence_says_what")
        ]

    def __str__(self) -> str:
        return f"{self.activity.replace('_', ' ').capitalize()}, {self.on.day} {self.on:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("calendar:occurrence", args=[self.pk])


class Recheck(models.Model):
    """Six and twelve months after an action was closed: whether the improvement has lasted."""

    KIND = "qa_recheck"

    action = models.ForeignKey(AgreedAction, models.PROTECT, related_name="rechecks")
    months = models.PositiveSmallIntegerField("Months after", choices=[(6, "6"), (12, "12")])
    checked_on = models.DateField("Checked on")
    has_lasted = models.BooleanField("It has lasted")
    said = models.TextField("What shows it")
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "months"], name="qa_recheck_once"),
            models.CheckConstraint(condition=Q(months__in=[6, 12]), name="qa_recheck_at_6_or_12"),
        ]

    def __str__(self) -> str:
        return f"Checked again after {self.months} months"

    @property
    def address(self) -> str:
        return reverse("calendar:rechecks")
