from django.db import models
from django.db.models import Q
from django.urls import reverse

from sightline.apps.board.models.bodies import Seat
from sightline.apps.board.models.meetings import Meeting
from sightline.apps.board.states import ChallengeState
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned


class BoardChallenge(KeepsHistory, Versioned):
    """Challenge, answer, and what came of it. One about inequality names whom it falls on."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="challenges")
    number = models.PositiveSmallIntegerField("Number")
    service = models.SlugField("To which service", max_length=60, blank=True)
    challenged_by = models.ForeignKey(
        Seat, models.PROTECT, related_name="+", verbose_name="Challenged by"
    )
    text = models.TextField("Challenge")
    indicator = models.CharField("Indicator", max_length=120, blank=True)
    figure_code = models.CharField("Code of the figure", max_length=20, blank=True)
    answer = models.TextField("Answer", blank=True)
    answered_by = models.CharField("Answered by", max_length=120, blank=True)
    state = models.CharField(max_length=12, choices=choices(ChallengeState), default="open")
    outcome = models.TextField("What came of it", blank=True)
    about_inequality = models.BooleanField("About inequality", default=False)
    breakdown = models.CharField("Of what", max_length=60, blank=True)
    group = models.CharField("Which group", max_length=120, blank=True)
    compared = models.CharField("How it compares", max_length=300, blank=True)
    by = person("Recorded by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["meeting_id", "number"]
        verbose_name = "challenge"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="challenge_number_once"),
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(answer=""), name="challenge_answered_in_words"
            ),
            models.CheckConstraint(
                condition=Q(about_inequality=False) | ~Q(group=""),
                name="challenge_of_inequality_names_group",
            ),
            models.CheckConstraint(
                condition=Q(about_inequality=False) | ~Q(state="followed up") | ~Q(outcome=""),
                name="challenge_of_inequality_has_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"Challenge {self.number} of {self.meeting.held_on:%d/%m/%Y}"

    @property
    def address(self) -> str:
        return reverse("board:challenge", args=[self.pk])

    @property
    def now(self) -> ChallengeState:
        return ChallengeState(self.state)
