from django.db import models
from django.urls import reverse

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned


class PlannedAudit(KeepsHistory, Versioned):
    """One line of the year's programme: what is looked at in a month, with which tool.

    `month` is its last day; `until`: the last month of one that spans several. An empty `tool` or
    `theme` that is wanted is still to be confirmed, and chased.
    """

    KIND = "planned_audit"

    authority = models.CharField("Authority", max_length=10)
    month = models.DateField("Month")
    until = models.DateField("Until", null=True, blank=True)
    title = models.CharField("What is looked at", max_length=200)
    kind = models.CharField("Kind", max_length=40)
    theme = models.CharField("Theme", max_length=200, blank=True)
    tool = models.CharField("Tool", max_length=80, blank=True)
    number = models.PositiveSmallIntegerField("How many", default=0)

    class Meta:
        ordering = ["month", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("audits:planned", args=[self.pk])
