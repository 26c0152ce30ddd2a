from datetime import date, time

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.events.fields import person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.people.rules import roles


class Body(KeepsHistory, Versioned):
    """A board, panel or group. `kind` is one of bodies.toml; `recurrence` an RFC 5545 rule."""

    authority = models.CharField("Authority", max_length=10)
    kind = models.SlugField("What kind of body", max_length=60)
    title = models.CharField("Name", max_length=120)
    purpose = models.TextField("What it is for", blank=True)
    started_on = models.DateField("Started on")
    ended_on = models.DateField("Last day", null=True, blank=True)
    followed_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="follows",
        verbose_name="Followed by",
    )  # fmt: skip
    quorum_number = models.PositiveSmallIntegerField("Members needed", null=True, blank=True)
    quorum_percent = models.PositiveSmallIntegerField(
        "Or this share of the members, in percent", null=True, blank=True
    )
    chair_needed = models.BooleanField("The chair must be there", default=True)
    services = models.JSONField("Services that report to it", default=list, blank=True)
    recurrence = models.CharField("Meets", max_length=120, blank=True)
    recurs_from = models.DateField("Reckoned from", null=True, blank=True)
    moved_to = models.CharField("On a day off", max_length=10, default="next")
    starts_at = models.TimeField("Begins at", default=time(10, 0))
    minutes_long = models.PositiveSmallIntegerField("Lasts, in minutes", default=120)
    place = models.CharField("Where", max_length=160, blank=True)
    papers_before = models.PositiveSmallIntegerField("Papers due, working days before", default=5)

    class Meta:
        ordering = ["title", "id"]
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="body_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(followed_by__isnull=True) | Q(ended_on__isnull=False),
                name="body_followed_has_ended",
            ),
            models.CheckConstraint(
                condition=Q(quorum_number__isnull=True) | Q(quorum_percent__isnull=True),
                name="body_quorum_said_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("board:body", args=[self.pk])

    def stands_on(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


class SeatQuerySet(models.QuerySet["Seat"]):
    def on(self, day: date) -> "SeatQuerySet":
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)


class Seat(models.Model):
    """A place on a body, held by a role (of a unit, or of any) or by a person, from and to.

    Seats are ended, never deleted: who sat when stays known.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    role = models.CharField("Role", max_length=60, blank=True)
    unit = models.CharField("Of which service", max_length=120, blank=True)
    person = person("Person", null=True, blank=True)
    # For members without a role here: a partner's director, a young person's representative.
    called = models.CharField("Called", max_length=120, blank=True)
    is_chair = models.BooleanField("Chairs", default=False)
    counts = models.BooleanField("Counts for the quorum", default=True)
    from_on = models.DateField("From")
    to_on = models.DateField("Until", null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["-is_chair", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="seat_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(role="") | Q(person__isnull=False) | ~Q(called=""),
                name="seat_is_somebodys",
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(is_chair=True, to_on__isnull=True),
                name="body_has_one_chair",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """As minutes name it: the role, and of which service; a person where it is personal."""
        if self.called:
            return self.called
        known = roles().get(self.role)
        held = known.title if known else self.role
        if self.person:
            return f"{self.person.name}, {held.lower()}" if held else self.person.name
        return f"{held}, {self.unit}" if self.unit else held
