"""Escalation and the judgements behind it: employment data, read through `escalations_within`.

No child is named here and no row carries a child's id; rows are removed after their years, so none
of these tables is append-only. Nothing of them is registered with the thread.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.audits.following_up.steps import Part, Standing, StepState, Whom
from sightline.apps.audits.models.audits import Audit
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned

_ENDED = [StepState.RESOLVED.value, StepState.WITHDRAWN.value]


class Escalation(Versioned):
    """Things not put right after an audit, taken further. `service`, `team`, `worker`: on the day
    it began. `set_on`: from when the clock of the stage runs. `new_day`: the timescale agreed."""

    KIND = "audit_steps"

    authority = models.CharField("Authority", max_length=10)
    audit = models.ForeignKey(Audit, models.PROTECT, related_name="escalations")
    service = models.CharField("Service", max_length=200, blank=True)
    team = models.CharField("Team", max_length=200, blank=True)
    worker = models.CharField("Worker", max_length=200, blank=True)
    state = models.CharField(max_length=40, choices=choices(StepState))
    reached = models.CharField("Furthest stage", max_length=10, choices=choices(Part))
    set_on = models.DateField("This stage began")
    new_day = models.DateField("New timescale", null=True)
    begun_by = person("Begun by")
    begun_at = models.DateTimeField()
    ended_on = models.DateField("Ended on", null=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=_ENDED, ended_on__isnull=False)
                | ~Q(state__in=_ENDED) & Q(ended_on__isnull=True),
                name="audit_steps_ended_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=StepState.NOT_BEGUN.value), name="audit_steps_have_begun"
            ),
            models.UniqueConstraint(
                fields=["audit"],
                condition=~Q(state__in=_ENDED) & ~Q(reached=Part.ASSURANCE.value),
                name="audit_steps_open_once",
            ),
            models.UniqueConstraint(
                fields=["audit"],
                condition=~Q(state__in=_ENDED) & Q(reached=Part.ASSURANCE.value),
                name="audit_evidence_meeting_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "team"], name="audit_steps_by_team"),
            models.Index(fields=["authority", "state", "ended_on"], name="audit_steps_by_state"),
        ]

    def __str__(self) -> str:
        """Neither the worker nor the stage: this may stand in a log."""
        return f"Following up audit {self.audit_id} ({self.pk})"

    @property
    def now(self) -> StepState:
        return StepState(self.state)

    @property
    def part(self) -> Part:
        return Part(self.reached)

    @property
    def whom(self) -> Whom:
        return Whom(self.service, self.team, self.worker)

    @property
    def address(self) -> str:
        return reverse("audits:escalation", args=[self.pk])


class StageRecord(models.Model):
    """The written record of one meeting. It is circulated as it was written, never changed."""

    KIND = "audit_stage_record"

    escalation = models.ForeignKey(Escalation, models.CASCADE, related_name="records")
    part = models.CharField("Stage", max_length=10, choices=choices(Part))
    met_on = models.DateField("Met on")
    present = models.CharField("Who was there", max_length=300)
    discussed = models.TextField("What was talked over")
    agreed = models.TextField("What must be done")
    new_day = models.DateField("By when", null=True)
    by = person("Written by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Record {self.pk}"


class Receipt(models.Model):
    """To whom a record went. `to` is empty where nobody with an account holds the role: then it is
    handed over on paper, and whoever did so says when."""

    record = models.ForeignKey(StageRecord, models.CASCADE, related_name="receipts")
    standing = models.CharField("As", max_length=12, choices=choices(Standing))
    to = person("To", null=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField("Read", null=True)
    said_by = person("Said by", null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "standing", "to"], name="audit_record_sent_once_to_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.record}, to {self.standing}"


class StepTaken(models.Model):
    """One move of an escalation, with what was said; undone ones stay, with their reason."""

    escalation = models.ForeignKey(Escalation, models.CASCADE, related_name="steps")
    move = models.CharField("What happened", max_length=40)
    state = models.CharField("Then", max_length=40)
    part = models.CharField("Stage", max_length=10, choices=choices(Part))
    said = models.TextField("Said", blank=True)
    by = person("By")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Step {self.pk}"


class PracticeJudgement(models.Model):
    """What managers together make of it: a learning need, or wider poor performance."""

    KIND = "audit_practice_judgement"

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="practice_judgements")
    authority = models.CharField("Authority", max_length=10)
    service = models.CharField("Service", max_length=200, blank=True)
    team = models.CharField("Team", max_length=200, blank=True)
    worker = models.CharField("Worker", max_length=200, blank=True)
    with_whom = models.CharField("Judged together with", max_length=12, choices=choices(Standing))
    has_need = models.BooleanField("A learning need")
    need = models.TextField("Which, and what is done about it", blank=True)
    is_wider = models.BooleanField("A sign of wider poor performance")
    wider = models.TextField("Why, and what follows", blank=True)
    by = person("Written by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"Judgement {self.pk}"

    @property
    def whom(self) -> Whom:
        return Whom(self.service, self.team, self.worker)
