from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models import Body
from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.plan.models.plans import PlanArea


class PlanAction(KeepsHistory, Versioned):
    """What is to be done. `number` is the council's own, such as “Ofsted Recommendation 1”.

    A completed action may be listed apart under a new number (`completed_number`, “CA 3”); its
    own number stays what it was, and may be unknown where only the new one came with a file.
    Without an area it is in no plan: it keeps what a file brought that was taken back.
    """

    KIND = "plan_action"

    area = models.ForeignKey(PlanArea, models.PROTECT, related_name="actions", null=True)
    number = models.CharField("Number", max_length=60, blank=True)
    title = models.TextField("Action")
    position = models.PositiveSmallIntegerField("Place")
    new_in = models.DateField("New in the month that begins on", null=True, blank=True)
    completed_number = models.CharField("Number among the completed", max_length=60, blank=True)
    completed_in = models.DateField("Completed in the month that begins on", null=True, blank=True)
    indicators = models.JSONField("Indicators it should move", default=list, blank=True)

    class Meta:
        ordering = ["area__position", "position", "id"]
        verbose_name = "action of the plan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(completed_number=""), name="plan_action_has_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.completed_number}: {self.title}"

    @property
    def address(self) -> str:
        return reverse("plan:action", args=[self.pk])


class ActionDecision(AppendOnly):
    """A body's decision about an action. `reverses`: the part of it that no longer holds."""

    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="decisions")
    on = models.DateField("Decided on")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name="Decided by"
    )
    text = models.TextField("What was decided")
    reverses = models.TextField("Which part of the action it reverses", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
