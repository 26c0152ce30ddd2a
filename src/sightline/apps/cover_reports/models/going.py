"""Where a cover report goes and what goes with it."""

from django.db import models
from django.db.models import Q

from sightline.apps.board.models import Body
from sightline.apps.cover_reports.models.reports import CoverPart, CoverReport
from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import person
from sightline.apps.papers.models import PaperVersion


class SignOff(AppendOnly):
    """Somebody signed off the words of a section: the code, and the hash of those very words. When
    the words change it stands for the earlier ones only."""

    part = models.ForeignKey(CoverPart, models.PROTECT, related_name="sign_offs")
    code = models.CharField("Code", max_length=30)
    on = models.DateField("Signed off on")
    who = models.CharField("Signed off by", max_length=160)
    words_sha256 = models.CharField("SHA-256 of the words", max_length=64)
    by = person("Recorded by")
    at = models.DateTimeField("Recorded")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(who=""), name="sign_off_says_who"),
        ]


class CoverStop(models.Model):
    """A body on the report’s way and the day it considers it. On release each becomes a stop of the
    frozen version, and there stands what came of it."""

    report = models.ForeignKey(CoverReport, models.PROTECT, related_name="stops")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    on = models.DateField("Considered on")
    by = person("Recorded by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "body"], name="cover_stop_once"),
        ]


class Appendix(models.Model):
    """A frozen paper that goes with the report, in its order: Appendix One, Two and so on."""

    report = models.ForeignKey(CoverReport, models.PROTECT, related_name="appendices")
    position = models.PositiveSmallIntegerField("Place")
    version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="+")
    by = person("Added by")
    at = models.DateTimeField()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "appendices"
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="cover_appendix_once"),
        ]
