from django.db import models
from django.db.models import F, Q

from sightline.apps.work.rules import TRIES, Status


class Worker(models.Model):
    """One process of `sightline work`. It says every few seconds that it lives."""

    id = models.CharField(primary_key=True, max_length=64)
    place = models.CharField("Computer and process", max_length=120)
    started_at = models.DateTimeField("Started")
    seen_at = models.DateTimeField("Last seen")
    stopped_at = models.DateTimeField("Stopped", null=True)

    class Meta:
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["seen_at"], name="worker_seen")]

    def __str__(self) -> str:
        return self.place


class Run(models.Model):
    """One piece of due work, at one time it was due. The pair is unique: that is the lock."""

    name = models.CharField("Work", max_length=80)
    due_at = models.DateTimeField("Due")
    status = models.CharField("Status", max_length=10, choices=[(s, s) for s in Status])
    tries = models.PositiveSmallIntegerField("Tries", default=0)
    try_after = models.DateTimeField("Not before")
    worker_id = models.CharField("Worker", max_length=64, blank=True)
    started_at = models.DateTimeField("Started", null=True)
    finished_at = models.DateTimeField("Finished", null=True)
    said = models.TextField("What it did", blank=True)

    class Meta:
        ordering = ["-due_at", "name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "due_at"], name="run_once_each_time_due"),
            models.CheckConstraint(condition=Q(tries__lte=TRIES), name="run_within_tries"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
                name="run_finishes_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["status", "try_after"], name="run_status")]

    def __str__(self) -> str:
        return f"{self.name} of {self.due_at:%Y-%m-%d %H:%M}"
