"""How the background work stands, for doctor, the monitor and the page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django_tasks_db.models import DBTaskResult

from sightline.apps.work import rules
from sightline.apps.work.models import Run, Worker
from sightline.apps.work.registry import all_due_work


@dataclass(frozen=True)
class WorkStands:
    """One piece of due work: when it is due, and how it went last."""

    title: str
    name: str
    schedule: str
    last: Run | None


def last_seen() -> datetime | None:
    """When a worker last said that it lives."""
    return Worker.objects.aggregate(latest=Max("seen_at"))["latest"]


def what_is_late(now: datetime, late_after: timedelta = rules.LATE_AFTER) -> str | None:
    """A sentence when background work does not run; None while it does."""
    return rules.lateness_in_words(last_seen(), now, late_after)


def all_work() -> list[WorkStands]:
    latest = {run.name: run for run in Run.objects.order_by("due_at")}
    return [
        WorkStands(each.title, each.name, str(each.schedule), latest.get(each.name))
        for each in all_due_work()
    ]


def failures() -> int:
    """Pieces of due work whose latest run failed, and queued tasks that failed for good."""
    failed = sum(1 for each in all_work() if each.last and each.last.status == rules.Status.FAILED)
    return failed + DBTaskResult.objects.failed().count()


def queued() -> int:
    return DBTaskResult.objects.ready().count()
