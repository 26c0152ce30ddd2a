from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models.bodies import Body, Seat
from sightline.apps.board.states import MeetingState, MinutesState, Presence, Under
from sightline.apps.events.fields import choices, person
from sightline.apps.events.versions import Versioned


class Meeting(Versioned):
    """One meeting of a body. `planned_on` is its day by the recurrence, whatever it moved to;
    `month` the reporting month (its last day) that it looks at.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    planned_on = models.DateField("By the rule")
    held_on = models.DateField("Date")
    starts_at = models.TimeField("Begins at")
    minutes_long = models.PositiveSmallIntegerField("Lasts, in minutes", default=120)
    place = models.CharField("Where", max_length=160, blank=True)
    month = models.DateField("Looks at the month that ends on")
    papers_due_on = models.DateField("Papers due")
    state = models.CharField(max_length=10, choices=choices(MeetingState), default="planned")
    why = models.TextField("Why it was moved or cancelled", blank=True)
    minutes_state = models.CharField(
        max_length=10, choices=choices(MinutesState), default=MinutesState.NOT_BEGUN.value
    )
    notes = models.TextField("Notes for the minutes", blank=True)
    # As it stood that day: later it stands differently, and the minutes must not.
    opened_with = models.JSONField("What was done since the last meeting", default=list, blank=True)
    agreed_at_meeting = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="agreed_minutes_of"
    )

    class Meta:
        ordering = ["held_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "planned_on"], name="meeting_planned_once"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(why=""), name="meeting_cancelled_says_why"
            ),
            models.CheckConstraint(
                condition=Q(minutes_state="not begun") | Q(state="held"),
                name="meeting_minuted_was_held",
            ),
        ]
        indexes = [models.Index(fields=["held_on", "state"], name="meeting_by_day")]

    def __str__(self) -> str:
        return f"{self.body.title}, {self.held_on.day} {self.held_on:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("board:meeting", args=[self.pk])

    @property
    def now(self) -> MeetingState:
        return MeetingState(self.state)

    @property
    def is_moved(self) -> bool:
        return self.held_on != self.planned_on

    @property
    def ends_at(self) -> datetime:
        begins = datetime.combine(self.held_on, self.starts_at)
        return begins + timedelta(minutes=self.minutes_long)


class AgendaItem(models.Model):
    """One line of the agenda; afterwards what was noted and decided under it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField("Number")
    title = models.CharField("Item", max_length=200)
    said = models.TextField("Noted", blank=True)
    decision = models.TextField("Decided", blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """How the holder of a seat was there; `deputy` says who came in their place."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances")
    presence = models.CharField("Attendance", max_length=10, choices=choices(Presence))
    deputy = models.CharField("Who came instead", max_length=120, blank=True)

    class Meta:
        ordering = ["seat__is_chair", "seat_id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_once_per_seat"),
            models.CheckConstraint(
                condition=~Q(presence="deputy") | ~Q(deputy=""), name="attendance_names_deputy"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.presence}"


class BroughtItem(models.Model):
    """What was said of a service under one of the three headings, typed in at the meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="brought")
    service = models.SlugField("Service", max_length=60)
    under = models.CharField("Heading", max_length=12, choices=choices(Under))
    text = models.TextField("What")
    how = models.TextField("How it was achieved, or what is being done", blank=True)
    indicator = models.CharField("Indicator", max_length=120, blank=True)
    by = person("By")
    at = models.DateTimeField("When")

    class Meta:
        ordering = ["service", "id"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def address(self) -> str:
        return type(self).objects.get(pk=self.pk).meeting.address
