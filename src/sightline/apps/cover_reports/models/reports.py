from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sightline.apps.board.models import Body
from sightline.apps.cover_reports.rules import CoverState, Sample
from sightline.apps.events.fields import choices, person
from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.plan.models import FixedPlan, Milestone, Plan, PlanAction


class CoverReport(KeepsHistory, Versioned):
    """What goes with the plan to a body for one period. Its words stand in its parts and items.

    `inspection_only`: tells of the areas that answer an inspection, by themselves.
    """

    KIND = "cover_report"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="cover_reports")
    fixed = models.ForeignKey(
        FixedPlan, models.PROTECT, null=True, related_name="cover_reports",
        verbose_name="The plan as it was fixed",
    )  # fmt: skip
    title = models.CharField("Title", max_length=250)
    from_on = models.DateField("Period from")
    quarter_end = models.DateField("Period to")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="To which body"
    )
    meeting_on = models.DateField("Day of the meeting", null=True, blank=True)
    inspection_only = models.BooleanField("Inspection recommendations only", default=False)
    cabinet_member = models.CharField(
        "Cabinet member with lead responsibility", max_length=200, blank=True
    )
    is_key_decision = models.BooleanField("Key decision", default=False)
    in_forward_plan = models.BooleanField("In the forward plan", default=True)
    wards = models.CharField("Wards affected", max_length=200, default="All")
    director = models.CharField("Accountable director", max_length=200, blank=True)
    service = models.CharField("Originating service", max_length=200, blank=True)
    employees = models.TextField("Accountable employees", blank=True)
    recommendations = models.TextField("Recommendations", blank=True)
    classification = models.SlugField("Classification", max_length=40, default="public")
    state = models.CharField(max_length=12, choices=choices(CoverState), default=CoverState.DRAFT)
    withdrawn_because = models.TextField("Why it was withdrawn", blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        ordering = ["-quarter_end", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__lte=F("quarter_end")), name="cover_report_period"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
                name="cover_report_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.get_absolute_url()

    def get_absolute_url(self) -> str:
        return reverse("cover_reports:report", args=[self.pk])


class CoverPart(KeepsHistory, Versioned):
    """What stands in one section of cover_report.toml. `written_by` is empty while nobody has
    looked through what a rule drew up."""

    report = models.ForeignKey(CoverReport, models.PROTECT, related_name="parts")
    section = models.SlugField(max_length=60)
    text = models.TextField("Words", blank=True)
    is_nothing = models.BooleanField("There are none", default=False)
    written_by = person("Written by", null=True)
    written_at = models.DateTimeField("Written", null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "section"], name="cover_part_once"),
            models.CheckConstraint(
                condition=Q(is_nothing=False) | Q(text=""), name="cover_part_nothing_or_words"
            ),
        ]


class SampleItem(KeepsHistory, Versioned):
    """One item of the two lists: which action or milestone, and the words for readers.

    `reference` and `title` are the report's own, and may be put otherwise than the plan puts them;
    the check says where they differ.
    """

    KIND = "cover_item"

    report = models.ForeignKey(CoverReport, models.PROTECT, related_name="items")
    sample = models.CharField("Which list", max_length=24, choices=choices(Sample))
    position = models.PositiveSmallIntegerField("Place")
    action = models.ForeignKey(PlanAction, models.PROTECT, null=True, blank=True, related_name="+")
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reference = models.CharField("Number", max_length=60)
    title = models.TextField("What it is")
    words = models.TextField("What is said of it", blank=True)

    class Meta:
        ordering = ["sample", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=True) | Q(milestone__isnull=True),
                name="cover_item_action_or_milestone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"

    @property
    def address(self) -> str:
        return reverse("cover_reports:item", args=[self.pk])
