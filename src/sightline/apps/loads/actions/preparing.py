"""The work itself. It may begin again at any point: what was done before is found, not redone."""

import logging
import time
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sightline.apps.events.actions import record_event
from sightline.apps.loads import rules
from sightline.apps.loads.actions.asking import enqueue
from sightline.apps.loads.actions.files import data, kept_files, remove_files
from sightline.apps.loads.actions.noticing import notice_soon
from sightline.apps.loads.models import Preparation
from sightline.apps.loads.rules import ENDED, PREPARATION_MOVES, State, What
from sightline.intake.refusal import IntakeRefused
from sightline.pipeline.figures import NothingPublished
from sightline.pipeline.publishing import load_and_publish, prepare_figures
from sightline.store.errors import StoreBusy, StoreError
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.problems import ProblemsFound

_log = logging.getLogger("sightline.loads")
_SECONDS_BETWEEN = 0.5
FILES_KEPT = timedelta(days=7)
_REFUSALS = (IntakeRefused, StoreError, NothingPublished, ProblemsFound)


def prepare(*, id: int, at: datetime) -> Preparation:
    """Do what the preparation asks for. Raises what may go better at another try."""
    made = Preparation.objects.get(pk=id)
    if made.state in ENDED:
        return made
    _move(made, "begin", started_at=made.started_at or at, said="")
    try:
        snapshot, is_published, said = _do(made, at)
    except StoreBusy as busy:
        _move(made, "wait", doing=str(busy))
        raise
    except _REFUSALS as refused:
        return _end(made, "refuse", at, str(refused))
    except Exception as error:
        # Its words may hold a child's data; its kind is enough for the page, the log has its place.
        _move(made, "fail", said=_OUR_FAULT.format(type(error).__name__), ended_at=timezone.now())
        raise
    made.snapshot_id = snapshot.id
    return _end(made, "publish" if is_published else "prepare", at, said)


_OUR_FAULT = "Sightline itself failed ({}). What is published stands. It is tried three times."


def _do(made: Preparation, at: datetime) -> tuple[Snapshot, bool, str]:
    tell = _Telling(made.pk)
    if made.what == What.LOAD:
        return _load(made, at, tell)
    place = data().store.authority(made.authority)
    if made.what == What.TAKE_BACK:
        gone = next((mark for _, mark in place.taken_back() if mark.load == made.load_id), None)
        if gone:
            snapshot = place.newest()
            if snapshot is None:
                raise StoreError("There are no records any more.")
        else:
            snapshot = place.unload(
                made.load_id, by=made.by_name, at=at, reason=made.reason, progress=tell
            )
    else:
        snapshot = place.remake(tell)
    prepare_figures(data(), snapshot, progress=tell)
    return snapshot, False, "Prepared: look at what changes, then publish."


def _load(made: Preparation, at: datetime, tell: "_Telling") -> tuple[Snapshot, bool, str]:
    loaded = load_and_publish(
        data(),
        kept_files(made.folder),
        by=made.by_name,
        at=made.at,
        authority=made.authority or None,
        kind=made.kind or None,
        extract_on=made.extract_on,
        instead_of=_still_counting(made),
        publish=made.publishes,
        progress=tell,
    )
    outcome = loaded.outcome
    code = loaded.snapshot.manifest.authority
    made.authority = code
    record = outcome.before
    if outcome.load is not None:
        record = data().store.authority(code).find(outcome.load.sha256)
    made.load_id = record.id if record else ""
    lines = [*outcome.lines, loaded.held_back]
    return loaded.snapshot, loaded.is_published, "\n".join(line for line in lines if line)


def _still_counting(made: Preparation) -> str:
    """The load to be replaced, unless an earlier try replaced it already."""
    if not made.instead_of:
        return ""
    counting = {load.id for load in data().store.authority(made.authority).loads()}
    return made.instead_of if made.instead_of in counting else ""


def _end(made: Preparation, move: str, at: datetime, said: str) -> Preparation:
    with transaction.atomic():
        _move(made, move, said=said, doing="", share=1.0, ended_at=timezone.now())
        record_event(
            by=made.by,
            did=f"preparation.{made.state}",
            to=made,
            at=at,
            said=f"{What(made.what).title}: {made.state}.",
            load=made.load_id,
            snapshot=made.snapshot_id,
        )
    remove_files(made.folder)
    if made.state == State.PUBLISHED:
        notice_soon()
    return made


def _move(made: Preparation, move: str, **changed: Any) -> None:
    made.state = PREPARATION_MOVES.check(State(made.state), move)
    for name, value in changed.items():
        setattr(made, name, value)
    fields = ["state", "authority", "load_id", "snapshot_id", *changed]
    made.save(update_fields=fields)


def try_again(*, by: Any, id: int, at: datetime) -> Preparation:
    """Ask once more for what failed by our own fault."""
    with transaction.atomic():
        made = Preparation.objects.select_for_update().get(pk=id)
        rules.check_can_try_again(made.what, made.folder)
        _move(made, "wait", said="", doing="", share=0.0, ended_at=None)
        record_event(by=by, did="preparation.asked", to=made, at=at, said="Asked again.")
        transaction.on_commit(lambda: enqueue(made.pk))
    return made


def give_up_on_stopped(*, at: datetime) -> int:
    """What was stopped three times is said to have failed, so that it does not seem under way."""
    open_ones = Preparation.objects.filter(state__in=[State.WAITING, State.RUNNING])
    asked = [made.task_id for made in open_ones if made.task_id]
    failed = DBTaskResult.objects.failed().filter(id__in=asked).values_list("id", flat=True)
    names = {str(id) for id in failed}
    stopped = [made for made in open_ones if made.task_id in names]
    for made in stopped:
        _move(made, "fail", said=_STOPPED, ended_at=at)
    return len(stopped)


_STOPPED = (
    "It could not be finished in three tries: its worker was stopped, or another load was under "
    "way. What is published stands. Try again; if it stops again, ask whoever runs Sightline."
)


def forget_files(*, at: datetime) -> int:
    """Files of what failed are kept for a week, to try again; then they are removed."""
    old = Preparation.objects.filter(state=State.FAILED, at__lt=at - FILES_KEPT).exclude(folder="")
    for made in old:
        remove_files(made.folder)
        made.folder = ""
        made.save(update_fields=["folder"])
    return len(old)


class _Telling:
    """Writes how far the work is, no oftener than is worth while."""

    def __init__(self, id: int) -> None:
        self.id, self.last = id, 0.0

    def __call__(self, sentence: str, share: float) -> None:
        now = time.monotonic()
        if now - self.last >= _SECONDS_BETWEEN or share >= 1:
            self.last = now
            Preparation.objects.filter(pk=self.id).update(
                doing=sentence[:200], share=min(max(share, 0.0), 1.0)
            )
