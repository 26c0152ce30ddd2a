from datetime import date

from django.db import models
from django.db.models import Q

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.targets.rules import Agreed, Step
from sightline.documents.set_targets import point_read
from sightline.judgement.targets import TargetKind, TargetPoint


class SetTarget(KeepsHistory, Versioned):
    """What an indicator is to reach: one kind, its dated values, and who agreed them.

    `points` are those values as the file holds them. Of one kind at most one is proposed and one
    adopted; what was adopted before stays as replaced, for the days it held.
    """

    KIND = "target"

    authority = models.CharField(max_length=10)
    indicator = models.SlugField(max_length=120)
    kind = models.CharField(max_length=20, choices=[(k.value, k.in_words) for k in TargetKind])
    step = models.CharField(
        max_length=10, choices=[(s.value, s.in_words) for s in Step], default=Step.PROPOSED
    )
    points = models.JSONField(default=list)
    from_on = models.DateField("Takes the place of another from", null=True, blank=True)
    until = models.DateField("Withdrawn from", null=True, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    agreed_by = models.CharField("Who agreed it", max_length=200, blank=True)
    agreed_where = models.CharField("Where", max_length=300, blank=True)
    agreed_on = models.DateField("On which day", null=True, blank=True)
    taken_over = models.BooleanField("Stands in place of the file's", default=False)
    why = models.TextField("Why it was last changed")
    set_at = models.DateTimeField("Last changed")

    class Meta:
        ordering = ["indicator", "kind", "pk"]
        verbose_name = "target"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "indicator", "kind", "step"],
                condition=Q(step__in=[Step.PROPOSED.value, Step.ADOPTED.value]),
                name="target_of_a_kind_open_once",
            ),
            models.CheckConstraint(
                condition=Q(step__in=[step.value for step in Step]), name="target_step_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in TargetKind]),
                name="target_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.ADOPTED.value)
                | Q(taken_over=True)
                | (~Q(agreed_by="") & Q(agreed_on__isnull=False)),
                name="target_adopted_was_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{TargetKind(self.kind).in_words} of {self.indicator}"

    @property
    def now(self) -> Step:
        return Step(self.step)

    @property
    def profile(self) -> tuple[TargetPoint, ...]:
        return tuple(sorted(point_read(each) for each in self.points))

    @property
    def agreed(self) -> Agreed:
        return Agreed(self.agreed_by, self.agreed_where, self.agreed_on)

    @property
    def begins(self) -> date | None:
        """From when it speaks: its own first day, or that on which it took another's place."""
        first = min((point.due for point in self.profile), default=None)
        return max(first, self.from_on) if first and self.from_on else first


class IndicatorBands(KeepsHistory, Versioned):
    """How near is near enough, of one indicator. Each size is in its unit, or in percent."""

    KIND = "indicator_bands"

    authority = models.CharField(max_length=10)
    indicator = models.SlugField(max_length=120)
    tolerance = models.FloatField("Counts as met, although short by up to", default=0)
    tolerance_in_percent = models.BooleanField("In percent of the target", default=False)
    amber = models.FloatField("Beyond that, close to the target (amber) up to", default=0)
    amber_in_percent = models.BooleanField("In percent of the target", default=False)
    level = models.FloatField("A change counts as level up to", default=0)
    level_in_percent = models.BooleanField("In percent of the figure before", default=False)
    why = models.TextField("Why they were last changed")
    set_at = models.DateTimeField("Last changed")

    class Meta:
        verbose_name = "tolerance"
        constraints = [
            models.UniqueConstraint(fields=["authority", "indicator"], name="bands_once"),
            models.CheckConstraint(
                condition=Q(tolerance__gte=0, amber__gte=0, level__gte=0), name="bands_are_widths"
            ),
        ]

    def __str__(self) -> str:
        return f"tolerances of {self.indicator}"
