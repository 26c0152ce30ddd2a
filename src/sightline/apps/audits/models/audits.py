from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.audits.models.programme import PlannedAudit
from sightline.apps.audits.models.tools import ToolVersion
from sightline.apps.audits.rules import BOXES, About, AuditState
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.vocabulary.audit_tools import Subject


class Audit(KeepsHistory, Versioned):
    """One look at one piece of work. `child_id` is empty where no child's record is looked at.

    `service`, `team`, `worker`: whose work it was on the day it was drawn. `facts`: what decides
    which questions apply ("care_leaver": true). `records`: what the records said when the form was
    filled in, by the question's prefill. `grade`: the overall grade that counts, moderated or not;
    `first_grade` the auditor's own. `second_of`: the audit this one looks at again, blind.
    `history_version`, `history_tab`: as of an answer, for the words of the history alone.
    """

    KIND = "audit"

    authority = models.CharField("Authority", max_length=10)
    tool = models.ForeignKey(ToolVersion, models.PROTECT, related_name="audits")
    planned = models.ForeignKey(
        PlannedAudit, models.PROTECT, null=True, blank=True, related_name="audits"
    )
    subject = models.CharField("What is looked at", max_length=20, choices=choices(Subject))
    subject_said = models.CharField("Which one", max_length=200, blank=True)
    child_id = models.CharField("Child", max_length=100, blank=True)
    service = models.CharField("Service", max_length=200, blank=True)
    team = models.CharField("Team", max_length=200, blank=True)
    worker = models.CharField("Case-holder", max_length=200, blank=True)
    legal_status = models.CharField("Legal status", max_length=200, blank=True)
    auditor = person("Auditor", null=True, blank=True)
    face_to_face = models.BooleanField("Face to face with the worker", default=False)
    state = models.CharField(max_length=12, choices=choices(AuditState), default=AuditState.WAITING)
    set_on = models.DateField("Set on")
    due_on = models.DateField("Due on")
    window_from = models.DateField("Looks at work from")
    window_to = models.DateField("Looks at work until")
    facts = models.JSONField("Facts", default=dict, blank=True)
    records = models.JSONField("What the records said", default=dict, blank=True)
    history_said = models.TextField("Earlier themes and audits", blank=True)
    history_version = models.PositiveIntegerField(default=0, editable=False)
    history_tab = models.CharField(max_length=32, blank=True)
    returned_why = models.TextField("What is to be put right", blank=True)
    second_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="seconds"
    )
    before = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    first_grade = models.PositiveSmallIntegerField("Auditor’s grade", null=True, blank=True)
    grade = models.PositiveSmallIntegerField("Grade", null=True, blank=True)
    handed_in_at = models.DateTimeField("Handed in", null=True, blank=True)
    closed_at = models.DateTimeField("Closed", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(window_to__gte=F("window_from")), name="audit_window_has_days"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AuditState.WAITING.value, AuditState.WITHDRAWN.value])
                | Q(auditor__isnull=False),
                name="audit_has_auditor",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[AuditState.HANDED_IN.value, AuditState.CLOSED.value])
                | Q(handed_in_at__isnull=False),
                name="audit_handed_in_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["second_of", "auditor"],
                condition=Q(second_of__isnull=False),
                name="audit_second_once_each",
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "state", "due_on"], name="audit_by_state"),
            models.Index(fields=["authority", "child_id"], name="audit_by_child"),
            models.Index(fields=["authority", "handed_in_at"], name="audit_by_day"),
        ]

    def __str__(self) -> str:
        """Never the child: this stands in notices, events and links."""
        return f"Audit {self.pk}: {self.tool.title}"

    @property
    def now(self) -> AuditState:
        return AuditState(self.state)

    @property
    def about(self) -> About:
        return About(
            self.auditor_id, self.now, self.service, self.team, self.worker,
            is_second=self.second_of_id is not None,
        )  # fmt: skip

    @property
    def address(self) -> str:
        return reverse("audits:audit", args=[self.pk])


class Answer(Versioned):
    """What the auditor answered to one question and what shows it; `value` as `AnswerType` says.

    `tab`: the open page that saved it last, here and below; its own later typing is no conflict.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="answers")
    question = models.CharField("Question", max_length=20)
    value = models.JSONField("Answer", null=True, blank=True)
    evidence = models.TextField("What shows it", blank=True)
    tab = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audit", "question"], name="answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.question}"


class SectionWords(Versioned):
    """One comment box of one section."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="words")
    section = models.CharField("Section", max_length=20)
    box = models.CharField("Box", max_length=20, choices=[(box, box) for box in BOXES])
    text = models.TextField(blank=True)
    by = person("Written by", null=True)
    tab = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audit", "section", "box"], name="section_box_once"),
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.section}, {self.box}"


class Judgement(Versioned):
    """The grade of one section, or of the whole, and the reasons for it. Always a person's."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="judgements")
    dimension = models.CharField("Of what", max_length=20)
    grade = models.PositiveSmallIntegerField("Grade", null=True, blank=True)
    reasons = models.TextField("Reasons", blank=True)
    tab = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audit", "dimension"], name="judgement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.dimension}"
