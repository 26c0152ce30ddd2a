from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.events.fields import choices, person
from sightline.apps.feedback.rules import From


class Compliment(models.Model):
    """What somebody praised, of which team; the worker's name stays inside and is never shared."""

    authority = models.CharField("Authority", max_length=10)
    received_on = models.DateField("Received on")
    made_by = models.CharField("Who from", max_length=20, choices=choices(From))
    level = models.CharField("Level", max_length=20)
    unit = models.CharField("Unit", max_length=200, blank=True)
    worker = models.CharField("For whom", max_length=200, blank=True)
    words = models.TextField("What was said")
    theme = models.CharField("Theme", max_length=40)
    by = person("Written down by")
    at = models.DateTimeField("Written down")

    class Meta:
        ordering = ["-received_on", "-id"]
        indexes = [models.Index(fields=["authority", "received_on"])]

    def __str__(self) -> str:
        return f"Compliment {self.pk}"

    @property
    def address(self) -> str:
        return reverse("feedback:compliment", args=[self.pk])


class Survey(models.Model):
    """A round of asking many people the same: whom, when, how many answered, what it showed."""

    authority = models.CharField("Authority", max_length=10)
    title = models.CharField("Survey", max_length=200)
    asked = models.CharField("Who was asked", max_length=20, choices=choices(From))
    level = models.CharField("Level", max_length=20)
    unit = models.CharField("Unit", max_length=200, blank=True)
    first_on = models.DateField("First day")
    last_on = models.DateField("Last day")
    invited = models.PositiveIntegerField("Asked")
    answered = models.PositiveIntegerField("Answered")
    said = models.TextField("What it showed")
    theme = models.CharField("Theme", max_length=40, blank=True)
    by = person("Written down by")
    at = models.DateTimeField("Written down")

    class Meta:
        ordering = ["-last_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered__lte=F("invited")), name="survey_answers_are_of_asked"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="survey_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("feedback:survey", args=[self.pk])


class SurveyResult(models.Model):
    """One question: how many answered it, and how many of them well."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="results")
    question = models.CharField("Question", max_length=300)
    good = models.PositiveIntegerField("Answered well")
    of = models.PositiveIntegerField("Of")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(good__lte=F("of")), name="survey_good_is_of_answers")
        ]

    def __str__(self) -> str:
        return self.question


class FeedbackReport(models.Model):
    """The report on feedback of a quarter or a year, frozen version after version."""

    KIND = "feedback_report"

    authority = models.CharField("Authority", max_length=10)
    first_on = models.DateField("First day")
    last_on = models.DateField("Last day")
    by = person("First made by")
    at = models.DateTimeField("First made")

    class Meta:
        ordering = ["-last_on", "-first_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "first_on", "last_on"], name="feedback_report_once"
            )
        ]

    def __str__(self) -> str:
        return f"Feedback, {self.first_on:%B %Y} to {self.last_on:%B %Y}"

    @property
    def address(self) -> str:
        return f"{reverse('feedback:report')}?last={self.last_on:%Y-%m}"
