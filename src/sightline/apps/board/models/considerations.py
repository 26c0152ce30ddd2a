from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models.bodies import Body
from sightline.apps.board.states import ConsiderationState
from sightline.apps.events.fields import choices, person
from sightline.apps.papers.models import PaperVersion


class Consideration(models.Model):
    """One stop of a paper’s way through bodies: which considers it when, and what it said. The
    paper is a frozen version, so that every body is known to have had the same words."""

    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="considerations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="considerations")
    planned_on = models.DateField("Planned for")
    state = models.CharField(
        max_length=16, choices=choices(ConsiderationState), default=ConsiderationState.PLANNED
    )
    considered_on = models.DateField("Considered on", null=True, blank=True)
    said = models.TextField("What it said", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["planned_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "body"], name="paper_considered_once"),
            models.CheckConstraint(
                condition=~Q(state="considered") | Q(considered_on__isnull=False),
                name="consideration_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="not considered") | ~Q(said=""), name="not_considered_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} to {self.body}"

    @property
    def address(self) -> str:
        return reverse("board:route", args=[self.version_id])

    def is_late(self, today: date) -> bool:
        return self.state == ConsiderationState.PLANNED and self.planned_on < today
