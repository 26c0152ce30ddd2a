from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.pack.models.shared import OfService
from sightline.apps.pack.rules import HandedIn, points
from sightline.documents.pack_report import EXPLORE, HEADINGS


class ServiceReport(OfService):
    """What the manager of a service writes: what the figures say, and the Board's three headings.

    `to_explore` has a line for each thing to be explored.
    """

    analysis = models.TextField(HEADINGS["analysis"], blank=True)
    strengths = models.TextField(HEADINGS["strengths"], blank=True)
    to_improve = models.TextField(HEADINGS["to_improve"], blank=True)
    improved_how = models.TextField(HEADINGS["improved_how"], blank=True)
    improving = models.TextField(HEADINGS["improving"], blank=True)
    to_explore = models.TextField(EXPLORE, blank=True)

    class Meta:
        ordering = ["-month", "service"]
        verbose_name = "report"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "service", "month"], name="service_report_once_a_month"
            ),
            models.CheckConstraint(
                condition=Q(state=HandedIn.DRAFT.value)
                | ~Q(analysis="") & ~Q(strengths="") & ~Q(to_improve=""),
                name="service_report_handed_in_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Report, {self.month:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("pack:report", args=[self.month_key, self.service])

    @property
    def said(self) -> dict[str, str]:
        return {key: getattr(self, key) for key in HEADINGS}

    @property
    def explore(self) -> tuple[str, ...]:
        return points(self.to_explore)


FIELDS = (*HEADINGS, "to_explore")
