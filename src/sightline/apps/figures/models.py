"""What is kept beside figures: their printed codes, dated notes, named views, marks of the year."""

from django.conf import settings
from django.db import models


class FigureCode(models.Model):
    """A figure as it stood when its code was made: it opens the same two years later.

    The value is kept as well as the snapshot, so that it can be told even after a purge.
    """

    code = models.CharField(max_length=16, unique=True, null=True)
    authority = models.CharField(max_length=3)
    snapshot = models.CharField(max_length=60)
    indicator = models.CharField(max_length=100)
    definition_hash = models.CharField(max_length=16)
    basis = models.CharField(max_length=20)
    as_at = models.DateField()
    level = models.CharField(max_length=10)
    unit = models.CharField(max_length=200, blank=True)
    breakdown = models.CharField(max_length=60, blank=True)
    breakdown_value = models.CharField(max_length=200, blank=True)
    value = models.FloatField(null=True)
    status = models.CharField(max_length=30)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "authority", "snapshot", "indicator", "definition_hash", "basis", "as_at",
                    "level", "unit", "breakdown", "breakdown_value",
                ],
                name="figure_code_once_per_figure",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code or ""


class FigureNote(models.Model):
    """What somebody said of an indicator on a day: pinned to its chart, shown where it opens.

    `on` is the day the note is about. A note with an empty unit is the whole authority's.
    `is_event`: something happened on that day, and the chart marks it. `verifies`: who wrote it
    vouches for the figure as at that day.
    """

    authority = models.CharField(max_length=3)
    indicator = models.CharField(max_length=100)
    level = models.CharField(max_length=10)
    unit = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    text = models.CharField(max_length=2000)
    is_event = models.BooleanField(default=False)
    verifies = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["authority", "indicator", "level", "unit"])]


class SavedView(models.Model):
    """A page with its filters under a name of one's own. `indicator` '' is the scorecard."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(max_length=120)
    indicator = models.CharField(max_length=100, blank=True)
    query = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="saved_view_once_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorMark(models.Model):
    """What an authority says of an indicator: a key one of its annual report, a priority it serves.

    `word` is the priority's name; of a key indicator it is empty.
    """

    indicator = models.CharField(max_length=100)
    kind = models.CharField(
        max_length=10, choices=[("key", "Key indicator"), ("priority", "Corporate priority")]
    )
    word = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "word", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "kind", "word"], name="indicator_mark_once_per_word"
            )
        ]
