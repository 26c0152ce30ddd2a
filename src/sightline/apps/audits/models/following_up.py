"""What must be put right after an audit, and the evidence. Escalation lies in `escalation.py`."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.audits.following_up.rules import Issue, Looked
from sightline.apps.audits.models.audits import Audit
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned


class RequiredAction(Versioned):
    """One thing the auditor asks for. `said` may speak of the child, so the agreed action that it
    becomes bears a title of its own. `evidence_by` moves with each exception."""

    KIND = "audit_required_action"

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="required")
    number = models.PositiveSmallIntegerField()
    child_id = models.CharField("Child", max_length=100, blank=True)
    said = models.TextField("What must be done")
    due_on = models.DateField("To be done by")
    evidence_by = models.DateField("Evidence by", null=True)
    action = models.OneToOneField(AgreedAction, models.PROTECT, null=True, related_name="+")
    by = person("Listed by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["audit_id", "number"]
        verbose_name = "required action"
        constraints = [
            models.UniqueConstraint(fields=["audit", "number"], name="audit_action_number_once"),
            models.CheckConstraint(
                condition=Q(action__isnull=True) | Q(evidence_by__isnull=False),
                name="audit_action_agreed_has_evidence_day",
            ),
        ]
        indexes = [models.Index(fields=["child_id"], name="audit_action_by_child")]

    def __str__(self) -> str:
        return f"Action {self.number} after audit {self.audit_id}"

    @property
    def due_now(self) -> date:
        """The agreed action's day, which may have moved."""
        return self.action.due_on if self.action else self.due_on

    @property
    def issue(self) -> Issue:
        state = self.action.now if self.action else ActionState.AGREED
        done = state in {ActionState.DONE, ActionState.CLOSED, ActionState.DROPPED}
        closed = state in {ActionState.CLOSED, ActionState.DROPPED}
        return Issue(self.due_now, self.evidence_by, done, closed, len(self.exceptions.all()))


class ActionException(models.Model):
    """Not complete: raised formally with a new timescale, and answered by the team manager."""

    KIND = "audit_exception"

    required = models.ForeignKey(RequiredAction, models.PROTECT, related_name="exceptions")
    why = models.TextField("Why it is not complete")
    due_on = models.DateField("New timescale")
    evidence_by = models.DateField("Evidence by")
    raised_by = person("Raised by")
    raised_at = models.DateTimeField()
    answer = models.TextField("Answer", blank=True)
    answered_by = person("Answered by", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["raised_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True, answered_at__isnull=True)
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="audit_exception_answered_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Exception {self.pk}, {self.required}"


class DecisionRecord(models.Model):
    """The management decision record (MDR) placed on the audited file: issues and timescales as
    they stood that day. `lines`: [[what, by when], …]."""

    KIND = "audit_decision_record"

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="decision_records")
    child_id = models.CharField("Child", max_length=100, blank=True)
    said = models.TextField("Decisions and directions", blank=True)
    lines = models.JSONField(default=list, blank=True)
    placed_by = person("Placed by")
    placed_at = models.DateTimeField()

    class Meta:
        ordering = ["-placed_at", "-id"]
        indexes = [models.Index(fields=["child_id"], name="audit_mdr_by_child")]

    def __str__(self) -> str:
        return f"Management decision record {self.pk}, audit {self.audit_id}"

    @property
    def address(self) -> str:
        return reverse("audits:decision_record", args=[self.pk])


class EvidenceReturn(models.Model):
    """What the assistant manager sent to the head of safeguarding, and that it came."""

    KIND = "audit_evidence_return"

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="evidence_returns")
    said = models.TextField("What it shows")
    due_on = models.DateField("Was due by", null=True)
    complete = models.PositiveSmallIntegerField("Actions with evidence")
    of = models.PositiveSmallIntegerField("Actions")
    sent_by = person("Sent by")
    sent_at = models.DateTimeField()
    received_by = person("Received by", null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_at", "id"]

    def __str__(self) -> str:
        return f"Evidence {self.pk}, audit {self.audit_id}"


class FileCheck(models.Model):
    """Another file looked at for the same issue: the worker's own, or one of the group at stage 1
    (`escalation`); what is found becomes an action of its own."""

    KIND = "audit_file_check"

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="file_checks")
    escalation = models.ForeignKey(
        "Escalation", models.SET_NULL, null=True, blank=True, related_name="file_checks"
    )
    child_id = models.CharField("Child", max_length=100, blank=True)
    worker = models.CharField("Case-holder", max_length=200, blank=True)
    looked = models.CharField("What came of it", max_length=10, choices=choices(Looked))
    said = models.TextField("What was found", blank=True)
    action = models.ForeignKey(AgreedAction, models.PROTECT, null=True, related_name="+")
    by = person("Looked at by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["child_id"], name="audit_check_by_child"),
            models.Index(fields=["worker"], name="audit_check_by_worker"),
        ]

    def __str__(self) -> str:
        return f"File looked at {self.pk}, audit {self.audit_id}"
