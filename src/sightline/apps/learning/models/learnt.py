from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.fields import person


class Learnt(models.Model):
    """Learning from elsewhere: a multi-agency audit, a review, another authority, an incident."""

    authority = models.CharField("Authority", max_length=10)
    kind = models.CharField("Kind", max_length=30)
    on = models.DateField("Day")
    title = models.CharField("Title", max_length=200)
    said = models.TextField("What was learnt")
    representatives = models.TextField("Who took part for us, by role", blank=True)
    view = models.CharField("Which view it belongs to", max_length=20)
    by = person("Written down by")
    at = models.DateTimeField("Written down")

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name_plural = "learnt"

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("learning:learnt", args=[self.pk])


class Training(models.Model):
    """Training that some learning caused: when, how many came, and what it changed."""

    authority = models.CharField("Authority", max_length=10)
    kind = models.CharField("Kind", max_length=20)
    title = models.CharField("Title", max_length=200)
    aim = models.TextField("What it is to change")
    first_on = models.DateField("First day")
    last_on = models.DateField("Last day", null=True, blank=True)
    places = models.PositiveIntegerField("Places", default=0)
    came = models.PositiveIntegerField("Came", default=0)
    because = models.TextField("The learning that caused it")
    effect = models.TextField("What is different since", blank=True)
    effect_on = models.DateField("Asked on", null=True, blank=True)
    by = person("Written down by")
    at = models.DateTimeField("Written down")

    class Meta:
        ordering = ["-first_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effect="") | Q(effect_on__isnull=False), name="training_effect_has_day"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("learning:training", args=[self.pk])
