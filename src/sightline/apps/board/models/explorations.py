from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models.meetings import Meeting
from sightline.apps.board.states import COMES_BACK, ExplorationKind, ExplorationState
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned


class Exploration(Versioned):
    """Something to be looked into for the Board; it comes back on each agenda until looked at."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="explorations")
    kind = models.CharField("What is asked for", max_length=12, choices=choices(ExplorationKind))
    question = models.TextField("What is to be found out")
    service = models.SlugField("About which service", max_length=60, blank=True)
    indicator = models.CharField("Indicator", max_length=120, blank=True)
    asked_of = models.CharField("Asked of", max_length=120)
    due_on = models.DateField("Due")
    state = models.CharField(max_length=14, choices=choices(ExplorationState), default="asked")
    result = models.TextField("What was found", blank=True)
    reported_on = models.DateField("Reported back on", null=True, blank=True)
    looked_at_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="looked_at"
    )
    why = models.TextField("Why it was withdrawn or asked again", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField("Asked")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["asked", "under way", "withdrawn"]) | ~Q(result=""),
                name="exploration_reported_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="looked at") | Q(looked_at_in__isnull=False),
                name="exploration_looked_at_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.question[:100]

    @property
    def address(self) -> str:
        return reverse("board:exploration", args=[self.pk])

    @property
    def now(self) -> ExplorationState:
        return ExplorationState(self.state)

    @property
    def comes_back(self) -> bool:
        return self.now in COMES_BACK

    def is_late(self, today: date) -> bool:
        waiting = {ExplorationState.ASKED, ExplorationState.UNDER_WAY}
        return self.now in waiting and today > self.due_on


class DeepDive(Versioned):
    """What set it off, what was explored, what changed in practice, and what the figure did."""

    authority = models.CharField("Authority", max_length=10)
    title = models.CharField("Title", max_length=160)
    indicator = models.CharField("Indicator", max_length=120)
    figure_code = models.CharField("Code of the figure", max_length=20, blank=True)
    set_off_by = models.TextField("What set it off")
    explored = models.TextField("What was explored", blank=True)
    found = models.TextField("What was found", blank=True)
    started_on = models.DateField("Started on")
    finished_on = models.DateField("Finished on", null=True, blank=True)
    exploration = models.ForeignKey(
        Exploration, models.PROTECT, null=True, blank=True, related_name="deep_dives"
    )
    by = person("Begun by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["-started_on", "-id"]
        verbose_name = "deep dive"
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | ~Q(found=""),
                name="deep_dive_finished_with_findings",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("board:deep_dive", args=[self.pk])


class PracticeDevelopment(models.Model):
    """What changed in practice, from which day: there the figure is asked whether it moved."""

    deep_dive = models.ForeignKey(DeepDive, models.CASCADE, related_name="developments")
    on = models.DateField("From")
    text = models.TextField("What changed in practice")
    by = person("Recorded by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return self.text[:80]
