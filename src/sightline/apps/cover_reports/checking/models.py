from django.db import models
from django.db.models import Q

from sightline.apps.cover_reports.models.reports import CoverReport
from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import person


class CheckRun(AppendOnly):
    """The check ran over the papers as they were then (`papers_sha256`). `rules`: what became of
    each, as {"rule", "found", "not_run"}."""

    report = models.ForeignKey(CoverReport, models.PROTECT, related_name="check_runs")
    papers_sha256 = models.CharField("SHA-256 of the papers", max_length=64)
    rules = models.JSONField("What became of each rule", default=list)
    by = person("Run by", null=True)
    at = models.DateTimeField("Run")

    class Meta:
        ordering = ["-at", "-id"]


class CheckFinding(models.Model):
    """What a check found, under the key that stays while its words do. Found by the newest check it
    stands; found by an earlier one last it is resolved."""

    report = models.ForeignKey(CoverReport, models.PROTECT, related_name="findings")
    key = models.CharField("Key", max_length=64)
    rule = models.SlugField("Rule", max_length=60)
    sentence = models.TextField("What was found")
    sides = models.JSONField("Both sides", default=list)
    what_to_do = models.TextField("What to do")
    position = models.PositiveIntegerField("Place in the list")
    first_in = models.ForeignKey(CheckRun, models.PROTECT, related_name="+")
    last_in = models.ForeignKey(CheckRun, models.PROTECT, related_name="findings")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="check_finding_once"),
        ]

    def __str__(self) -> str:
        return self.sentence


class CheckDecision(AppendOnly):
    """Accepted with a reason, or taken back; the latest counts."""

    finding = models.ForeignKey(CheckFinding, models.PROTECT, related_name="decisions")
    is_accepted = models.BooleanField("Accepted")
    reason = models.TextField("Why")
    by = person("Decided by")
    at = models.DateTimeField("Decided")

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="check_decision_why")]
