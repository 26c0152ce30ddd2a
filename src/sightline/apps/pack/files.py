"""How far a pack's freezing is: its document first, then each kind of file."""

from dataclasses import dataclass

from sightline.apps.pack.models import Pack
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import files_of
from sightline.apps.papers.rules import FileState


@dataclass(frozen=True)
class Progress:
    """How many of the files are there, or can't be: a CSV holds one table, say."""

    done: int
    of: int
    doing: str

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.of) if self.of else 0


def progress_of(pack: Pack, version: PaperVersion | None) -> Progress:
    """Of the version being frozen; before it stands, nothing is done."""
    asked_at = pack.freeze_asked_at
    stands = version is not None and asked_at is not None and version.frozen_at >= asked_at
    if version is None or not stands:
        return Progress(0, 0, "The document is waiting to be frozen")
    files = files_of(version)
    done = [file for _, file in files if file and file.state != FileState.WAITING]
    return Progress(len(done), len(files), f"Version {version.number} is being written as files")
