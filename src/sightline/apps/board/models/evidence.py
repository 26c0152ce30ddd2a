from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models.meetings import Meeting
from sightline.apps.board.states import Consulted, DevelopmentState, FindingState
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned


class Consultation(Versioned):
    """Who was heard, when, how, and what was done about it. It names nobody who was heard."""

    authority = models.CharField("Authority", max_length=10)
    heard = models.CharField("Who was heard", max_length=30, choices=choices(Consulted))
    held_on = models.DateField("When")
    how = models.CharField("How", max_length=160)
    how_many = models.PositiveIntegerField("How many took part", null=True, blank=True)
    service = models.SlugField("About which service", max_length=60, blank=True)
    said = models.TextField("What they said")
    done = models.TextField("What was done about it", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return f"{self.heard.capitalize()}, {self.held_on:%d/%m/%Y}: {self.how}"

    @property
    def address(self) -> str:
        return reverse("board:consultation", args=[self.pk])


class BoardFinding(models.Model):
    """A finding of a meeting, sent to the self-assessment, and whether it was taken up there."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="findings")
    theme = models.CharField("Theme", max_length=120)
    text = models.TextField("Finding")
    source_kind = models.CharField("Comes from: kind", max_length=60, blank=True)
    source_id = models.CharField("Comes from: which", max_length=120, blank=True)
    state = models.CharField(max_length=14, choices=choices(FindingState), default="sent")
    why = models.TextField("Why it was left out", blank=True)
    settled_by = person("Decided by", null=True, blank=True)
    settled_at = models.DateTimeField("Decided", null=True, blank=True)
    by = person("Sent by")
    at = models.DateTimeField("Sent")

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = "finding"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not taken up") | ~Q(why=""), name="finding_left_out_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:100]

    @property
    def address(self) -> str:
        return f"{reverse('board:findings')}#finding-{self.pk}"


class DevelopmentItem(Versioned):
    """One thing to be made better about the performance system itself."""

    authority = models.CharField("Authority", max_length=10)
    area = models.CharField("Area", max_length=80)
    what = models.CharField("What", max_length=300)
    state = models.CharField(max_length=12, choices=choices(DevelopmentState), default="proposed")
    since = models.DateField("Since")
    done_on = models.DateField("Done on", null=True, blank=True)
    note = models.TextField("How it stands", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["area", "since", "id"]
        verbose_name = "item of the development log"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True)),
                name="development_done_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def address(self) -> str:
        return reverse("board:development_log")
