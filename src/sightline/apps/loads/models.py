from django.conf import settings
from django.db import models
from django.db.models import Q

from sightline.apps.loads.rules import State, What


class Preparation(models.Model):
    """Something that makes a candidate in the background: a load, or taking one back.

    What came of it is the store's: `load_id` and `snapshot_id` name it there.
    """

    KIND = "preparation"

    authority = models.CharField("Authority", max_length=3, blank=True)
    what = models.CharField("What", max_length=10, choices=[(w, w.title) for w in What])
    state = models.CharField("State", max_length=10, choices=[(s, s) for s in State])
    at = models.DateTimeField("Asked")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="By"
    )
    by_name = models.CharField("Name at the time", max_length=120)

    folder = models.CharField("Folder of the files", max_length=64, blank=True)
    file_names = models.JSONField("Files", default=list)
    kind = models.CharField("Kind of extract", max_length=20, blank=True)
    extract_on = models.DateField("Extract day", null=True)
    instead_of = models.CharField("In place of the load", max_length=120, blank=True)
    reason = models.TextField("Reason", blank=True)
    publishes = models.BooleanField("Published at once", default=False)

    task_id = models.CharField("Background task", max_length=64, blank=True)
    doing = models.CharField("Doing", max_length=200, blank=True)
    share = models.FloatField("How far", default=0.0)
    said = models.TextField("What came of it", blank=True)
    started_at = models.DateTimeField("Started", null=True)
    ended_at = models.DateTimeField("Ended", null=True)
    load_id = models.CharField("Load", max_length=120, blank=True)
    snapshot_id = models.CharField("Snapshot", max_length=60, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["state"], name="preparation_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__gte=0) & Q(share__lte=1), name="preparation_share"
            ),
            models.CheckConstraint(
                condition=~Q(what=What.TAKE_BACK) | ~Q(reason=""), name="preparation_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{What(self.what).title} of {self.at:%d/%m/%Y %H:%M}"


class Noticed(models.Model):
    """The publication that one hook was told of last. `failed` names the kind of error, if any."""

    authority = models.CharField("Authority", max_length=3)
    hook = models.CharField("Who was told", max_length=200)
    snapshot_id = models.CharField("Snapshot", max_length=60)
    at = models.DateTimeField("When")
    failed = models.CharField("Failed with", max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "hook"], name="noticed_once_each")
        ]

    def __str__(self) -> str:
        return f"{self.hook}: {self.snapshot_id}"
