"""Running what is due, once, whoever else runs; and taking over from a worker that was killed."""

import logging
import traceback
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sightline.apps.work import rules
from sightline.apps.work.models import Run, Worker
from sightline.apps.work.registry import DueWork, all_due_work
from sightline.apps.work.rules import Status

_log = logging.getLogger("sightline.work")
KEPT = timedelta(days=90)


def start_worker(*, id: str, place: str, at: datetime) -> Worker:
    return Worker.objects.create(id=id, place=place, started_at=at, seen_at=at)


def note_worker_lives(*, id: str, at: datetime) -> None:
    Worker.objects.filter(id=id).update(seen_at=at)


def stop_worker(*, id: str, at: datetime) -> None:
    Worker.objects.filter(id=id).update(seen_at=at, stopped_at=at)


def run_due_work(*, worker_id: str, at: datetime) -> list[Run]:
    """Run all that is due and that no other worker has taken; returns what was run here."""
    work = {each.name: each for each in all_due_work()}
    for each in work.values():
        _note_that_it_is_due(each, at)
    waiting = Run.objects.filter(status=Status.WAITING, try_after__lte=at, name__in=work)
    ran = []
    for run in waiting.order_by("due_at", "name"):
        if _claim(run, worker_id, at):
            _run(run, work[run.name], at)
            ran.append(run)
    return ran


def _note_that_it_is_due(work: DueWork, at: datetime) -> None:
    due_at = work.schedule.last_due(at)
    if Run.objects.filter(name=work.name, due_at=due_at).exists():
        return
    # Of two workers at once one adds the row; the other's is ignored by the unique pair.
    Run.objects.bulk_create(
        [Run(name=work.name, due_at=due_at, status=Status.WAITING, try_after=due_at)],
        ignore_conflicts=True,
    )


def _claim(run: Run, worker_id: str, at: datetime) -> bool:
    """One UPDATE that only one worker can win."""
    claimed = Run.objects.filter(pk=run.pk, status=Status.WAITING, tries=run.tries).update(
        status=Status.RUNNING, tries=run.tries + 1, worker_id=worker_id, started_at=at
    )
    if claimed:
        run.refresh_from_db()
    return bool(claimed)


def _run(run: Run, work: DueWork, at: datetime) -> None:
    try:
        said = work.function(at)
    except Exception as error:
        _log.exception("due work failed", extra={"fields": {"work": run.name}})
        _finish(run, _after_failure(run.tries), where_it_failed(error))
        return
    _finish(run, Status.DONE, said)


def _after_failure(tries: int) -> Status:
    return Status.FAILED if rules.tries_again_after(tries) is None else Status.WAITING


def _finish(run: Run, status: Status, said: str) -> None:
    now = timezone.now()
    run.status, run.said = status, said
    run.finished_at = None if status is Status.WAITING else max(now, run.started_at or now)
    run.try_after = now + (rules.tries_again_after(run.tries) or timedelta())
    run.save(update_fields=["status", "said", "finished_at", "try_after"])


def where_it_failed(error: BaseException) -> str:
    """The kind of error and its place. Its words may hold a child's data, so they are left out."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def take_over_from_killed_workers(*, at: datetime) -> int:
    """What a killed worker left running waits again, or has failed if that was its last try."""
    alive = set(
        Worker.objects.filter(
            stopped_at__isnull=True, seen_at__gte=at - rules.GONE_AFTER
        ).values_list("id", flat=True)
    )
    with transaction.atomic():
        runs = Run.objects.select_for_update().filter(status=Status.RUNNING)
        taken = [_leave(run, at) for run in runs.exclude(worker_id__in=alive)]
        tasks = DBTaskResult.objects.running().select_for_update()
        left = [task for task in tasks if not alive & set(task.worker_ids[-1:])]
        for task in left:
            _leave_task(task, at)
    return len(taken) + len(left)


def _leave(run: Run, at: datetime) -> None:
    run.status = _after_failure(run.tries)
    run.said = "Its worker was stopped before it was done."
    run.finished_at = max(at, run.started_at or at) if run.status == Status.FAILED else None
    run.try_after = at
    run.save(update_fields=["status", "said", "finished_at", "try_after"])


def _leave_task(task: DBTaskResult, at: datetime) -> None:
    if len(task.worker_ids) < rules.TRIES:
        task.status = "READY"
        task.save(update_fields=["status"])
        return
    task.status, task.finished_at = "FAILED", at
    task.exception_class_path = "sightline.apps.work.WorkerWasKilled"
    task.traceback = "Its worker was stopped three times before it was done."
    task.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])


def forget_old_runs(*, at: datetime) -> int:
    """Finished runs, tasks and workers of more than three months ago are removed."""
    before = at - KEPT
    runs, _ = Run.objects.filter(
        status__in=[Status.DONE, Status.FAILED], finished_at__lt=before
    ).delete()
    tasks, _ = DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    workers, _ = Worker.objects.filter(seen_at__lt=before).delete()
    return int(runs + tasks + workers)
