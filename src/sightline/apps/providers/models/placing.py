from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned
from sightline.apps.providers.models.register import Home
from sightline.apps.providers.models.seen import Inspection
from sightline.apps.providers.rules import CheckState, Decision, Severity


class PlacingCheck(Versioned):
    """What is looked at before one child is placed in a home. `warned`: as it stood when decided.

    `service`, `team`, `worker`: whose case it was when it was begun.
    """

    KIND = "placing_check"

    authority = models.CharField("Authority", max_length=10)
    child_id = models.CharField("Child", max_length=100)
    home = models.ForeignKey(Home, models.PROTECT, related_name="checks")
    team = models.CharField("Team", max_length=200, blank=True)
    planned_on = models.DateField("Planned for")
    checked = models.JSONField("Looked at", default=dict, blank=True)
    visited_on = models.DateField("Social worker’s visit", null=True, blank=True)
    why_no_visit = models.TextField("Why there was no visit", blank=True)
    state = models.CharField(max_length=12, choices=choices(CheckState), default=CheckState.OPEN)
    warned = models.JSONField("Warnings", default=list, blank=True)
    reason = models.TextField("Why in spite of it", blank=True)
    begun_by = person("Begun by")
    decided_by = person("Decided by", null=True)
    decided_at = models.DateTimeField("Decided", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True)
                | ~Q(state="open") & Q(decided_at__isnull=False),
                name="placing_check_decided_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(child_id=""), name="placing_check_of_a_child"),
        ]

    def __str__(self) -> str:
        """Never the child: this stands in notices, events and links."""
        return f"Check {self.pk} before placing: {self.home}"

    @property
    def now(self) -> CheckState:
        return CheckState(self.state)

    @property
    def address(self) -> str:
        return reverse("providers:check", args=[self.pk])


class RatingResponse(models.Model):
    """What follows when a home is graded inadequate: the provider's plan, and each child seen."""

    KIND = "rating_response"

    authority = models.CharField("Authority", max_length=10)
    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="response")
    plan = models.ForeignKey(AgreedAction, models.PROTECT, related_name="+")
    child_due_on = models.DateField("Each child seen by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"After the inspection of {self.inspection.home}"

    @property
    def address(self) -> str:
        return reverse("providers:response", args=[self.pk])


class PlacedChild(models.Model):
    """One child placed in such a home, to be seen and decided on: stays or moves."""

    KIND = "placed_child"

    authority = models.CharField("Authority", max_length=10)
    response = models.ForeignKey(RatingResponse, models.CASCADE, related_name="children")
    child_id = models.CharField("Child", max_length=100)
    team = models.CharField("Team", max_length=200, blank=True)
    worker = models.CharField("Case-holder", max_length=200, blank=True)
    visited_on = models.DateField("Seen on", null=True)
    decision = models.CharField(max_length=10, choices=choices(Decision), blank=True)
    concern = models.CharField("Concern", max_length=40, blank=True)
    severity = models.CharField(max_length=10, choices=choices(Severity), blank=True)
    said = models.TextField("Why", blank=True)
    by = person("Decided by", null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["team", "id"]
        constraints = [
            models.UniqueConstraint(fields=["response", "child_id"], name="placed_child_once"),
            models.CheckConstraint(
                condition=Q(decision="", at__isnull=True)
                | ~Q(decision="") & Q(at__isnull=False, visited_on__isnull=False) & ~Q(said=""),
                name="placed_child_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"A child placed, {self.pk}"

    @property
    def address(self) -> str:
        return reverse("providers:placed", args=[self.pk])
