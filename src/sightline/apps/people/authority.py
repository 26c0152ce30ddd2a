"""The authority this server shows, and its published records."""

from pathlib import Path

from django.conf import settings

from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot
from sightline.store.store import AuthorityStore


def authority_code() -> str:
    """As set, else the only one with published records."""
    if settings.SIGHTLINE_AUTHORITY:
        return str(settings.SIGHTLINE_AUTHORITY)
    store = DataFolder(Path(settings.SIGHTLINE_DATA)).store
    published = (code for code in store.authorities() if store.authority(code).published())
    return next(published, "")


def authority_store() -> AuthorityStore | None:
    code = authority_code()
    return DataFolder(Path(settings.SIGHTLINE_DATA)).store.authority(code) if code else None


def published() -> Snapshot | None:
    """None while there are no published records."""
    store = authority_store()
    return store.published() if store else None
