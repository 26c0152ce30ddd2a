"""A committee's meeting: when, where, how far it is, and how its minutes came to be signed."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.papers.models import PaperVersion
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState
from sightline.apps.scrutiny.models.committees import Committee, CommitteeSeat


class CommitteeMeeting(KeepsHistory, Versioned):
    """One meeting of a committee. `published_on`: the day its agenda was; `clear_days`: how many
    clear days that left, kept as it was reckoned."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    held_on = models.DateField("Date")
    starts_at = models.TimeField("Begins at")
    closed_at = models.TimeField("Closed at", null=True, blank=True)
    place = models.CharField("Where", max_length=200, blank=True)
    is_public = models.BooleanField("Open to the public", default=True)
    type = models.CharField("Type of meeting", max_length=60, default="Scrutiny")
    purpose = models.CharField("What it is for", max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=choices(CommitteeMeetingState),
                             default="planned")  # fmt: skip
    cancelled_because = models.CharField("Why it was cancelled", max_length=300, blank=True)
    published_on = models.DateField("Agenda published on", null=True, blank=True)
    clear_days = models.PositiveSmallIntegerField("Clear days’ notice", null=True, blank=True)
    short_notice_because = models.CharField(
        "Why it was called at shorter notice", max_length=300, blank=True
    )
    # Said, not merely silent: nobody had an interest to declare.
    no_interests = models.BooleanField("Nobody declared an interest", default=False)
    chaired_by = models.ForeignKey(
        CommitteeSeat, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Who took the chair",
    )  # fmt: skip

    class Meta:
        ordering = ["held_on", "starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "held_on", "starts_at"], name="committee_meeting_once",
                condition=~Q(state="cancelled"),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""),
                name="committee_meeting_cancelled_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"]) | Q(published_on__isnull=False),
                name="committee_meeting_summoned_first",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(published_on__lte=F("held_on")),
                name="committee_meeting_published_before",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["held_on", "state"], name="committee_meeting_by_day")]

    def __str__(self) -> str:
        return f"{self.committee}, {self.held_on.day} {self.held_on:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("scrutiny:meeting", args=[self.pk])

    @property
    def now(self) -> CommitteeMeetingState:
        return CommitteeMeetingState(self.state)

    @property
    def day(self) -> date:
        return self.held_on


class Supplement(models.Model):
    """What was published after the agenda: `adds` says what came with it."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="supplements")
    number = models.PositiveSmallIntegerField("Number")
    adds = models.TextField("What it adds")
    published_on = models.DateField("Published on")
    by = person("By", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="supplement_number"),
            models.CheckConstraint(condition=~Q(adds=""), name="supplement_says_what_it_adds"),
        ]

    def __str__(self) -> str:
        return f"Supplement {self.number}"


class MinutesApproval(models.Model):
    """At which meeting the minutes of one were approved, with which corrections, and who signed."""

    minutes_of = models.OneToOneField(CommitteeMeeting, models.PROTECT, related_name="approval")
    at_meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="approved")
    corrections = models.TextField("What was corrected first", blank=True)
    signed_by = models.CharField("Signed by", max_length=160)
    signed_on = models.DateField("Signed on")
    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="+")
    by = person("By", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(signed_by=""), name="minutes_are_signed"),
            models.CheckConstraint(
                condition=~Q(minutes_of=F("at_meeting")), name="minutes_approved_later"
            ),
        ]

    def __str__(self) -> str:
        return f"Signed by {self.signed_by}"
