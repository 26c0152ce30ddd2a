from django.conf import settings
from django.db import models

from sightline.apps.events.row_history import KeepsHistory
from sightline.apps.events.versions import Versioned
from sightline.apps.performance_reports.rules import Quarter, ReportState


class PerformanceReport(KeepsHistory, Versioned):
    """The report of one quarter: its cover; what it says stands in its sections."""

    authority = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField("Financial year that begins in April of")
    quarter = models.PositiveSmallIntegerField("Quarter")
    title = models.CharField("Title", max_length=200)
    producer = models.CharField("Produced by", max_length=200)
    contact = models.CharField("For further information", max_length=200, blank=True)
    state = models.CharField(
        max_length=30,
        choices=[(each.value, each.value) for each in ReportState],
        default=ReportState.PREPARING,
    )

    class Meta:
        ordering = ["-year", "-quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "quarter"], name="performance_report_once_a_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__gte=1, quarter__lte=4),
                name="performance_report_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.period.label}"

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)


class ReportSection(KeepsHistory, Versioned):
    """A heading of the report. With an `area` its indicators stand under it as a table, and the
    text is their analysis; without one the text is all there is."""

    report = models.ForeignKey(PerformanceReport, models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("Heading", max_length=120)
    area = models.CharField("Service area", max_length=80, blank=True)
    text = models.TextField("Words", blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "title"], name="report_section_once")
        ]

    def __str__(self) -> str:
        return self.title
