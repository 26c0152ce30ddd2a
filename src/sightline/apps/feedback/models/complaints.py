from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned
from sightline.apps.feedback.rules import From, Matter, Outcome
from sightline.apps.feedback.states import State
from sightline.vocabulary.words import Level


class Complaint(Versioned):
    """What somebody complained about, where it stands and what was learnt of it.

    Of whoever complains only who they are to the child is kept, and the reference under which the
    complaints team knows them. `child_id`: kept apart so that it can be erased.
    """

    authority = models.CharField("Authority", max_length=10)
    child_id = models.CharField("Child", max_length=100, blank=True)
    level = models.CharField("Level", max_length=20)
    unit = models.CharField("Unit", max_length=200, blank=True)
    about = person("Worker it is about", null=True, blank=True)
    made_by = models.CharField("Who complains", max_length=20, choices=choices(From))
    reference = models.CharField("Reference of the complaints team", max_length=40, blank=True)
    is_child_protection = models.BooleanField("About child protection", default=False)
    received_on = models.DateField("Received on")
    summary = models.TextField("What it is about")
    wanted = models.TextField("What would put it right", blank=True)
    state = models.CharField(
        "State", max_length=40, choices=choices(State), default=State.RECEIVED.value
    )
    outcome = models.CharField("Outcome", max_length=20, blank=True, choices=choices(Outcome))
    learning = models.TextField("What was learnt", blank=True)
    closed_on = models.DateField("Closed on", null=True, blank=True)
    advocate_offered_on = models.DateField("Advocate offered on", null=True, blank=True)
    advocate_taken = models.CharField(
        "Taken up", max_length=5, blank=True, choices=[("yes", "Yes"), ("no", "No")]
    )
    advocate_reason = models.CharField("Why not taken up", max_length=300, blank=True)
    by = person("Written down by")
    at = models.DateTimeField("Written down")

    class Meta:
        ordering = ["-received_on", "-id"]
        indexes = [models.Index(fields=["authority", "received_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="complaint_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED.value)
                | (~Q(learning="") & Q(closed_on__isnull=False)),
                name="complaint_closes_with_learning",
            ),
            models.CheckConstraint(
                condition=~Q(advocate_taken="no") | ~Q(advocate_reason=""),
                name="complaint_advocate_no_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Complaint {self.pk}"

    @property
    def address(self) -> str:
        return reverse("feedback:complaint", args=[self.pk])

    @property
    def now(self) -> State:
        return State(self.state)

    @property
    def matter(self) -> Matter:
        return Matter(
            Level(self.level), self.unit, self.child_id, self.about_id,
            frozenset(each.person_id for each in self.readers.all()),
            frozenset(each.answered_by_id for each in self.stages.all() if each.answered_by_id),
        )  # fmt: skip


class ComplaintStage(models.Model):
    """One stage with its clock: from when, how long, who answers, and the answer."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="stages")
    stage = models.CharField("Stage", max_length=20)
    from_on = models.DateField("Clock runs from")
    extended_to = models.PositiveIntegerField("Extended to working days", default=0)
    extension_reason = models.CharField("Why it takes longer", max_length=500, blank=True)
    answered_by = person("Who answers", null=True, blank=True)
    answered_on = models.DateField("Ended on", null=True, blank=True)
    outcome = models.CharField("Outcome", max_length=20, blank=True, choices=choices(Outcome))
    said = models.TextField("Answer in short", blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(extended_to=0) | ~Q(extension_reason=""),
                name="complaint_stage_extended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=models.F("from_on")),
                name="complaint_stage_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(answered_on__isnull=True),
                name="complaint_has_one_clock_running",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.complaint}, {self.stage}"


class ComplaintStep(models.Model):
    """What happened to a complaint, in order."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="steps")
    did = models.CharField("What happened", max_length=200)
    said = models.TextField("Said", blank=True)
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.did


class ComplaintTheme(models.Model):
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="themes")
    theme = models.CharField("Theme", max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "theme"], name="complaint_theme_once")
        ]

    def __str__(self) -> str:
        return self.theme


class ComplaintReader(models.Model):
    """Somebody the complaint was given to, with the reason: the worker it is about among them."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="readers")
    person = person("Given to")
    reason = models.CharField("Why", max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name="By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "person"], name="complaint_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.complaint} given"
