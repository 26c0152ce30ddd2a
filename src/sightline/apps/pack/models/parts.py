from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.pack.models.shared import person
from sightline.apps.pack.rules import PartState


class PackPiece(KeepsHistory, Versioned):
    """One part of pack.toml, brought for one month: typed, attached, or the reason why not.

    `texts` is what was written under each heading, by the heading's own words, so that what was
    written stays readable when the headings change.
    """

    authority = models.CharField("Authority", max_length=10)
    part = models.SlugField("Part", max_length=60)
    month = models.DateField("Month")
    due_on = models.DateField("Due")
    state = models.CharField(
        "State", max_length=12, choices=[(s.value, s.value) for s in PartState],
        default=PartState.WAITING.value,
    )  # fmt: skip
    texts = models.JSONField("What was written", default=dict, blank=True)
    why_not = models.TextField("Why it is not brought", blank=True)
    written_by = person("Written by", null=True)
    brought_by = person("Brought by", null=True)
    brought_at = models.DateTimeField("Brought", null=True)
    chased_on = models.DateField("Last chased", null=True)

    class Meta:
        ordering = ["-month", "part"]
        verbose_name = "part of the pack"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "part", "month"], name="pack_piece_once_a_month"
            ),
            models.CheckConstraint(
                condition=~Q(state=PartState.NOT_BROUGHT.value) | ~Q(why_not=""),
                name="pack_piece_not_brought_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part.replace('_', ' ').capitalize()}, {self.month:%B %Y}"

    @property
    def now(self) -> PartState:
        return PartState(self.state)

    @property
    def month_key(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def address(self) -> str:
        return reverse("pack:part", args=[self.month_key, self.part])
