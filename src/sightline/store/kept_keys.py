"""Keys that lie in the data folder: made on first use, for their owner alone."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept_key(file: Path, make: Callable[[], str]) -> str:
    """What the file holds; `make` says it where there is no file yet.

    Of several processes that start at once one makes it and all read the same: the file comes into
    its place whole, never empty.
    """
    if not file.exists():
        handle, made = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        try:
            with os.fdopen(handle, "w", encoding="ascii") as opened:
                opened.write(make())
            with contextlib.suppress(FileExistsError):
                os.link(made, file)
        finally:
            os.unlink(made)
    return file.read_text(encoding="ascii").strip()
