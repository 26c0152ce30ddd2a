"""What members were promised or asked for, the forward plan, and what was sent between meetings."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.papers.models import PaperVersion
from sightline.apps.scrutiny.asked.rules import (
    AskedChange,
    AskedForm,
    AskedKind,
    AskedState,
    Decision,
    ForwardState,
)
from sightline.apps.scrutiny.models.agenda import CommitteeItem
from sightline.apps.scrutiny.models.committees import Committee, CommitteeSeat
from sightline.apps.scrutiny.models.in_meeting import Resolution
from sightline.apps.scrutiny.models.meetings import CommitteeMeeting


class Undertaking(KeepsHistory, Versioned):
    """Something members were promised or asked for, followed until it is there. Due on a day, or
    (without one) at the committee's next meeting. What fulfilled it is linked by the thread."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="undertakings")
    kind = models.CharField("Kind", max_length=20, choices=choices(AskedKind))
    text = models.TextField("What was promised or asked for")
    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="undertakings")
    item = models.ForeignKey(
        CommitteeItem, models.PROTECT, null=True, blank=True, related_name="undertakings"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="undertakings"
    )
    owner = person("Who owes it", null=True, blank=True)
    post = models.CharField("Or the post that owes it", max_length=160, blank=True)
    form = models.CharField("In which form", max_length=12, choices=choices(AskedForm))
    due_on = models.DateField("Due on", null=True, blank=True)
    state = models.CharField(max_length=12, choices=choices(AskedState), default="open")
    decision = models.CharField(
        "What became of the measure", max_length=14, choices=choices(Decision), blank=True
    )
    decided_because = models.TextField("Why", blank=True)
    closed_on = models.DateField("Closed on", null=True, blank=True)
    closing_words = models.TextField("What fulfilled it, or why it was let go", blank=True)
    paper = models.ForeignKey(
        PaperVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Paper"
    )

    class Meta:
        ordering = ["meeting__held_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="undertaking_says_what"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(post=""), name="undertaking_is_owed"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(closed_on__isnull=False),
                name="undertaking_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decision="") | Q(kind="measure"), name="only_measures_are_decided"
            ),
        ]
        indexes = [models.Index(fields=["committee", "state"], name="undertaking_by_state")]

    def __str__(self) -> str:
        return Truncator(self.text).chars(100)

    @property
    def address(self) -> str:
        return reverse("scrutiny:undertaking", args=[self.pk])

    @property
    def now(self) -> AskedState:
        return AskedState(self.state)

    @property
    def owed_by(self) -> str:
        return self.owner.name if self.owner else self.post


class Step(AppendOnly):
    """One thing that happened, in words as they were; `agreed_by`: who agreed to it, if anybody."""

    did = models.CharField("What", max_length=24, choices=choices(AskedChange))
    before = models.CharField("From", max_length=300, blank=True)
    after = models.CharField("To", max_length=300, blank=True)
    why = models.TextField("Why", blank=True)
    agreed_by = models.CharField("Agreed by", max_length=160, blank=True)
    by = person("By", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        abstract = True
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{AskedChange(self.did).capitalize()}"


class UndertakingStep(Step):
    undertaking = models.ForeignKey(Undertaking, models.PROTECT, related_name="steps")


class ForwardItem(KeepsHistory, Versioned):
    """What comes to a committee, why and who brings it. Without a meeting yet, from a month on."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="forward")
    title = models.CharField("What comes", max_length=250)
    why = models.TextField("Why it comes")
    who = models.CharField("Brought by (post)", max_length=160)
    meeting = models.ForeignKey(
        CommitteeMeeting, models.PROTECT, null=True, blank=True, related_name="forward",
        verbose_name="Meeting",
    )  # fmt: skip
    expected_on = models.DateField("Or expected about", null=True, blank=True)
    undertaking = models.ForeignKey(
        Undertaking, models.PROTECT, null=True, blank=True, related_name="forward"
    )
    state = models.CharField(max_length=24, choices=choices(ForwardState), default="planned")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(why="") & ~Q(who=""), name="forward_item_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("scrutiny:forward_item", args=[self.pk])

    @property
    def day(self) -> date | None:
        return self.meeting.held_on if self.meeting else self.expected_on

    @property
    def when(self) -> str:
        """In words for everybody: of a meeting that is not public, the month alone."""
        day = self.day
        if day is None:
            return "No meeting yet"
        if self.meeting and not self.meeting.is_public:
            return f"A meeting in {day:%B %Y}"
        return f"{day.day} {day:%B %Y}" if self.meeting else f"About {day:%B %Y}"


class ForwardStep(Step):
    item = models.ForeignKey(ForwardItem, models.PROTECT, related_name="steps")


class Delivery(models.Model):
    """Something sent to the members of a committee outside a meeting."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="deliveries")
    title = models.CharField("What was sent", max_length=250)
    words = models.TextField("What members are told", blank=True)
    paper = models.ForeignKey(
        PaperVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Paper"
    )
    undertaking = models.ForeignKey(
        Undertaking, models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    forward = models.OneToOneField(
        ForwardItem, models.PROTECT, null=True, blank=True, related_name="delivery"
    )
    sent_on = models.DateField("Sent on")
    by = person("Sent by", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["-sent_on", "-id"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.CheckConstraint(
                condition=Q(paper__isnull=False) | ~Q(words=""), name="delivery_brings_something"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("scrutiny:delivery", args=[self.pk])


class Receipt(models.Model):
    """That a member was sent it and, once they say so or somebody does for them, has it."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="receipts")
    seat = models.ForeignKey(CommitteeSeat, models.PROTECT, related_name="+")
    sent_by = models.CharField("How it was sent", max_length=60)
    received_on = models.DateField("Received on", null=True, blank=True)
    recorded_by = person("Recorded by", null=True, blank=True)
    nudged_at = models.DateTimeField("Reminded", null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "seat"], name="receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.received_on or 'not yet'}"
