"""The queue of background tasks (django-tasks), run by our workers: tried again, and kept quiet."""

from typing import Any

from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TasksWorker
from django_tasks_db.models import DBTaskResult

from sightline.apps.work import rules


class QueueWorker(TasksWorker):
    """Runs what waits, then returns. A task that fails is tried again, three times in all."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        # Looking first keeps an idle worker from asking for the write lock every second.
        if DBTaskResult.objects.ready().exists():
            super().run()

    def run_task(self, db_task_result: Any) -> None:
        super().run_task(db_task_result)
        if db_task_result.status != "FAILED":
            return
        # An error's words may hold a child's data; its kind is kept, and the log has its place.
        db_task_result.traceback = db_task_result.exception_class_path
        changed = ["traceback"]
        if wait := rules.tries_again_after(len(db_task_result.worker_ids)):
            db_task_result.status = "READY"
            db_task_result.run_after = timezone.now() + wait
            changed += ["status", "run_after"]
        db_task_result.save(update_fields=changed)


def run_queued_tasks(worker_id: str = "here") -> None:
    """Run all that waits now, in this process: for `sightline work --once` and for tests."""
    QueueWorker(worker_id).run()
