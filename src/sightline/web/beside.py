"""The background work as a child process beside the server: started, restarted, stopped with it.

For one machine that runs `sightline serve` and nothing else. A service manager starts the two by
themselves, and the server with --no-work.
"""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_log = logging.getLogger("sightline.work")
COMMAND = [sys.executable, "-m", "sightline.web", "work", "--beside-server"]
_LOOK_EVERY = 0.5
# A worker that dies at once, because the disk is full say, is not started again in a hurry.
_LIVED_LONG, _LONGEST_PAUSE = 30.0, 60.0
# Long enough for a piece of work in hand; after it the next worker takes the piece over.
_MAY_END_ITS_PIECE = 30.0


@contextmanager
def work_beside_server() -> Iterator[None]:
    """Background work in a process of its own, for as long as the body runs."""
    child = WorkBeside()
    child.start()
    try:
        yield
    finally:
        child.stop()


def tell_when_the_server_ends(stop: Callable[[], None]) -> None:
    """In the child: call `stop` when the other end of the pipe has gone."""

    def listen() -> None:
        with os.fdopen(os.dup(0), "rb") as pipe:
            pipe.read()
        stop()

    threading.Thread(target=listen, daemon=True).start()


class WorkBeside:
    def __init__(self) -> None:
        self._owner = os.getpid()
        self._stop = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = threading.Thread(target=self._keep_alive, daemon=True)

    def start(self) -> None:
        self._process = self._begin()
        self._watch.start()

    def stop(self) -> None:
        # A forked server process leaves through the same door: the child is not its own.
        if os.getpid() != self._owner:
            return
        self._stop.set()
        self._watch.join()
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(_MAY_END_ITS_PIECE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _begin(self) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl+C in the terminal reaches the server, which then stops this in
        # order. The pipe ends with the server, even if that is killed, and the worker with it.
        return subprocess.Popen(COMMAND, stdin=subprocess.PIPE, start_new_session=True)

    def _keep_alive(self) -> None:
        pause, begun = 1.0, time.monotonic()
        while not self._stop.wait(_LOOK_EVERY):
            if self._process is None or self._process.poll() is None:
                continue
            lived_long = time.monotonic() - begun > _LIVED_LONG
            pause = 1.0 if lived_long else min(2 * pause, _LONGEST_PAUSE)
            code = self._process.returncode
            _log.warning("background work ended", extra={"fields": {"code": code}})
            if self._stop.wait(pause):
                return
            self._process, begun = self._begin(), time.monotonic()
