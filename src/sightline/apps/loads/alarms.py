"""Are the published records old? Asked by every page of somebody who loads, so kept in mind."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from sightline.apps.loads.actions.files import data
from sightline.pipeline.alarms import Alarms, OldRecords, is_old
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.settings_file import AuthoritySettings
from sightline.store.publications import POINTER
from sightline.vocabulary.problems import ProblemsFound


def alarms() -> Alarms:
    """As settings.toml says; the usual while there is a mistake in it, which is told elsewhere."""
    return _settings_of(data()).alarms


def old_records(today: date, authority: str = "") -> list[OldRecords]:
    """Of that authority, or of each: those whose latest extract is older than it may be."""
    folder = data()
    settings = _settings_of(folder)
    found = []
    for code in [authority] if authority else folder.store.authorities():
        as_at = _as_at_of(folder, code)
        if as_at and is_old(as_at, today, settings.alarms):
            found.append(OldRecords(code, settings.name(code), as_at, (today - as_at).days))
    return found


def _as_at_of(folder: DataFolder, code: str) -> date | None:
    pointer = folder.authority_folder(code) / POINTER
    return _as_at(folder.path, code, pointer.stat().st_mtime_ns) if pointer.is_file() else None


@lru_cache(maxsize=16)
def _as_at(folder: Path, code: str, stamp: int) -> date | None:
    snapshot = DataFolder(folder).store.authority(code).published()
    return snapshot.manifest.data_as_at if snapshot else None


def _settings_of(folder: DataFolder) -> AuthoritySettings:
    file = folder.settings_file
    return _settings(file, file.stat().st_mtime_ns) if file.is_file() else AuthoritySettings()


@lru_cache(maxsize=4)
def _settings(file: Path, stamp: int) -> AuthoritySettings:
    try:
        return DataFolder(file.parent).settings()
    except ProblemsFound:
        return AuthoritySettings()
