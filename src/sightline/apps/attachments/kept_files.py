"""Where the contents lie: one folder in the data folder, for its owner alone, by random names."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings


class ContentChanged(Exception):
    """The file on disk is not the one that was attached."""


@dataclass(frozen=True)
class Kept:
    stored_as: str
    sha256: str


def folder() -> Path:
    place = Path(settings.SIGHTLINE_DATA) / "attachments"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def keep(content: bytes) -> Kept:
    name = uuid4().hex
    handle = os.open(folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Kept(name, hashlib.sha256(content).hexdigest())


def read(stored_as: str, sha256: str) -> bytes:
    """The content, compared with what was attached."""
    content = (folder() / stored_as).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ContentChanged(f"The attachment {stored_as} has changed on the disk.")
    return content


def remove(stored_as: str) -> None:
    (folder() / stored_as).unlink(missing_ok=True)
