"""The pack of a meeting's agenda: asked for, made in the background, then published."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import choices, person
from sightline.apps.papers.models import PaperVersion
from sightline.apps.scrutiny.agenda_packs.rules import AgendaPackState
from sightline.apps.scrutiny.asked.keeping import KeptKind
from sightline.apps.scrutiny.models.meetings import CommitteeMeeting, Supplement


class AgendaPack(models.Model):
    """One making of a pack; an earlier one stays, replaced, with its hash. `supplement`: the pack
    of that supplement alone, whose page numbers go on from the pack before. Until it is published
    only those who run the meeting read it."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="packs")
    supplement = models.ForeignKey(
        Supplement, models.PROTECT, null=True, blank=True, related_name="packs"
    )
    number = models.PositiveSmallIntegerField("Version")
    state = models.CharField(max_length=12, choices=choices(AgendaPackState))
    changes = models.CharField("What is different from the one before", max_length=300, blank=True)
    doing = models.CharField("What is being done", max_length=160, blank=True)
    done = models.PositiveSmallIntegerField("Steps done", default=0)
    problem = models.CharField("What went wrong", max_length=400, blank=True)
    first_page = models.PositiveSmallIntegerField("First page", default=1)
    public_last_page = models.PositiveSmallIntegerField("Last page for the public", default=0)
    last_page = models.PositiveSmallIntegerField("Last page", default=0)
    holds = models.JSONField("The papers in it, one by one", default=list)
    public = models.ForeignKey(
        PaperVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    full = models.ForeignKey(PaperVersion, models.PROTECT, null=True, blank=True, related_name="+")
    asked_by = person("Asked for by", null=True)
    asked_at = models.DateTimeField("Asked for")
    made_at = models.DateTimeField("Made", null=True, blank=True)
    published_by = person("Published by", null=True, blank=True)
    published_at = models.DateTimeField("Published", null=True, blank=True)
    ended_at = models.DateTimeField("Replaced or withdrawn", null=True, blank=True)
    withdrawn_because = models.CharField("Why it was withdrawn", max_length=300, blank=True)

    class Meta:
        ordering = ["meeting", "supplement__number", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], condition=Q(supplement__isnull=True),
                name="agenda_pack_version",
            ),
            models.UniqueConstraint(
                fields=["supplement", "number"], condition=Q(supplement__isnull=False),
                name="supplement_pack_version",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(public__isnull=False, full__isnull=False),
                name="agenda_pack_published_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="agenda_pack_withdrawn_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        of = f"{self.supplement}, pack" if self.supplement else "Agenda pack"
        return f"{of}, version {self.number}: {self.meeting}"

    @property
    def address(self) -> str:
        return reverse("scrutiny:agenda_pack", args=[self.pk])

    @property
    def now(self) -> AgendaPackState:
        return AgendaPackState(self.state)


class KeptDecision(AppendOnly):
    """What somebody decided of papers past the years they stay open to be read. The latest counts;
    nothing goes by itself, and what is frozen stays for the council's own record."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="kept_decisions")
    what = models.CharField("Which papers", max_length=12, choices=choices(KeptKind))
    closes = models.BooleanField("No longer offered to be read")
    why = models.TextField("Why")
    by = person("By")
    at = models.DateTimeField("Decided")

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="kept_decision_says_why")]

    def __str__(self) -> str:
        return f"{self.what}: {self.meeting}"
