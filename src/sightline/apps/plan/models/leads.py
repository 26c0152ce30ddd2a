from django.db import models
from django.db.models import Q

from sightline.apps.events.fields import person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.plan.models.milestones import Milestone


class LeadName(KeepsHistory):
    """A lead as plans write them: a person, a role, or a group of either (“All heads of service”).

    `same_as`: the name this one turned out to be a spelling of; nothing is rewritten.
    """

    authority = models.CharField("Authority", max_length=10)
    name = models.CharField("As written", max_length=160)
    user = person("Account", null=True, blank=True)
    role = models.CharField("Role", max_length=60, blank=True)
    is_group = models.BooleanField("Several people", default=False)
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="spellings"
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "name"], name="lead_name_once"),
            models.CheckConstraint(
                condition=Q(user__isnull=True) | Q(role=""), name="lead_is_person_or_role"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MilestoneLead(KeepsHistory):
    """Who leads a milestone, in the order written. `as_written` keeps what stood in brackets."""

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="leads")
    lead = models.ForeignKey(LeadName, models.PROTECT, related_name="led")
    as_written = models.CharField("As written", max_length=200)
    position = models.PositiveSmallIntegerField("Place")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["milestone", "lead"], name="milestone_lead_once")
        ]
