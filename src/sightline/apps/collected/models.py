from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sightline.apps.collected.rules import DUE_AFTER, OPEN, EntryState
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.vocabulary.printed_values.periods import (
    CollectedPeriod,
    Frequency,
    PeriodKind,
)
from sightline.vocabulary.words import Level, Polarity, Status, Unit


def _choices(enum: type) -> list[tuple[str, str]]:
    return [(each.value, getattr(each, "in_words", each.value)) for each in enum]  # type: ignore[attr-defined]


class CollectedIndicator(KeepsHistory, Versioned):
    """How one indicator is collected. Of a shipped one the definition is the catalogue's; `key` is
    its id there. `comparators` and `targets` are lists of what was written, as JSON.
    """

    authority = models.CharField(max_length=3)
    key = models.SlugField(max_length=120)
    title = models.TextField()
    section = models.CharField(max_length=80, help_text="Key of the service area.")
    section_title = models.CharField(max_length=120, blank=True)
    also_in = models.JSONField(default=list, blank=True)
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)
    shown_as = models.CharField(max_length=20, choices=_choices(Unit))
    better = models.CharField(max_length=10, choices=_choices(Polarity))
    part_labels = models.JSONField(default=list, blank=True)
    period_kind = models.CharField(max_length=20, choices=_choices(PeriodKind))
    frequency = models.CharField(max_length=20, choices=_choices(Frequency))
    owner_role = models.CharField(max_length=60)
    due_after = models.PositiveSmallIntegerField(default=DUE_AFTER)
    needs_approval = models.BooleanField(default=False)
    asked_since = models.DateField(help_text="Periods that end from here on are asked for.")
    asked_until = models.DateField(null=True, blank=True)
    asked_of = models.JSONField(
        default=list, blank=True, help_text="Units as team:Name; none: the authority."
    )
    counted_of = models.CharField(max_length=120, blank=True)
    tolerance = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    beside = models.CharField(max_length=20, blank=True)
    comparators = models.JSONField(default=list, blank=True)
    targets = models.JSONField(default=list, blank=True)
    target_said = models.CharField(max_length=200, blank=True)
    in_catalogue = models.BooleanField(default=False)

    class Meta:
        ordering = ["section", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "key"], name="collected_indicator_once_per_authority"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def service_areas(self) -> tuple[str, ...]:
        return (self.section, *self.also_in)


class Reason(models.Model):
    """Why values are not there yet, said once for all the entries it holds for."""

    text = models.TextField()
    expected_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text


class Entry(KeepsHistory, Versioned):
    """One indicator's value for one period, and before that the task to give it."""

    KIND = "collected_entry"

    indicator = models.ForeignKey(
        CollectedIndicator, on_delete=models.PROTECT, related_name="entries"
    )
    level = models.CharField(max_length=20, default=Level.AUTHORITY, choices=_choices(Level))
    unit = models.CharField(max_length=120, blank=True)
    period_kind = models.CharField(max_length=20, choices=_choices(PeriodKind))
    first = models.DateField()
    last = models.DateField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=20, choices=_choices(EntryState), default=EntryState.WAITING
    )
    status = models.CharField(max_length=30, blank=True, choices=_choices(Status))
    value = models.JSONField(null=True, blank=True)
    numerator = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    in_year = models.BooleanField(default=False)
    why_provisional = models.TextField(blank=True)
    reason = models.ForeignKey(
        Reason, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    coverage_note = models.CharField(max_length=300, blank=True)
    directions = models.CharField(max_length=200, blank=True)
    narrative = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    forecast = models.TextField(blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    entered_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_back_because = models.TextField(blank=True)
    chased_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "indicator_id", "last"]
        verbose_name = "collected figure"
        verbose_name_plural = "collected figures"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "level", "unit", "period_kind", "last"],
                name="collected_entry_once_per_period",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="collected_entry_days"),
            models.CheckConstraint(
                condition=Q(state=EntryState.WAITING) | ~Q(status=""),
                name="collected_entry_has_a_status",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("entered_by")),
                name="collected_entry_second_person",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.indicator.title, self.unit, self.period.label)))

    @property
    def of(self) -> tuple[Level, str]:
        """The unit whose value it is."""
        return Level(self.level), self.unit

    @property
    def period(self) -> CollectedPeriod:
        return CollectedPeriod(PeriodKind(self.period_kind), self.first, self.last)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def is_late(self, today: date) -> bool:
        return self.is_open and today > self.due_on
