from django.db import models
from django.urls import reverse

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import choices, person
from sightline.apps.providers.models.register import Contract, Home, Provider
from sightline.apps.providers.rules import Grade, InspectionKind, Outcome, ReportKind


class Inspection(AppendOnly):
    """What inspectors said of a home. A wrong entry is followed by a right one of the same day."""

    home = models.ForeignKey(Home, models.PROTECT, related_name="inspections")
    on = models.DateField("Inspected on")
    kind = models.CharField("Kind", max_length=20, choices=choices(InspectionKind))
    grade = models.CharField("Grade", max_length=30, choices=choices(Grade))
    said = models.TextField("What it found", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.home}, {self.on:%d %B %Y}: {Grade(self.grade).in_words}"


class HomeReport(AppendOnly):
    """A visitor’s report or the home’s own review, received for a month."""

    home = models.ForeignKey(Home, models.PROTECT, related_name="reports")
    kind = models.CharField("Report", max_length=20, choices=choices(ReportKind))
    month = models.DateField("Month")
    received_on = models.DateField("Received on")
    said = models.TextField("What it says", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "-id"]

    def __str__(self) -> str:
        return f"{self.home}: {ReportKind(self.kind).in_words}, {self.month:%B %Y}"


class MonitoringEvent(AppendOnly):
    """One look at how a contract is kept."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="monitoring")
    contract = models.ForeignKey(Contract, models.PROTECT, null=True, related_name="monitoring")
    on = models.DateField("On")
    found = models.TextField("What was found")
    next_on = models.DateField("Next time", null=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.provider}, {self.on:%d %B %Y}"


class MarketActivity(AppendOnly):
    """Work to have the provision that children need: with one provider, or with many."""

    authority = models.CharField("Authority", max_length=10)
    provider = models.ForeignKey(Provider, models.PROTECT, null=True, related_name="activity")
    on = models.DateField("On")
    did = models.TextField("What was done")
    outcome = models.TextField("What came of it", blank=True)
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on:%d %B %Y}: {self.did[:60]}"


class Contribution(AppendOnly):
    """What somebody who knows a provider says of it: see `contributors` in providers.toml."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="contributions")
    group = models.CharField("Who says so", max_length=40)
    on = models.DateField("On")
    said = models.TextField("What they say")
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.provider}, {self.on:%d %B %Y}"


class MonthReview(AppendOnly):
    """The month's look at one provider. A second one of the same month counts instead."""

    KIND = "provider_review"

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="reviews")
    month = models.DateField("Month")
    sources = models.JSONField("What is known, by source")
    outcome = models.CharField("Outcome", max_length=10, choices=choices(Outcome))
    why = models.TextField("What has to improve, or why use stops", blank=True)
    by = person("Reviewed by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-month", "-id"]

    def __str__(self) -> str:
        return f"{self.provider}: {self.month:%B %Y}"

    @property
    def address(self) -> str:
        return reverse("providers:provider", args=[self.provider_id])
