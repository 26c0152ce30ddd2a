from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.pack.models.shared import OfService, person
from sightline.apps.pack.rules import HandedIn

_OPEN = Q(state=HandedIn.DRAFT.value)
NUMBERS = (1, 2, 3)


def _indicator(label: str) -> Any:
    return models.CharField(label, max_length=120, blank=True)


def _words(label: str) -> Any:
    return models.TextField(label, blank=True)


def _three(field: str) -> Q:
    """All three of a list are filled in."""
    return ~Q(**{f"{field}_1": ""}) & ~Q(**{f"{field}_2": ""}) & ~Q(**{f"{field}_3": ""})


class PerformanceSummary(OfService):
    """The template has room for three of each, and so has the row."""

    improved_1 = _indicator("Improved, first")
    improved_1_how = _words("How it was achieved (first)")
    improved_2 = _indicator("Improved, second")
    improved_2_how = _words("How it was achieved (second)")
    improved_3 = _indicator("Improved, third")
    improved_3_how = _words("How it was achieved (third)")
    fewer_improved = _words("Why fewer than three improved")
    priority_1 = _indicator("Priority, first")
    priority_1_how = _words("What is being done (first)")
    priority_2 = _indicator("Priority, second")
    priority_2_how = _words("What is being done (second)")
    priority_3 = _indicator("Priority, third")
    priority_3_how = _words("What is being done (third)")
    fewer_priorities = _words("Why there are fewer than three priorities")
    work = _words("Work and actions in hand")
    agreed_by = person("Agreed by", null=True)
    agreed_at = models.DateTimeField("Agreed at the Board", null=True)

    class Meta:
        ordering = ["-month", "service"]
        verbose_name = "performance summary"
        verbose_name_plural = "performance summaries"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "service", "month"], name="summary_once_a_month"
            ),
            models.CheckConstraint(
                condition=_OPEN | _three("improved") | ~Q(fewer_improved=""),
                name="summary_three_improved_or_why",
            ),
            models.CheckConstraint(
                condition=_OPEN | _three("priority") | ~Q(fewer_priorities=""),
                name="summary_three_priorities_or_why",
            ),
            models.CheckConstraint(
                condition=_OPEN | Q(handed_in_at__isnull=False), name="summary_handed_in_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"Performance summary, {self.month:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("pack:summary", args=[self.month_key, self.service])

    def entries(self, name: str) -> list[tuple[str, str]]:
        """Of “improved” or “priority”: indicator and words, as far as there are any."""
        told = ((getattr(self, f"{name}_{n}"), getattr(self, f"{name}_{n}_how")) for n in NUMBERS)
        return [(indicator, words) for indicator, words in told if indicator]

    @property
    def improved(self) -> list[tuple[str, str]]:
        return self.entries("improved")

    @property
    def priorities(self) -> list[tuple[str, str]]:
        return self.entries("priority")


WORDS = tuple(
    name for kind in ("improved", "priority") for n in NUMBERS
    for name in (f"{kind}_{n}", f"{kind}_{n}_how")
)  # fmt: skip
FIELDS = (*WORDS, "fewer_improved", "fewer_priorities", "work")
