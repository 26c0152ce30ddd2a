"""`sightline work`: one process that does what is due and what is queued, until it is told to stop.

Any number of them may run, on one or several computers. A signal lets the piece of work in hand
come to its end; a second one does not, and another worker takes that piece over.
"""

import logging
import os
import signal
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import close_old_connections, connection
from django.utils import timezone

from sightline.apps.work import actions, rules
from sightline.apps.work.queue import QueueWorker

_log = logging.getLogger("sightline.work")
_LOOK_FOR_DUE_WORK = timedelta(seconds=20)
_PAUSE_SECONDS = 1.0


class WorkLoop:
    def __init__(self) -> None:
        self.id = uuid4().hex
        self._queue = QueueWorker(self.id)
        self._stop = threading.Event()

    def once(self) -> int:
        """All that is due and queued now; returns how many pieces of due work were done."""
        with self._as_worker():
            return self._round()

    def until_stopped(self) -> None:
        with self._as_worker():
            self._hear_signals()
            looked_at = None
            while not self._stop.is_set():
                close_old_connections()
                now = timezone.now()
                if looked_at is None or now - looked_at >= _LOOK_FOR_DUE_WORK:
                    looked_at = now
                    self._round()
                else:
                    self._queue.run()
                self._stop.wait(_PAUSE_SECONDS)

    def stop(self) -> None:
        """End after the piece in hand."""
        self._stop.set()
        self._queue.running = False

    def _round(self) -> int:
        at = timezone.now()
        if taken := actions.take_over_from_killed_workers(at=at):
            _log.warning("took over", extra={"fields": {"pieces": taken}})
        ran = actions.run_due_work(worker_id=self.id, at=at)
        self._queue.run()
        return len(ran)

    @contextmanager
    def _as_worker(self) -> Any:
        place = f"{socket.gethostname()}, process {os.getpid()}"
        actions.start_worker(id=self.id, place=place[:120], at=timezone.now())
        ended = threading.Event()
        heart = threading.Thread(target=self._beat, args=[ended], daemon=True)
        heart.start()
        try:
            yield
        finally:
            ended.set()
            heart.join()
            actions.stop_worker(id=self.id, at=timezone.now())

    def _beat(self, ended: threading.Event) -> None:
        """In a thread of its own: a load takes minutes, and its worker lives all the same."""
        while not ended.wait(rules.HEARTBEAT.total_seconds()):
            try:
                actions.note_worker_lives(id=self.id, at=timezone.now())
            except Exception:
                # A database away for a moment is no reason to stop; the next beat tries again.
                _log.exception("heartbeat")
                connection.close()
        connection.close()

    def _hear_signals(self) -> None:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._told_to_stop)

    def _told_to_stop(self, number: int, frame: object) -> None:
        if self._stop.is_set():
            raise SystemExit(130)
        self.stop()
