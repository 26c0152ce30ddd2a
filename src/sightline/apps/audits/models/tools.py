from django.db import models

from sightline.apps.events.append_only import AppendOnly
from sightline.apps.events.fields import person


class ToolVersion(AppendOnly):
    """One version of a tool, whole: an audit keeps the version it was written with."""

    authority = models.CharField("Authority", max_length=10)
    key = models.CharField("Tool", max_length=80)
    number = models.PositiveSmallIntegerField("Version")
    title = models.CharField("Title", max_length=200)
    data = models.JSONField("The tool")
    sha256 = models.CharField(max_length=64)
    why = models.CharField("Why it changed", max_length=300, blank=True)
    by = person("Added by", null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "key", "number"], name="tool_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"
