from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import Truncator

from sightline.apps.board.models import Body
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.papers.models import PaperVersion
from sightline.apps.scrutiny.rules import Outcome, ReportState, RequestState


def _choices(enum: type) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in enum]  # type: ignore[attr-defined]


def _person(label: str = "") -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=label
    )


class ScrutinyReport(KeepsHistory, Versioned):
    """A report to a committee: its front page. What it says stands in its parts."""

    authority = models.CharField(max_length=3)
    committee = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name="Committee"
    )
    meeting_on = models.DateField("Day of the meeting")
    title = models.CharField("Title", max_length=200)
    wards = models.CharField("Wards", max_length=200, default="All")
    portfolios = models.CharField("Portfolios", max_length=300)
    holder_name = models.CharField("Portfolio holder: name", max_length=120, blank=True)
    holder_post = models.CharField("Portfolio holder: post", max_length=160, blank=True)
    contact_name = models.CharField("Contact officer: name", max_length=120, blank=True)
    contact_post = models.CharField("Contact officer: post", max_length=160, blank=True)
    contact_email = models.EmailField("Contact officer: email", blank=True)
    contact_phone = models.CharField("Contact officer: telephone", max_length=40, blank=True)
    priorities = models.JSONField("Priorities of the council it serves", default=list, blank=True)
    state = models.CharField(max_length=30, choices=_choices(ReportState), default="draft")

    class Meta:
        ordering = ["-meeting_on", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return reverse("scrutiny:report", args=[self.pk])


class ReportPart(KeepsHistory, Versioned):
    """What stands under one heading of scrutiny_report.toml."""

    report = models.ForeignKey(ScrutinyReport, models.PROTECT, related_name="parts")
    heading = models.SlugField(max_length=60)
    text = models.TextField("Words", blank=True)
    none_arising = models.BooleanField("Nothing arises from this report", default=False)
    written_by = _person()
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "heading"], name="scrutiny_part_once"),
            models.CheckConstraint(
                condition=Q(none_arising=False) | Q(text=""), name="scrutiny_part_none_or_words"
            ),
        ]


class BackgroundPaper(models.Model):
    """What the report relies on: the frozen version of a paper here, never a copy of it."""

    report = models.ForeignKey(ScrutinyReport, models.PROTECT, related_name="background")
    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="+")
    by = _person()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="background_paper_once")
        ]


class ReportOutcome(models.Model):
    """What the committee did with the report, and said."""

    report = models.OneToOneField(ScrutinyReport, models.PROTECT, related_name="outcome")
    on = models.DateField("Day")
    what = models.CharField("What it did", max_length=40, choices=_choices(Outcome))
    said = models.TextField("What it said", blank=True)
    by = _person()
    at = models.DateTimeField()


class ScrutinyRequest(KeepsHistory, Versioned):
    """Something councillors asked to be told, by a day."""

    authority = models.CharField(max_length=3)
    asked_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Asked by"
    )
    item = models.ForeignKey(
        "CommitteeItem", models.PROTECT, null=True, blank=True, related_name="requests"
    )
    asked_on = models.DateField("Asked on")
    asked = models.TextField("What was asked for")
    indicators = models.JSONField("Indicators it is about", default=list, blank=True)
    due_on = models.DateField("Answer due on")
    state = models.CharField(max_length=12, choices=_choices(RequestState), default="open")
    answer = models.TextField("Answer", blank=True)
    paper = models.ForeignKey(
        PaperVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Paper"
    )
    answered_on = models.DateField("Answered on", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="scrutiny_request_due_later"
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_on__isnull=False),
                name="scrutiny_request_answered_on",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.asked).chars(80)

    @property
    def address(self) -> str:
        return reverse("scrutiny:request", args=[self.pk])

    def is_late(self, today: date) -> bool:
        return self.state == RequestState.OPEN and today > self.due_on


class MemberBriefing(KeepsHistory, Versioned):
    """A briefing of councillors, planned and then held."""

    authority = models.CharField(max_length=3)
    planned_on = models.DateField("Planned for")
    audience = models.CharField("For whom", max_length=200)
    topics = models.TextField("What about")
    held_on = models.DateField("Held on", null=True, blank=True)
    present = models.PositiveSmallIntegerField("How many came", null=True, blank=True)
    asked = models.TextField("What was asked", blank=True)
    cancelled_because = models.CharField("Why it was not held", max_length=300, blank=True)
    paper = models.ForeignKey(
        PaperVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Paper"
    )

    class Meta:
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(cancelled_because=""),
                name="briefing_held_or_cancelled",
            )
        ]

    def __str__(self) -> str:
        return f"Briefing of {self.planned_on:%d/%m/%Y}: {self.audience}"

    @property
    def address(self) -> str:
        return reverse("scrutiny:briefing", args=[self.pk])


class ParentingReport(KeepsHistory, Versioned):
    """A report to the Corporate Parenting Board: only indicators that serve a priority of the
    corporate parenting strategy."""

    authority = models.CharField(max_length=3)
    as_at = models.DateField("Figures as at")
    title = models.CharField("Title", max_length=200)
    priorities = models.JSONField("Priorities", default=list)
    words = models.TextField("Introduction", blank=True)

    class Meta:
        ordering = ["-as_at", "-id"]

    def __str__(self) -> str:
        return f"{self.title}, {self.as_at.day} {self.as_at:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("scrutiny:parenting", args=[self.pk])


class AimEvidence(models.Model):
    """What shows that one of the framework's aims is met. Taken off with a day, never deleted."""

    authority = models.CharField(max_length=3)
    aim = models.SlugField(max_length=60)
    text = models.CharField("What shows it", max_length=500)
    where = models.CharField("Where it is found", max_length=300, blank=True)
    by = _person()
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["aim", "id"]
