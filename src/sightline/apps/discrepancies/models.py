from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.discrepancies.rules import DONE_IN_WORDS, Claim, Counted, State
from sightline.apps.figures.rules import FigureKey
from sightline.vocabulary.words import Basis, Level

_PERSON = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class Discrepancy(models.Model):
    """A figure that somebody says is wrong, as it stood then and as it stands since. `title`: what
    the indicator was called that day.

    `child_id`: the one child whose part in it is disputed, kept apart so that it can be erased.
    """

    authority = models.CharField("Authority", max_length=10)
    service = models.CharField("Reporting service", max_length=80)
    month = models.DateField("Month")

    indicator = models.CharField("Indicator", max_length=80)
    title = models.CharField("Figure", max_length=200)
    basis = models.CharField("Over", max_length=30)
    as_at = models.DateField("As at")
    level = models.CharField("Level", max_length=20)
    unit = models.CharField("Unit", max_length=200, blank=True)
    breakdown = models.CharField("Broken down by", max_length=80, blank=True)
    breakdown_value = models.CharField("Group", max_length=200, blank=True)
    code = models.CharField("Code of the figure", max_length=20, blank=True)
    child_id = models.CharField("Child", max_length=100, blank=True)

    claim = models.CharField(
        "What should change", max_length=20, choices=[(c.value, c.in_words) for c in Claim]
    )
    wrong = models.TextField("What is wrong")
    should_be = models.TextField("What it should be", blank=True)
    state = models.CharField(
        "State", max_length=20, choices=[(s.value, s.in_words) for s in State],
        default=State.RAISED.value,
    )  # fmt: skip
    raised_by = models.ForeignKey(**_PERSON)
    raised_at = models.DateTimeField("Raised")
    corrected_by = models.CharField("Who corrects it", max_length=200, blank=True)
    due_on = models.DateField("To be corrected by", null=True)
    moved_at = models.DateTimeField("Last moved")

    class Meta:
        ordering = ["-raised_at", "-id"]
        verbose_name_plural = "discrepancies"
        indexes = [models.Index(fields=["authority", "service", "month"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]), name="discrepancy_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(claim__in=[c.value for c in Claim if c.is_of_child]) & ~Q(child_id="")
                | Q(claim__in=[c.value for c in Claim if not c.is_of_child], child_id=""),
                name="discrepancy_claim_is_of_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state="to be corrected")
                | (~Q(corrected_by="") & Q(due_on__isnull=False)),
                name="discrepancy_correction_has_owner",
            ),
        ]

    def __str__(self) -> str:
        of = f", {self.unit}" if self.unit else ""
        return f"{self.title}{of}: {self.claimed.in_words.lower()}"

    @property
    def address(self) -> str:
        return reverse("discrepancies:one", args=[self.pk])

    @property
    def key(self) -> FigureKey:
        return FigureKey(
            self.indicator, Basis(self.basis), self.as_at, Level(self.level), self.unit,
            self.breakdown, self.breakdown_value,
        )  # fmt: skip

    @property
    def now(self) -> State:
        return State(self.state)

    @property
    def claimed(self) -> Claim:
        return Claim(self.claim)


class Count(models.Model):
    """How the disputed figure stood in one snapshot: first when it was raised, then at each
    publication that changed it."""

    discrepancy = models.ForeignKey(Discrepancy, models.CASCADE, related_name="counts")
    snapshot = models.CharField("Snapshot", max_length=80)
    extract_on = models.DateField("Records as at")
    at = models.DateTimeField("Counted")
    shown = models.CharField("Value", max_length=100)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    rows_counted = models.PositiveIntegerField(default=0)
    rows_in_it = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy", "snapshot"], name="counted_once_a_snapshot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.discrepancy}: {self.shown}"

    @property
    def counted(self) -> Counted:
        return Counted(
            self.snapshot, self.shown, self.value, self.numerator, self.denominator,
            self.rows_counted, self.rows_in_it,
        )  # fmt: skip


class Step(models.Model):
    """One step on the way: what was done, who said what of it; `by` empty: a new extract did it."""

    discrepancy = models.ForeignKey(Discrepancy, models.CASCADE, related_name="steps")
    move = models.CharField("What happened", max_length=20)
    state = models.CharField("Then", max_length=20)
    said = models.TextField("Said", blank=True)
    met_on = models.DateField("Met on", null=True)
    with_whom = models.CharField("With whom", max_length=300, blank=True)
    by = models.ForeignKey(**_PERSON, null=True)
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(move="meet") | (Q(met_on__isnull=False) & ~Q(with_whom="")),
                name="step_of_a_meeting_says_when_and_with_whom",
            )
        ]

    def __str__(self) -> str:
        return f"{self.discrepancy}: {self.state}"

    @property
    def in_words(self) -> str:
        return DONE_IN_WORDS[self.move]
