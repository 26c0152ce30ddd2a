from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.audits.afterwards.draw_rules import Drawn
from sightline.apps.audits.afterwards.rules import How, TalkKind
from sightline.apps.audits.models.audits import Audit
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned


class _TakenBack(models.Model):
    """What was recorded wrongly is taken back with a reason and stays readable."""

    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = person("Taken back by", null=True, blank=True)
    taken_back_why = models.CharField("Why", max_length=300, blank=True)

    class Meta:
        abstract = True


class Talk(_TakenBack):
    """The outcome talked over: with the practitioner, with the manager, or the team's meeting.

    `said`: what was said; of the meeting the good practice, with `issues` beside.
    """

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="talks")
    kind = models.CharField(max_length=12, choices=choices(TalkKind))
    held_on = models.DateField("Held on")
    how = models.CharField("How", max_length=10, choices=choices(How))
    with_whom = models.CharField("Who was there", max_length=200)
    said = models.TextField("What was said")
    issues = models.TextField("Issues", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self) -> str:
        return f"{self.audit}: {self.kind}"


class Comment(Versioned):
    """What the case-holder or a manager says, each in a text of their own: the fourth box."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="comments")
    section = models.CharField("Of what", max_length=20)
    text = models.TextField("Your comments", blank=True)
    by = person("Written by")
    role = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["section", "id"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "section", "by"], name="audit_comment_own")
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.section}"


class Confirmation(_TakenBack):
    """A service manager has seen that what fell short was put right."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="confirmations")
    said = models.TextField("What was done, and how you know")
    grade = models.PositiveSmallIntegerField("Grade then", null=True, blank=True)
    by = person("Confirmed by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.audit}: confirmed"


class Moderation(models.Model):
    """One reading by a moderator. The newest counts; the others are its history."""

    KIND = "audit_moderation"

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="moderations")
    before = models.PositiveSmallIntegerField("Grade before", null=True, blank=True)
    after = models.PositiveSmallIntegerField("Grade after", null=True, blank=True)
    reasons = models.TextField("Reasons", blank=True)
    feedback = models.TextField("To the auditor")
    themes = models.JSONField("Themes", default=list, blank=True)
    by = person("Moderated by")
    at = models.DateTimeField()
    read_at = models.DateTimeField("Read by the auditor", null=True, blank=True)
    reply = models.TextField("The auditor’s reply", blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(before=F("after")) | Q(after__isnull=True) | ~Q(reasons=""),
                name="audit_regrade_has_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"{self.audit}: moderated"

    @property
    def address(self) -> str:
        return reverse("audits:after", args=[self.audit_id]) + "#moderation"

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


class SectionModeration(models.Model):
    """One section's grade before and after, where a moderator graded sections as well."""

    moderation = models.ForeignKey(Moderation, models.CASCADE, related_name="sections")
    section = models.CharField("Section", max_length=20)
    before = models.PositiveSmallIntegerField("Before", null=True, blank=True)
    after = models.PositiveSmallIntegerField("After")
    reasons = models.TextField("Reasons", blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["moderation", "section"], name="audit_section_moderated_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.moderation}: {self.section}"


class Draw(models.Model):
    """Whether an audit is moderated, or graded twice. `number`: its place in the row it was drawn
    from; none where a rule or a person chose it."""

    audit = models.ForeignKey(Audit, models.CASCADE, related_name="draws")
    purpose = models.CharField(max_length=12, choices=choices(Drawn))
    authority = models.CharField(max_length=10)
    number = models.PositiveIntegerField(null=True, blank=True)
    is_chosen = models.BooleanField(default=False)
    is_gold = models.BooleanField(default=False)
    why = models.CharField(max_length=200, blank=True)
    by = person("Chosen by", null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "purpose"], name="audit_drawn_once"),
            models.UniqueConstraint(
                fields=["authority", "purpose", "number"],
                condition=Q(number__isnull=False),
                name="audit_draw_number_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audit}: {self.purpose}"


class BlindGrade(models.Model):
    """The grades two auditors gave one file without seeing each other's, kept when both were in.

    `dimension`: a section's key or the whole. What is changed afterwards does not reach here.
    """

    first = models.ForeignKey(Audit, models.CASCADE, related_name="blind_first")
    second = models.ForeignKey(Audit, models.CASCADE, related_name="blind_second")
    dimension = models.CharField(max_length=20)
    first_grade = models.PositiveSmallIntegerField()
    second_grade = models.PositiveSmallIntegerField()
    first_auditor = person("First auditor")
    second_auditor = person("Second auditor")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "dimension"], name="audit_blind_grade_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}: {self.dimension} graded twice"


class BlindAnswer(models.Model):
    """How two auditors answered one yes-or-no question of one file, kept like `BlindGrade`."""

    first = models.ForeignKey(Audit, models.CASCADE, related_name="+")
    second = models.ForeignKey(Audit, models.CASCADE, related_name="+")
    question = models.CharField(max_length=20)
    first_value = models.CharField(max_length=20)
    second_value = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "question"], name="audit_blind_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first}: {self.question} answered twice"
