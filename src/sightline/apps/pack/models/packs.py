from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models import Meeting
from sightline.apps.events.versions import Versioned
from sightline.apps.pack.models.shared import person
from sightline.apps.pack.rules import PackState, Side


class Pack(Versioned):
    """What the Board reads about one month. `changes`: what the version being frozen changes;
    `to_freeze`: the document as it was assembled, kept until its version stands."""

    KIND = "board_pack"

    authority = models.CharField("Authority", max_length=10)
    month = models.DateField("Month")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="packs"
    )
    state = models.CharField(
        "State", max_length=20, choices=[(s.value, s.value) for s in PackState],
        default=PackState.ASSEMBLING.value,
    )  # fmt: skip
    opened_at = models.DateTimeField("Opened")
    completed_by = person("Marked complete by", null=True)
    completed_at = models.DateTimeField("Marked complete", null=True)
    freeze_asked_by = person("To be frozen, asked by", null=True)
    freeze_asked_at = models.DateTimeField("To be frozen, asked", null=True)
    changes = models.TextField("What changed", blank=True)
    to_freeze = models.JSONField("The document", null=True)
    problem = models.CharField("What went wrong", max_length=300, blank=True)

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "month"], name="pack_once_a_month"),
            models.CheckConstraint(
                condition=~Q(state=PackState.FREEZING.value) | Q(freeze_asked_at__isnull=False),
                name="pack_frozen_when_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"Board pack, {self.month:%B %Y}"

    @property
    def now(self) -> PackState:
        return PackState(self.state)

    @property
    def month_key(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def address(self) -> str:
        return reverse("pack:pack", args=[self.month_key])


class Gap(models.Model):
    """Why a card, summary or report of a service is not in the pack: said by whoever runs the
    Board, and printed where it would stand. `what` is as in “report:care_and_leaving_care”."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="gaps")
    what = models.CharField("What", max_length=100)
    why = models.TextField("Why it is not there")
    by = person("Said by")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "what"], name="gap_once_each"),
            models.CheckConstraint(condition=~Q(why=""), name="gap_says_why"),
        ]

    def __str__(self) -> str:
        return self.why


class ImprovementLine(Versioned):
    """One line of the two columns; it rests on an indicator, always."""

    authority = models.CharField("Authority", max_length=10)
    month = models.DateField("Month")
    side = models.CharField("Column", max_length=10, choices=[(s.value, s.value) for s in Side])
    words = models.CharField("What is said", max_length=300)
    indicator = models.CharField("Indicator", max_length=120)
    service = models.CharField("Reporting service", max_length=80, blank=True)
    position = models.PositiveSmallIntegerField("Place")
    by = person("Written by", null=True)
    at = models.DateTimeField("Written")

    class Meta:
        ordering = ["side", "position", "id"]
        verbose_name = "line"
        constraints = [
            models.CheckConstraint(condition=~Q(indicator=""), name="line_rests_on_an_indicator"),
            models.CheckConstraint(condition=~Q(words=""), name="line_says_something"),
        ]

    def __str__(self) -> str:
        return self.words
