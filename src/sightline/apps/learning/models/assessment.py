from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned
from sightline.apps.learning.rules import AssessmentState


class Assessment(Versioned):
    """A year's self-assessment. `edition`: how often it was opened; each signed one is a paper."""

    authority = models.CharField("Authority", max_length=10)
    year = models.PositiveIntegerField("Year")
    state = models.CharField(
        "State", max_length=20, choices=choices(AssessmentState),
        default=AssessmentState.DRAFT.value,
    )  # fmt: skip
    edition = models.PositiveIntegerField("Edition", default=1)
    changes = models.TextField("What changed since the last edition", blank=True)
    challenge = models.TextField("What the regional challenge said", blank=True)
    challenged_on = models.DateField("Challenged on", null=True, blank=True)
    signed_by = person("Signed by", null=True, blank=True)
    signed_on = models.DateField("Signed on", null=True, blank=True)
    by = person("Begun by")
    at = models.DateTimeField("Begun")

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "year"], name="assessment_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state=AssessmentState.SIGNED.value)
                | Q(signed_by__isnull=False, signed_on__isnull=False),
                name="assessment_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Self-assessment {self.year}"

    @property
    def address(self) -> str:
        return reverse("learning:assessment", args=[self.pk])

    @property
    def now(self) -> AssessmentState:
        return AssessmentState(self.state)


class AssessmentSection(Versioned):
    """One section: what we judge, why, what shows it, what has to get better."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="sections")
    key = models.CharField("Section", max_length=40)
    judgement = models.CharField("Judgement", max_length=20, blank=True)
    said = models.TextField("What we know, and how", blank=True)
    evidence = models.TextField("Evidence: figures, audits, papers", blank=True)
    finding = models.TextField("What has to get better", blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = "section"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "key"], name="assessment_section_once")
        ]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.key}"
