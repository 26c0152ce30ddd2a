"""The whole way: read the files, keep the load, publish. A file loaded before changes nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sightline.intake.limits import Limits
from sightline.intake.read import each_path, read_sources
from sightline.intake.sources import SourceFile, sha256_of, source_contents, source_files
from sightline.intake.summary import already_loaded_line, summary_lines
from sightline.store.loads import LoadRecord, NewLoad
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store

Progress = Callable[[str, float], None]
_READ_SHARE = 0.5


@dataclass(frozen=True)
class LoadOutcome:
    """What came of loading: a new load and its snapshot, or the load this file already was."""

    load: NewLoad | None
    snapshot: Snapshot | None
    before: LoadRecord | None = None

    @property
    def is_new(self) -> bool:
        return self.load is not None

    @property
    def lines(self) -> list[str]:
        """One screen for the person who loaded it."""
        if self.load is not None:
            return summary_lines(self.load)
        return [already_loaded_line(self.before)] if self.before else []


def load_files(
    store: Store,
    paths: Path | str | Iterable[Path | str],
    *,
    authority: str | None = None,
    kind: str | None = None,
    extract_on: date | None = None,
    loaded_by: str = "",
    loaded_at: datetime | None = None,
    limits: Limits | None = None,
    publish: bool = True,
    instead_of: str = "",
    progress: Progress | None = None,
) -> LoadOutcome:
    """Read, keep and publish. Raises IntakeRefused, with nothing changed, for unreadable files.

    With `publish=False` the snapshot is only prepared. `instead_of` names a load that this one
    takes back; it may be of the same file.
    """
    limits = limits or Limits()
    tell = progress or (lambda sentence, share: None)
    files = source_files(each_path(paths), limits)
    if authority and (before := _loaded_before(store, authority, files, instead_of)):
        return LoadOutcome(None, store.authority(authority).newest(), before)
    load = read_sources(
        files, authority, kind, extract_on, loaded_by=loaded_by, loaded_at=loaded_at,
        limits=limits, progress=lambda sentence, share: tell(sentence, share * _READ_SHARE),
    )  # fmt: skip
    if before := _loaded_before(store, load.authority, files, instead_of):
        return LoadOutcome(None, store.authority(load.authority).newest(), before)
    snapshot = store.authority(load.authority).add(
        load,
        lambda sentence, share: tell(sentence, _READ_SHARE + share * (1 - _READ_SHARE)),
        publish=publish,
        instead_of=instead_of,
    )
    return LoadOutcome(load, snapshot)


def _loaded_before(
    store: Store, authority: str, files: tuple[SourceFile, ...], instead_of: str
) -> LoadRecord | None:
    if authority not in store.authorities():
        return None
    before = store.authority(authority).find(sha256_of(files))
    return before if before and before.id != instead_of else None


def read_again(record: LoadRecord, originals: Sequence[tuple[str, bytes]]) -> NewLoad:
    """A kept load read anew from its original files, for `Store.rebuild` after an upgrade."""
    return read_sources(
        source_contents(originals, Limits()),
        record.authority,
        record.kind,
        record.extract_on,
        loaded_by=record.loaded_by,
        loaded_at=record.loaded_at,
    )
