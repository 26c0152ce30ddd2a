"""What is said of single children for access: assignments, restrictions, break-glass.

A child is known by authority and case-system id; nothing of the record itself is kept here.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

PERSON = settings.AUTH_USER_MODEL


class AssignmentKind(models.TextChoices):
    AUDIT = "audit", "Audit"
    IRO = "iro", "Independent reviewing officer"
    CHAIR = "chair", "Conference chair"
    DISPUTE = "dispute", "Dispute"
    TASK = "task", "Task"
    COVER = "cover", "Cover"
    COMMISSIONING = "commissioning", "Commissioning"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def at(self, moment: datetime) -> "AssignmentQuerySet":
        return self.filter(from_at__lte=moment, until_at__gt=moment)


class Assignment(models.Model):
    """One child within a person's reach for a time, and why."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="assignments")
    authority = models.CharField(max_length=3)
    child_id = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=AssignmentKind.choices)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    given_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["until_at"]
        indexes = [models.Index(fields=["person", "until_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")), name="assignment_ends_after_it_begins"
            )
        ]


class Restriction(models.Model):
    """A child whose record only named people may see, until it is lifted."""

    authority = models.CharField(max_length=3)
    child_id = models.CharField(max_length=100)
    reason = models.CharField(max_length=500)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-set_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "child_id"],
                condition=Q(lifted_at__isnull=True),
                name="restriction_once_while_it_lasts",
            )
        ]


class RestrictionReader(models.Model):
    """A person named for a restricted child."""

    authority = models.CharField(max_length=3)
    child_id = models.CharField(max_length=100)
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="named_for")
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "child_id", "person"], name="restriction_reader_once"
            )
        ]


class BreakGlass(models.Model):
    """A record opened out of reach: with a reason, for a time, and told to safeguarding."""

    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=3)
    child_id = models.CharField(max_length=100)
    reason = models.CharField(max_length=1000)
    at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "until_at"])]
