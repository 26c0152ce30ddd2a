"""Uploaded files until they are loaded: in the data folder, for its owner alone, then gone."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from sightline.pipeline.folder import DataFolder
from sightline.store import files

_OURS = re.compile(r"[0-9a-f]{32}")


def data() -> DataFolder:
    return DataFolder(Path(settings.SIGHTLINE_DATA))


def uploads() -> Path:
    return data().path / "uploads"


def keep_files(contents: Iterable[tuple[str, Iterable[bytes]]]) -> str:
    """Write them into a new folder and return its name."""
    name = uuid4().hex
    folder = files.make_folder(uploads() / name)
    with files.said_plainly(folder):
        for file, chunks in contents:
            handle = os.open(folder / file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.FILE)
            with os.fdopen(handle, "wb") as out:
                for chunk in chunks:
                    out.write(chunk)
    return name


def kept_files(folder: str) -> list[Path]:
    return sorted(path for path in _folder(folder).iterdir() if path.is_file())


def remove_files(folder: str) -> None:
    if folder:
        files.remove(_folder(folder))


def _folder(name: str) -> Path:
    if not _OURS.fullmatch(name):
        raise ValueError(f"“{name}” is no folder of uploads.")
    return uploads() / name
