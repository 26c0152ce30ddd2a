"""What a committee has beyond every body: whom to ask, who sits for which group, its clerk."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.board.models import Body, Seat
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.scrutiny.meetings.seats import SeatKind


class Committee(KeepsHistory, Versioned):
    """A body that meets as a council's committees do. Name, quorum and seats are the body's."""

    body = models.OneToOneField(Body, models.PROTECT, related_name="committee")
    terms = models.TextField("What it is for", blank=True)
    contact = models.CharField("Contact for the meeting", max_length=160, blank=True)
    address_lines = models.TextField("Address", blank=True)
    telephone = models.CharField("Telephone", max_length=40, blank=True)
    email = models.EmailField("E-mail", blank=True)
    website = models.URLField("Website with agendas and reports", blank=True)
    filming = models.TextField("Filming, recording and social media", blank=True)
    proper_officer = models.CharField("Proper officer", max_length=160, blank=True)
    clear_days = models.PositiveSmallIntegerField("Clear days’ notice", default=5)

    class Meta:
        ordering = ["body__title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(clear_days__gte=1), name="committee_gives_some_notice"
            )
        ]

    def __str__(self) -> str:
        return self.body.title

    @property
    def address(self) -> str:
        return reverse("scrutiny:committee", args=[self.pk])


class CommitteeSeat(KeepsHistory, Versioned):
    """How a seat of the body is filled: by a councillor of a group, or by somebody co-opted."""

    seat = models.OneToOneField(Seat, models.PROTECT, related_name="of_committee")
    kind = models.CharField("Sits as", max_length=30, choices=choices(SeatKind))
    group = models.CharField("Political group", max_length=80, blank=True)
    is_vice_chair = models.BooleanField("Vice-chair", default=False)

    class Meta:
        ordering = ["-seat__is_chair", "-is_vice_chair", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="councillor") | Q(group=""), name="only_councillors_have_groups"
            ),
            models.CheckConstraint(
                condition=~Q(kind="councillor") | ~Q(group=""), name="councillors_have_a_group"
            ),
            models.CheckConstraint(
                condition=Q(kind="councillor") | Q(is_vice_chair=False),
                name="vice_chair_is_a_councillor",
            ),
        ]

    def __str__(self) -> str:
        return self.seat.title

    @property
    def sits_as(self) -> SeatKind:
        return SeatKind(self.kind)


class Clerk(models.Model):
    """Who may run a committee's meetings from a day on. Ended, never deleted."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="clerks")
    user = person("Clerk")
    from_on = models.DateField("From")
    to_on = models.DateField("Until", null=True, blank=True)

    class Meta:
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="clerk_ends_after_beginning",
            ),
            models.UniqueConstraint(
                fields=["committee", "user"], condition=Q(to_on__isnull=True),
                name="clerk_of_a_committee_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user.name}"

    def serves_on(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)
