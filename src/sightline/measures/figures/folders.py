"""Puts a finished folder in the place of another without a moment in which there is none."""

import ctypes
import os
import shutil
from pathlib import Path

_HERE, _EXCHANGE = -100, 2


def put_in_place(fresh: Path, folder: Path) -> None:
    """`fresh` becomes `folder`; what was there before goes. A crash leaves the old or the new."""
    if not folder.exists():
        fresh.rename(folder)
    elif not exchanged(fresh, folder):
        _file_by_file(fresh, folder)
    shutil.rmtree(fresh, ignore_errors=True)


def exchanged(one: Path, other: Path) -> bool:
    """Swap two folders' names in one step; False where the system or the disk cannot."""
    swap = getattr(ctypes.CDLL(None), "renameat2", None)
    if swap is None:
        return False
    return bool(swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _file_by_file(fresh: Path, folder: Path) -> None:
    """Each file is replaced whole. The largest goes last: what describes it is there before it."""
    for path in sorted(fresh.iterdir(), key=lambda path: path.stat().st_size):
        os.replace(path, folder / path.name)
