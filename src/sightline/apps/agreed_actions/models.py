from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sightline.apps.agreed_actions.rules import About, ActionState, mark_of, rating_shown
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.judgement.marks import Mark, Rating
from sightline.vocabulary.words import Level

_PERSON = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}
_FINISHED = [ActionState.DONE.value, ActionState.CLOSED.value]


class AgreedAction(KeepsHistory, Versioned):
    """What was agreed, who does it by when, how it goes, and the figure it is meant to move.

    `reason` and `next_step` belong to a rating of amber or red. An empty `indicator` moves none.
    `first_due_on` stays whatever day it is moved to.
    """

    authority = models.CharField("Authority", max_length=10)
    title = models.CharField("What is to be done", max_length=200)
    why = models.TextField("Why", blank=True)
    owner = models.ForeignKey(**_PERSON, verbose_name="Owner")
    agreed_by = models.ForeignKey(**_PERSON, verbose_name="Agreed by")
    agreed_on = models.DateField("Agreed on")
    due_on = models.DateField("Due on")
    first_due_on = models.DateField("First due on")
    state = models.CharField(
        "State", max_length=10, choices=[(s.value, s.in_words) for s in ActionState],
        default=ActionState.AGREED.value,
    )  # fmt: skip
    brag = models.CharField(
        "Rating", max_length=5, choices=[(r.value, r.value) for r in Rating],
        default=Rating.GREEN.value,
    )  # fmt: skip
    reason = models.TextField("Why it is not on track", blank=True)
    next_step = models.TextField("What happens next", blank=True)
    indicator = models.CharField("The figure it is to move", max_length=100, blank=True)
    level = models.CharField("Level", max_length=10, default=Level.AUTHORITY.value)
    unit = models.CharField("Unit", max_length=200, blank=True)
    evidence = models.TextField("What shows that it is done", blank=True)
    done_on = models.DateField("Done on", null=True)
    closed_on = models.DateField("Closed on", null=True)

    class Meta:
        ordering = ["due_on", "id"]
        verbose_name = "action"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in ActionState]), name="action_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(brag="blue", state__in=_FINISHED) & ~Q(evidence="")
                | ~Q(brag="blue") & ~Q(state__in=_FINISHED),
                name="action_blue_when_done_with_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(brag__in=["amber", "red"]) | ~Q(reason="") & ~Q(next_step=""),
                name="action_off_track_says_why_and_what_next",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | ~Q(state="closed") & Q(closed_on__isnull=True),
                name="action_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(level="authority", unit="") | ~Q(level="authority") & ~Q(unit=""),
                name="action_is_of_one_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "state", "due_on"], name="action_by_state"),
            models.Index(fields=["authority", "indicator"], name="action_by_indicator"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def now(self) -> ActionState:
        return ActionState(self.state)

    @property
    def rating(self) -> Rating:
        return Rating(self.brag)

    def rating_on(self, today: date) -> Rating:
        return rating_shown(self.rating, is_late=self.is_late(today))

    def mark_on(self, today: date) -> Mark:
        return mark_of(self.now, self.rating_on(today))

    @property
    def mark(self) -> Mark:
        """As it stands today, for a template; what has a day of its own asks `mark_on`."""
        return self.mark_on(timezone.localdate())

    @property
    def of(self) -> tuple[Level, str]:
        return Level(self.level), self.unit

    @property
    def whose(self) -> str:
        """'team:Assessment Team 3', as addresses and forms write it; '' the whole authority."""
        return f"{self.level}:{self.unit}" if self.unit else ""

    @property
    def about(self) -> About:
        return About(self.owner_id, self.agreed_by_id, *self.of)

    @property
    def address(self) -> str:
        return reverse("agreed_actions:action", args=[self.pk])

    def is_late(self, today: date) -> bool:
        return self.now.is_open and self.due_on < today


class ActionStep(models.Model):
    """One step of an action on its way: who did what, how it stood then, and what they said."""

    action = models.ForeignKey(AgreedAction, models.CASCADE, related_name="steps")
    did = models.CharField("What happened", max_length=120)
    state = models.CharField("Then", max_length=10)
    brag = models.CharField("Rating then", max_length=5)
    due_on = models.DateField("Due then")
    said = models.TextField("Said", blank=True)
    next_step = models.TextField("What happens next", blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.action}: {self.did}"

    @property
    def mark(self) -> Mark:
        return mark_of(ActionState(self.state), Rating(self.brag))
