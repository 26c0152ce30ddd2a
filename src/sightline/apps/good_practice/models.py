from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.good_practice.rules import PracticeState
from sightline.vocabulary.words import Level

_PERSON = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class GoodPractice(KeepsHistory, Versioned):
    """What works well, why, where and since when; `ask_role` is who may be asked about it."""

    authority = models.CharField("Authority", max_length=10)
    title = models.CharField("What works well", max_length=200)
    what = models.TextField("How it is done", blank=True)
    why = models.TextField("Why it works")
    level = models.CharField("Level", max_length=10, default=Level.AUTHORITY.value)
    unit = models.CharField("Unit", max_length=200, blank=True)
    since = models.DateField("Since", null=True, blank=True)
    indicator = models.CharField("The figure that shows it", max_length=100, blank=True)
    ask_role = models.CharField("Who may be asked", max_length=60, blank=True)
    state = models.CharField(
        "State", max_length=15, choices=[(s.value, s.in_words) for s in PracticeState],
        default=PracticeState.PUT_FORWARD.value,
    )  # fmt: skip
    decision = models.TextField("What was said of it", blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Put forward")

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = "piece of good practice"
        verbose_name_plural = "good practice"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in PracticeState]),
                name="practice_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_taken_up") | ~Q(decision=""),
                name="practice_not_taken_up_says_why",
            ),
            models.CheckConstraint(
                condition=Q(level="authority", unit="") | ~Q(level="authority") & ~Q(unit=""),
                name="practice_is_of_one_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def now(self) -> PracticeState:
        return PracticeState(self.state)

    @property
    def whose(self) -> str:
        return f"{self.level}:{self.unit}" if self.unit else ""

    @property
    def address(self) -> str:
        return reverse("good_practice:practice", args=[self.pk])


class PracticeUse(models.Model):
    """Used again: where else it was taken up, since when, and how it went."""

    practice = models.ForeignKey(GoodPractice, models.CASCADE, related_name="uses")
    where = models.CharField("Where", max_length=200)
    since = models.DateField("Since")
    said = models.TextField("How it goes", blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("Said")

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "where"], name="practice_used_once_where")
        ]

    def __str__(self) -> str:
        return f"{self.practice}: {self.where}"
