from django.db import models
from django.db.models import Q

from sightline.apps.board.models import Body
from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import choices, person
from sightline.apps.events.models import Import
from sightline.apps.events.rules import ImportState
from sightline.apps.events.versions import Versioned
from sightline.apps.plan.models.actions import PlanAction
from sightline.apps.plan.models.milestones import Milestone
from sightline.apps.plan.rules import Held
from sightline.documents.plan import Brag


class Counting(models.Manager):  # type: ignore[type-arg]
    """Without what came with a file that was taken back. It is kept, and counts no more."""

    def get_queryset(self) -> models.QuerySet:  # type: ignore[type-arg]
        return super().get_queryset().exclude(of_import__state=ImportState.UNDONE)


def came_with() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        Import, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name="Came with the file",
    )  # fmt: skip


class Rating(AppendOnly):
    """How a milestone was rated, on which day and why. Blue says what shows that it is done."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="ratings")
    brag = models.CharField("Rating", max_length=8, choices=choices(Brag))
    on = models.DateField("On")
    why = models.TextField("Why", blank=True)
    evidence = models.TextField("What shows it", blank=True)
    by = person("Rated by")
    at = models.DateTimeField()
    of_import = came_with()

    objects = Counting()
    everything = models.Manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(brag="blue") | ~Q(evidence=""), name="blue_has_evidence"
            )
        ]


class ProgressNote(AppendOnly):
    """What was reported on a milestone for a quarter (`quarter`: its last day). The latest counts;
    those before stay. `same_as`: the note that “as above” stands for."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="notes")
    quarter = models.DateField("For the quarter that ends on")
    text = models.TextField("Progress", blank=True)
    nothing_because = models.CharField("Nothing to report, because", max_length=300, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    by = person("Written by")
    at = models.DateTimeField()
    of_import = came_with()

    objects = Counting()
    everything = models.Manager()

    class Meta:
        ordering = ["quarter", "at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(nothing_because=""), name="progress_says_something"
            )
        ]


class CitedBody(models.Model):
    """A body of the register that a progress note names."""

    note = models.ForeignKey(ProgressNote, models.PROTECT, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    as_written = models.CharField("As written", max_length=160)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["note", "body"], name="body_cited_once")]


class ReportBack(Versioned):
    """Something promised for a day: to bring to a body, to do, to have ready.

    `checks`: the completed action of which it asks whether what got better has lasted; `held` is
    the answer.
    """

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="report_backs")
    note = models.ForeignKey(ProgressNote, models.PROTECT, null=True, related_name="report_backs")
    what = models.CharField("What", max_length=300)
    as_written = models.CharField("Date, as written", max_length=120, blank=True)
    due_on = models.DateField("Due")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="To which body"
    )
    done_on = models.DateField("Done on", null=True, blank=True)
    came_of = models.CharField("What came of it", max_length=300, blank=True)
    checks = models.ForeignKey(
        PlanAction, models.PROTECT, null=True, blank=True, related_name="later_checks"
    )
    held = models.CharField("Did it hold?", max_length=10, choices=choices(Held), blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held="") | Q(checks__isnull=False, done_on__isnull=False),
                name="held_is_of_a_later_check",
            ),
            models.UniqueConstraint(
                fields=["checks", "due_on"], condition=Q(checks__isnull=False),
                name="later_check_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.what
