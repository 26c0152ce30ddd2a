from django.db import models
from django.db.models import Q

from sightline.apps.board.models import Body
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.plan.models.milestones import Milestone
from sightline.apps.plan.rules import ChangeState


class TimescaleChange(Versioned):
    """A new timescale for a milestone: asked for, with a reason, and then made or refused."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="timescale_changes")
    was = models.CharField("Timescale until then", max_length=300, blank=True)
    was_due_on = models.DateField("Due until then", null=True)
    wanted = models.CharField("New timescale", max_length=300)
    wanted_due_on = models.DateField("Then due", null=True)
    reason = models.TextField("Reason")
    state = models.CharField(max_length=12, choices=choices(ChangeState), default=ChangeState.ASKED)
    asked_by = person("Asked by")
    asked_at = models.DateTimeField("Asked")
    decided_by = person("Decided by", null=True)
    decided_at = models.DateTimeField("Decided", null=True)
    decision = models.CharField("Why it was refused", max_length=300, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="timescale_change_has_reason"),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision=""), name="timescale_refused_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked for", "taken back"]) | Q(decided_at__isnull=False),
                name="timescale_change_decided_when",
            ),
        ]


class Escalation(KeepsHistory, Versioned):
    """A milestone taken to a body, or to whoever is named where no body of the register is."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="escalations")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    to = models.CharField("To whom", max_length=160, blank=True)
    on = models.DateField("Escalated on")
    why = models.TextField("Why")
    ended_on = models.DateField("Ended on", null=True, blank=True)
    came_of = models.TextField("What came of it", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False) | ~Q(to=""), name="escalated_to_somebody"
            )
        ]


class Dependency(KeepsHistory, Versioned):
    """What a milestone waits for: another system, a document, guidance, another milestone."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="dependencies")
    on_what = models.CharField("Waits for", max_length=200)
    on_milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="waited_for_by"
    )
    why = models.CharField("Because", max_length=300, blank=True)
    expected_on = models.DateField("Expected", null=True, blank=True)
    ended_on = models.DateField("Came on", null=True, blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "dependencies"
