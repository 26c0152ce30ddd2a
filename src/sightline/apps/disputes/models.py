from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.rules import About, DisputeState, MissingPlan, Rated
from sightline.apps.disputes.words import DONE_IN_WORDS
from sightline.apps.events.append_only import NeverEdited
from sightline.apps.events.fields import choices, person
from sightline.judgement.marks import Rating

_RAG = [(each.value, each.value.capitalize()) for each in (Rating.RED, Rating.AMBER, Rating.GREEN)]
_ENDS = [DisputeState.SETTLED.value, DisputeState.RESOLVED.value, DisputeState.WITHDRAWN.value]


class Dispute(models.Model):
    """A reviewing officer's or chair's challenge to the plan for one child, where it stands now.

    `level` 0: informal, or referred outside without a level. `policy_on`: the day whose policy it
    keeps. `service`, `team`, `worker`: whose case it was on the day it was raised; who answers goes
    by them. What was written stands in the steps, which nobody can change.
    """

    KIND = "dispute"

    authority = models.CharField("Authority", max_length=10)
    child_id = models.CharField("Child", max_length=100)
    kind = models.CharField("About", max_length=12, choices=choices(Kind))
    themes = models.JSONField("What it is about", default=list)
    service = models.CharField("Service", max_length=200, blank=True)
    team = models.CharField("Team", max_length=200, blank=True)
    worker = models.CharField("Case-holder", max_length=200, blank=True)
    state = models.CharField("State", max_length=10, choices=choices(DisputeState))
    level = models.PositiveSmallIntegerField("Level", default=0)
    policy_on = models.DateField("Goes by the policy of")
    raised_by = person("Raised by")
    raised_at = models.DateTimeField("Raised")
    formal_on = models.DateField("Formal since", null=True)
    referred_on = models.DateField("Referred outside", null=True)
    no_plan = models.CharField("Missing", max_length=20, choices=choices(MissingPlan), blank=True)
    review_not_held_on = models.DateField("Review not held on", null=True)
    closed_on = models.DateField("Closed on", null=True)

    class Meta:
        ordering = ["-raised_at", "-id"]
        indexes = [
            models.Index(fields=["authority", "state"], name="dispute_by_state"),
            models.Index(fields=["authority", "child_id"], name="dispute_by_child"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in DisputeState]),
                name="dispute_state_is_known",
            ),
            models.CheckConstraint(condition=~Q(child_id=""), name="dispute_is_about_a_child"),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "replied", "paused"]) | Q(level__gte=1),
                name="dispute_waits_at_a_level",
            ),
            models.CheckConstraint(
                condition=Q(no_plan="", review_not_held_on__isnull=True)
                | ~Q(no_plan="") & Q(review_not_held_on__isnull=False),
                name="dispute_review_not_held_for_no_plan",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_ENDS, closed_on__isnull=False)
                | ~Q(state__in=_ENDS) & Q(closed_on__isnull=True),
                name="dispute_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        """Never the child: this stands in notices, events and links."""
        return f"Dispute {self.pk}: {self.sort.in_words.lower()}"

    @property
    def now(self) -> DisputeState:
        return DisputeState(self.state)

    @property
    def sort(self) -> Kind:
        return Kind(self.kind)

    @property
    def about(self) -> About:
        return About(
            self.sort, self.raised_by_id, self.now, self.level, self.service, self.team,
            self.worker, is_referred=self.referred_on is not None,
        )  # fmt: skip

    @property
    def address(self) -> str:
        return reverse("disputes:dispute", args=[self.pk])


class Step(NeverEdited):
    """One thing that happened, and the words said; `by` empty: a clock ran out. Never changed.

    `on`: the day it counts from. `with_whom`: of an informal talk, or who got the copy. `reason`:
    why levels were left out, why it could not wait.
    """

    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="steps")
    move = models.CharField("What happened", max_length=12, choices=list(DONE_IN_WORDS.items()))
    state = models.CharField("Then", max_length=10, choices=choices(DisputeState))
    level = models.PositiveSmallIntegerField("Level then", default=0)
    on = models.DateField("On")
    said = models.TextField("Said", blank=True)
    with_whom = models.CharField("With whom", max_length=300, blank=True)
    reason = models.TextField("Reason", blank=True)
    skipped = models.PositiveSmallIntegerField("Levels left out", default=0)
    by = person("By", null=True)
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(skipped=0) | ~Q(reason=""), name="dispute_bypass_has_reason"
            ),
            models.UniqueConstraint(
                fields=["dispute", "move", "level"], condition=Q(move__in=["breach", "total"]),
                name="dispute_breach_kept_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dispute}: {self.in_words}"

    @property
    def in_words(self) -> str:
        return DONE_IN_WORDS[self.move]


class PlanRating(NeverEdited):
    """How an IRO or chair rated a plan at one review. Never changed: a later one counts instead."""

    KIND = "plan_rating"

    authority = models.CharField("Authority", max_length=10)
    child_id = models.CharField("Child", max_length=100)
    plan = models.CharField("Which plan", max_length=25, choices=choices(Rated))
    reviewed_on = models.DateField("Review or conference of")
    rag = models.CharField("Rating", max_length=5, choices=_RAG)
    is_smart = models.BooleanField("It says who does what by when")
    has_drift = models.BooleanField("There is drift or delay")
    reasons = models.TextField("Why")
    service = models.CharField("Service", max_length=200, blank=True)
    team = models.CharField("Team", max_length=200, blank=True)
    worker = models.CharField("Case-holder", max_length=200, blank=True)
    shared_with = models.CharField("Shared with", max_length=500, blank=True)
    by = person("Rated by")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["-reviewed_on", "-at", "-id"]
        indexes = [models.Index(fields=["authority", "reviewed_on"], name="plan_rating_by_day")]

    def __str__(self) -> str:
        return f"{self.plan.capitalize()} rated {self.rag}"

    @property
    def address(self) -> str:
        return reverse("disputes:rating", args=[self.pk])


class MonthReview(models.Model):
    """The monthly look at all disputes: what its readers concluded. A later one adds to it."""

    KIND = "dispute_review"

    authority = models.CharField("Authority", max_length=10)
    month = models.DateField("Month")
    differences = models.TextField("How replies differ between teams")
    said = models.TextField("Status, outcomes and what follows")
    by = person("Reviewed by")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["-month", "-id"]

    def __str__(self) -> str:
        return f"Review of disputes, {self.month:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("disputes:month", args=[f"{self.month:%Y-%m}"])


class MonthTheme(models.Model):
    """A theme confirmed for a month, with an example in words that name no child."""

    authority = models.CharField("Authority", max_length=10)
    month = models.DateField("Month")
    theme = models.CharField("Theme", max_length=40)
    example = models.CharField("For example", max_length=300)
    by = person("Confirmed by")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["month", "theme"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "month", "theme"], name="dispute_theme_once_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme}, {self.month:%B %Y}"
