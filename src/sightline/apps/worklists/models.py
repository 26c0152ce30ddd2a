"""What people say of a worklist's rows. Rows themselves are never kept here: they are records.

A row is known by list, child and the day it began; what is said goes with the day then due.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.apps.events.versions import Versioned

PERSON = settings.AUTH_USER_MODEL


class AboutRow(models.Model):
    authority = models.CharField(max_length=3)
    list = models.CharField(max_length=60)
    child_id = models.CharField(max_length=100)
    begun_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    # Both days in one text: databases differ on whether two empty days are the same.
    days = models.CharField(max_length=25)
    # Who held the child when it was said, so that reasons can be counted by unit.
    service = models.CharField(max_length=200, blank=True)
    team = models.CharField(max_length=200, blank=True)
    worker = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class LateReason(AboutRow, Versioned):
    """Why a row is late, in one code and a note."""

    code = models.CharField(max_length=40)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = "reason"
        indexes = [models.Index(fields=["authority", "list", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "list", "child_id", "days"],
                condition=Q(undone_at__isnull=True),
                name="late_reason_once_per_row",
            )
        ]


class DoneNote(AboutRow):
    """Something done that the extract can't know of yet. It changes no figure."""

    done_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    noted_as_at = models.DateField()  # extract day of the records it was noted on
    standing = models.CharField(max_length=20, default="waiting")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_as_at = models.DateField(null=True, blank=True)  # extract day that settled it

    class Meta:
        ordering = ["-at"]
        verbose_name = "note"
        indexes = [models.Index(fields=["authority", "list", "standing"])]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "list", "child_id", "days"],
                condition=Q(standing="waiting"),
                name="done_note_once_while_waiting",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=["waiting", "agreed", "contradicted", "undone"]),
                name="done_note_has_a_standing",
            ),
        ]


class ListReview(models.Model):
    """A manager went through a list with the team, and which key actions progressed."""

    authority = models.CharField(max_length=3)
    list = models.CharField(max_length=60)
    level = models.CharField(max_length=10)
    unit = models.CharField(max_length=200, blank=True)
    reviewed_on = models.DateField()
    note = models.CharField(max_length=500)
    late = models.PositiveIntegerField()  # rows late at that time, within what was gone through
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-reviewed_on", "-at"]
        indexes = [models.Index(fields=["authority", "list", "level", "unit"])]
