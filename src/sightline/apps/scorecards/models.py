"""A card and its versions and moves. Both of these only grow: what was shown stays as it was."""

from functools import lru_cache

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.versions import Versioned
from sightline.apps.scorecards.rules import VersionKind
from sightline.documents.card import CardData
from sightline.documents.card_stored import from_text, hash_of

_PERSON = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.PROTECT,
    "related_name": "+",
    "null": True,
}


class Card(Versioned):
    """One reporting service's scorecard of one month. `month` is its last day, `state` the key of
    a step in cycle.toml, `since` when it came there."""

    authority = models.CharField("Authority", max_length=10)
    service = models.CharField("Reporting service", max_length=80)
    title = models.CharField("Title", max_length=120)
    unit = models.CharField("Unit that answers", max_length=200, blank=True)
    month = models.DateField("Month")
    state = models.CharField("Step", max_length=40)
    since = models.DateTimeField("At this step since")
    opened_at = models.DateTimeField("Opened")

    class Meta:
        ordering = ["-month", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "service", "month"], name="card_once_a_month"
            ),
            models.CheckConstraint(condition=~Q(state=""), name="card_is_at_a_step"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.month:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("scorecards:card", args=[f"{self.month:%Y-%m}", self.service])

    @property
    def newest(self) -> "CardVersion | None":
        return max(self.versions.all(), key=lambda each: each.number, default=None)


class CardVersion(AppendOnly):
    """The card's figures at one time, of one snapshot. `content` is the card as text; `sha256` is
    the hash of that text."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("Version")
    kind = models.CharField(
        "Kind", max_length=10, choices=[(k.value, k.value) for k in VersionKind]
    )
    snapshot = models.CharField("Snapshot", max_length=60)
    data_as_at = models.DateField("Records as at")
    content = models.TextField("The card")
    sha256 = models.CharField("Hash", max_length=64)
    why = models.TextField("Why it was made", blank=True)
    made_by = models.ForeignKey(**_PERSON)
    made_at = models.DateTimeField("Made")

    class Meta:
        ordering = ["card", "number"]
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="card_version_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in VersionKind]),
                name="card_version_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="corrected") | ~Q(why=""), name="card_correction_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}, {self.kind}"

    @property
    def data(self) -> CardData:
        return _read(self.content)

    @property
    def is_whole(self) -> bool:
        """The text is still the one the hash was made of."""
        return hash_of(self.content) == self.sha256

    @property
    def address(self) -> str:
        return f"{self.card.address}?version={self.number}"


class CardMove(AppendOnly):
    """One move of a card: from which step to which, who, when, and what they said. A card's first
    has no step before."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="moves")
    move = models.CharField("Move", max_length=60)
    from_state = models.CharField("From", max_length=40, blank=True)
    to_state = models.CharField("To", max_length=40)
    note = models.TextField("Said", blank=True)
    by = models.ForeignKey(**_PERSON)
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.card}: {self.move}"


@lru_cache(maxsize=64)
def _read(content: str) -> CardData:
    return from_text(content)
