"""What is recorded while a committee meets: who was there, interests, resolutions."""

from django.db import models
from django.db.models import Q

from sightline.apps.board.states import Presence
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.scrutiny.meetings.attendance import AttendanceGroup, Interest
from sightline.apps.scrutiny.models.agenda import CommitteeItem
from sightline.apps.scrutiny.models.committees import CommitteeSeat
from sightline.apps.scrutiny.models.meetings import CommitteeMeeting


class CommitteeAttendance(KeepsHistory):
    """Who was there, or sent apologies: the holder of a seat, or somebody by name and post."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="attendances")
    group = models.CharField("Among", max_length=20, choices=choices(AttendanceGroup))
    seat = models.ForeignKey(
        CommitteeSeat, models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    called = models.CharField("Name", max_length=160, blank=True)
    post = models.CharField("Post", max_length=160, blank=True)
    presence = models.CharField("Attendance", max_length=10, choices=choices(Presence))
    substitute = models.CharField("Substitute", max_length=160, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(seat__isnull=False),
                name="committee_attendance_once",
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | ~Q(called=""),
                name="committee_attendance_is_somebodys",
            ),
            models.CheckConstraint(
                condition=~Q(presence="deputy") | ~Q(substitute=""),
                name="committee_substitute_is_named",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title}: {self.presence}"

    @property
    def title(self) -> str:
        name = str(self.seat) if self.seat else self.called
        return f"{name}, {self.post}" if self.post else name

    @property
    def was_there(self) -> bool:
        return Presence(self.presence).counts


class Declaration(models.Model):
    """An interest that somebody declared, in an item or in general."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="declarations")
    item = models.ForeignKey(
        CommitteeItem, models.PROTECT, null=True, blank=True, related_name="declarations"
    )
    who = models.CharField("Who", max_length=160)
    interest = models.CharField("Kind of interest", max_length=30, choices=choices(Interest))
    what = models.TextField("What the interest is")
    left_the_room = models.BooleanField("Left the room for the item", default=False)
    by = person("Recorded by", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(who="") & ~Q(what=""), name="declaration_says_who_and_what"
            )
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"


class MatterArising(models.Model):
    """What was said of an item of earlier minutes."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="matters_arising")
    earlier = models.ForeignKey(CommitteeItem, models.PROTECT, related_name="arose")
    text = models.TextField("What was said of it")
    by = person("Recorded by", null=True)
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="matter_arising_says_what")
        ]

    def __str__(self) -> str:
        return f"Matter arising from {self.earlier}"


class Resolution(KeepsHistory):
    """What the committee resolved under an item; `kind` is one of resolutions.toml. Without votes
    it was agreed without a vote."""

    item = models.ForeignKey(CommitteeItem, models.PROTECT, related_name="resolutions")
    number = models.PositiveSmallIntegerField("Number")
    kind = models.SlugField("Kind", max_length=40)
    text = models.TextField("Resolved")
    votes_for = models.PositiveSmallIntegerField("For", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("Against", null=True, blank=True)
    abstained = models.PositiveSmallIntegerField("Abstained", null=True, blank=True)

    class Meta:
        ordering = ["item__number", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="resolution_number"),
            models.CheckConstraint(condition=~Q(text=""), name="resolution_says_what"),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True,
                            abstained__isnull=True)
                | Q(votes_for__isnull=False, votes_against__isnull=False,
                    abstained__isnull=False),
                name="resolution_votes_all_or_none",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    @property
    def address(self) -> str:
        return self.item.address

    @property
    def was_voted(self) -> bool:
        return self.votes_for is not None

    @property
    def votes(self) -> str:
        if not self.was_voted:
            return ""
        return f"{self.votes_for} for, {self.votes_against} against, {self.abstained} abstained"
