from django.db import models

from sightline.apps.events.fields import person
from sightline.apps.events.models import Import
from sightline.apps.plan.models.plans import Plan


class PlanUpload(models.Model):
    """A file with a plan's tables, from its upload until it is written, and kept after that.

    `mapping`: which field each heading stands for; `told`: rows set aside and remarks, as they
    were found when it was looked at; `kept` then holds what is written.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="uploads")
    name = models.CharField("File", max_length=255)
    content = models.BinaryField("The file")
    quarter = models.DateField("Its progress is for the quarter that ends on")
    mapping = models.JSONField("What its columns hold", default=dict)
    told = models.JSONField("What was found in it", default=dict)
    kept = models.OneToOneField(Import, models.PROTECT, null=True, related_name="+")
    by = person("Uploaded by")
    at = models.DateTimeField("Uploaded")

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name
