from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.plan.models.actions import PlanAction
from sightline.documents.plan import Brag, Outcome


class Milestone(KeepsHistory, Versioned):
    """A step of an action. `timescale` is what was written; `due_on` its last day, if it has one.

    An action without milestones carries its timescale, leads and progress on a line without words
    (`text` empty), which no count of milestones counts. `replaces`: the one whose miss stays known.
    """

    KIND = "milestone"

    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="milestones")
    number = models.CharField("Number", max_length=60, blank=True)
    text = models.TextField("Milestone", blank=True)
    position = models.PositiveSmallIntegerField("Place")
    timescale = models.CharField("Timescale, as written", max_length=300, blank=True)
    due_on = models.DateField("Due", null=True, blank=True)
    new_in = models.DateField("New in the month that begins on", null=True, blank=True)
    # The last rating, kept here for lists; the history is in the ratings.
    brag = models.CharField("Rating", max_length=8, choices=choices(Brag), default=Brag.UNKNOWN)
    rated_on = models.DateField("Rated on", null=True, blank=True)
    outcome = models.CharField(
        "How its target came out", max_length=10, choices=choices(Outcome), blank=True
    )
    came_out = models.CharField("In words", max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    withdrawn_because = models.CharField("Why it was withdrawn", max_length=300, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(came_out=""), name="milestone_outcome_in_words"
            ),
        ]
        indexes = [models.Index(fields=["due_on", "brag"], name="milestone_due")]

    def __str__(self) -> str:
        return f"{self.number}: {self.text}" if self.number else self.text or str(self.action)

    @property
    def address(self) -> str:
        return reverse("plan:milestone", args=[self.pk])


class Occurrence(KeepsHistory):
    """One time of a milestone that recurs: when it was due, when done, or why it was not."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="occurrences")
    due_on = models.DateField("Due")
    done_on = models.DateField("Done on", null=True, blank=True)
    note = models.CharField("What came of it", max_length=400, blank=True)
    missed_because = models.CharField("Why it was missed", max_length=300, blank=True)
    by = person("Recorded by", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["milestone", "due_on"], name="occurrence_once"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(missed_because=""),
                name="occurrence_done_or_missed",
            ),
        ]


class MilestoneTarget(KeepsHistory):
    """A number a milestone is to reach, by when, and the indicator that shows it."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="targets")
    what = models.CharField("What is to be reached", max_length=200)
    value = models.DecimalField("Number", max_digits=12, decimal_places=2)
    unit = models.CharField("Unit", max_length=30, blank=True)
    by_on = models.DateField("By", null=True, blank=True)
    indicator = models.CharField("Indicator", max_length=120, blank=True)

    class Meta:
        ordering = ["by_on", "id"]
