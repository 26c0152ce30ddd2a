"""Looks whether a data folder is sound: who may read it, room on the disk, what is published."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sightline.store import files
from sightline.store.errors import StoreError
from sightline.store.publishing import HALF_DONE, JOURNAL
from sightline.store.store import AuthorityStore, Store

_ROOM = 1 << 30


@dataclass(frozen=True)
class Check:
    """One thing looked at: `ok`, and a sentence that says what is so or what to do."""

    ok: bool
    sentence: str


def check_store(folder: Path) -> list[Check]:
    """Every check of a data folder; those that fail say what to do."""
    if not folder.is_dir():
        return [Check(False, f"There is no data folder {folder}: load a file to make it.")]
    checks = [_readable_by_owner_alone(folder), _room(folder)]
    store = Store(folder)
    places = sorted(path for path in folder.glob("authorities/*") if path.is_dir())
    for place in places:
        try:
            checks += _authority(store.authority(place.name))
        except StoreError as error:
            checks.append(Check(False, str(error)))
    return checks


def _readable_by_owner_alone(folder: Path) -> Check:
    open_to_others = [
        path for path in [folder, *folder.rglob("*")]
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]  # fmt: skip
    if not open_to_others:
        return Check(True, f"Nobody but you can read {folder}.")
    named = ", ".join(str(path) for path in open_to_others[:3])
    sentence = f"Others on this machine can read {len(open_to_others)} files or folders: {named}."
    return Check(False, f"{sentence} Run: chmod -R go-rwx {folder}")


def _room(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    sentence = f"{free / (1 << 30):.1f} GB are free on the disk of {folder}."
    if free >= _ROOM:
        return Check(True, sentence)
    return Check(False, f"{sentence} Free at least 1 GB before the next load.")


def _authority(authority: AuthorityStore) -> Iterator[Check]:
    name = f"Authority {authority.code}"
    if (authority.folder / JOURNAL).exists() or list(authority.folder.glob(f"{HALF_DONE}*")):
        yield Check(False, f"{name}: a load stopped half-way. The next load clears up after it.")
    snapshot = authority.published()
    if snapshot is None:
        what = "Publish what is prepared" if authority.newest() else "Load a file"
        yield Check(False, f"{name}: nothing is published yet. {what}.")
        return
    as_at = f"{snapshot.manifest.data_as_at:%d/%m/%Y}"
    yield Check(True, f"{name}: records as at {as_at} are published.")
    damaged = [
        path
        for path, digest in snapshot.manifest.files.items()
        if not (snapshot.folder / path).is_file()
        or files.sha256_of(snapshot.folder / path) != digest
    ]
    if damaged:
        yield Check(
            False,
            f"{name}: {len(damaged)} files of the published snapshot are missing or changed "
            f"({damaged[0]}). Run `sightline rebuild`, or restore a backup.",
        )
    else:
        yield Check(True, f"{name}: every published file is as it was written.")
    missing = [load for load in snapshot.manifest.loads if not (
        authority.folder / "loads" / load / "load.json").is_file()]  # fmt: skip
    if missing:
        yield Check(False, f"{name}: load {missing[0]} is missing. Restore a backup.")
    if os.access(snapshot.path("children"), os.W_OK) and os.geteuid() != 0:
        yield Check(
            False, f"{name}: the published snapshot can be written. Run `sightline rebuild`."
        )
