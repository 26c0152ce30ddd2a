from django.db import models
from django.db.models import Q

from sightline.apps.events.fields import person
from sightline.apps.plan.models.leads import LeadName
from sightline.apps.plan.models.plans import Plan
from sightline.apps.plan.models.progress import ProgressNote


class AcceptedOddity(models.Model):
    """Something odd about a plan that its keeper lets stand, with the reason.

    `key` rests on the words it is about: once they change the oddity is told again.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="accepted_oddities")
    key = models.CharField(max_length=32)
    kind = models.CharField("Kind", max_length=40)
    sentence = models.TextField("What is odd")
    reason = models.CharField("Why it stands", max_length=300)
    by = person("Accepted by")
    at = models.DateTimeField("Accepted")

    class Meta:
        ordering = ["-at", "id"]
        verbose_name_plural = "accepted oddities"
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="oddity_accepted_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="oddity_accepted_why"),
        ]


class LeftSuggestion(models.Model):
    """A date or body that a note’s words suggested and somebody looked at and left.

    `said`: what the words were, so that it is not suggested again.
    """

    note = models.ForeignKey(ProgressNote, models.PROTECT, related_name="left_suggestions")
    said = models.CharField("What was suggested", max_length=200)
    by = person("Left by")
    at = models.DateTimeField("Left")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["note", "said"], name="suggestion_left_once")
        ]


class TwoPeople(models.Model):
    """Two names that look like one and are two."""

    one = models.ForeignKey(LeadName, models.PROTECT, related_name="+")
    other = models.ForeignKey(LeadName, models.PROTECT, related_name="+")
    by = person("Said by")
    at = models.DateTimeField("Said")

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "two people"
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="two_people_once")]
