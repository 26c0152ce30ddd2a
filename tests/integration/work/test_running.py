"""Due work runs once each time it is due, is tried again, and is taken over from the killed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from sightline.apps.work import actions, queries, registry
from sightline.apps.work.loop import WorkLoop
from sightline.apps.work.models import Run, Worker
from sightline.apps.work.queue import run_queued_tasks
from sightline.apps.work.registry import due
from sightline.apps.work.rules import Status

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """No due work but what a test registers; the list holds when it was called."""
    registry.find_due_work()
    monkeypatch.setattr(registry, "_all", {})
    calls: list[datetime] = []
    yield calls


def test_due_work_runs_once_for_each_time_it_is_due(only_ours: list[datetime]) -> None:
    @due("tests.hourly", every=timedelta(hours=1))
    def hourly(at: datetime) -> str:
        only_ours.append(at)
        return "Done."

    for minutes in (0, 10, 59, 60):
        actions.run_due_work(worker_id="a", at=NOW + timedelta(minutes=minutes))
    assert only_ours == [NOW, NOW + timedelta(hours=1)]
    assert {(run.status, run.said) for run in Run.objects.all()} == {(Status.DONE, "Done.")}


def test_of_work_that_was_missed_for_weeks_only_the_latest_is_made_up_for(
    only_ours: list[datetime],
) -> None:
    @due("tests.daily", at="07:00")
    def daily(at: datetime) -> str:
        only_ours.append(at)
        return ""

    for days in (0, 21):
        actions.run_due_work(worker_id="a", at=NOW + timedelta(days=days))
    assert len(only_ours) == 2


def test_failed_work_is_tried_three_times_and_keeps_the_errors_kind_not_its_words(
    only_ours: list[datetime],
) -> None:
    # Due again only tomorrow, whatever the clock says while this runs.
    earlier = timezone.localtime() - timedelta(hours=2)

    @due("tests.failing", at=f"{earlier:%H:%M}")
    def failing(at: datetime) -> str:
        only_ours.append(at)
        raise KeyError("Ava Smith, born 2012")

    for minutes in (0, 0, 2, 14, 40, 60):
        later = timezone.now() + timedelta(minutes=minutes)
        actions.run_due_work(worker_id="a", at=later)
    run = Run.objects.get(name="tests.failing")
    assert (len(only_ours), run.tries, run.status) == (3, 3, Status.FAILED)
    assert "KeyError at failing" in run.said and "Ava" not in run.said
    assert queries.failures() == 1


def test_work_of_a_killed_worker_is_taken_over_and_that_of_a_living_one_is_not() -> None:
    actions.start_worker(id="killed", place="x", at=NOW - timedelta(hours=1))
    actions.start_worker(id="living", place="x", at=NOW)
    for worker in ("killed", "living"):
        Run.objects.create(
            name=worker,
            due_at=NOW,
            try_after=NOW,
            started_at=NOW,
            worker_id=worker,
            tries=1,
            status=Status.RUNNING,
        )
    assert actions.take_over_from_killed_workers(at=NOW) == 1
    assert Run.objects.get(name="killed").status == Status.WAITING
    assert Run.objects.get(name="living").status == Status.RUNNING


@task()
def add(a: int, b: int) -> int:
    return a + b


@task()
def fail() -> None:
    raise ValueError("Ava Smith")


@pytest.mark.django_db(transaction=True)
def test_a_queued_task_runs_and_its_outcome_is_kept() -> None:
    queued = add.enqueue(1, 2)
    assert queries.queued() == 1
    run_queued_tasks()
    assert add.get_result(queued.id).return_value == 3


@pytest.mark.django_db(transaction=True)
def test_a_queued_task_that_fails_waits_again_and_keeps_no_words_of_its_error() -> None:
    fail.enqueue()
    for _ in range(4):
        DBTaskResult.objects.update(run_after=timezone.now())
        run_queued_tasks()
    kept = DBTaskResult.objects.get()
    assert (kept.status, len(kept.worker_ids)) == ("FAILED", 3)
    assert "Ava" not in kept.traceback and kept.exception_class_path.endswith("ValueError")


@pytest.mark.django_db(transaction=True)
def test_a_queued_task_whose_worker_was_killed_is_run_again_but_not_for_ever() -> None:
    queued = add.enqueue(1, 2)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["killed"], started_at=NOW)
    assert actions.take_over_from_killed_workers(at=NOW) == 1
    run_queued_tasks()
    assert add.get_result(queued.id).return_value == 3
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["a", "b", "killed"])
    actions.take_over_from_killed_workers(at=NOW)
    assert DBTaskResult.objects.get().status == "FAILED"


def test_once_does_what_is_due_and_leaves_word_that_work_ran(only_ours: list[datetime]) -> None:
    assert "has never run" in str(queries.what_is_late(timezone.now()))

    @due("tests.daily", at="07:00")
    def daily(at: datetime) -> str:
        """Count the tests."""
        only_ours.append(at)
        return ""

    assert (WorkLoop().once(), WorkLoop().once()) == (1, 0)
    assert queries.what_is_late(timezone.now()) is None
    assert Worker.objects.filter(stopped_at__isnull=False).count() == 2
    [stands] = queries.all_work()
    assert (stands.title, stands.schedule) == ("Count the tests", "every day at 07:00")


def test_the_history_of_three_months_ago_is_forgotten() -> None:
    Run.objects.create(
        name="old",
        due_at=NOW,
        try_after=NOW,
        started_at=NOW,
        finished_at=NOW,
        status=Status.DONE,
    )
    actions.forget_old_runs(at=NOW + timedelta(days=89))
    assert Run.objects.exists()
    actions.forget_old_runs(at=NOW + timedelta(days=91))
    assert not Run.objects.exists()


def test_work_says_how_often_it_is_due_in_one_way_only() -> None:
    with pytest.raises(ValueError, match="either every=… or at=…"):
        due("tests.both", every=timedelta(hours=1), at="07:00")
