"""The organisation tree, with history: services, their teams, their workers.

The authority itself is the root and has no row. A unit's name is the one its records carry once
spellings are put together.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from sightline.vocabulary.words import Level

UNIT_LEVELS = [
    (Level.SERVICE.value, "Service"),
    (Level.TEAM.value, "Team"),
    (Level.WORKER.value, "Worker"),
]


class Unit(models.Model):
    """A service, a team or a worker."""

    level = models.CharField(max_length=10, choices=UNIT_LEVELS)
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["level", "name"]
        constraints = [
            models.UniqueConstraint(fields=["level", "name"], name="unit_once_per_level_and_name")
        ]

    def __str__(self) -> str:
        return self.name


class PlaceQuerySet(models.QuerySet["Place"]):
    def on(self, day: date) -> "PlaceQuerySet":
        """Places that hold on the day: `to_on` is the last day."""
        begun = Q(from_on__isnull=True) | Q(from_on__lte=day)
        return self.filter(begun, Q(to_on__isnull=True) | Q(to_on__gte=day))


class Place(models.Model):
    """Where a unit stood in the tree, from when until when. `from_on` empty: always."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="places")
    under = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="below", null=True, blank=True
    )
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    acting_up = models.BooleanField(default=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["unit_id", "from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(to_on__gte=F("from_on")),
                name="place_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(under__isnull=True) | ~Q(under=F("unit")), name="place_not_under_itself"
            ),
        ]


class Spelling(models.Model):
    """A name as records write it. Without a unit it waits to be matched; nothing is dropped."""

    level = models.CharField(max_length=10, choices=UNIT_LEVELS)
    text = models.CharField(max_length=200)
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="spellings", null=True, blank=True
    )
    under = models.CharField(max_length=200, blank=True)  # the team its records name, of a worker
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        ordering = ["level", "text"]
        constraints = [
            models.UniqueConstraint(fields=["level", "text"], name="spelling_once_per_level")
        ]

    def __str__(self) -> str:
        return self.text
