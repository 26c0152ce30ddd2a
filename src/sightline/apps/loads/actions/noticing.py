"""After a publication the other apps are told, however it came about: page, night, command line."""

import logging
from datetime import datetime

from sightline.apps.loads.actions.files import data
from sightline.apps.loads.models import Noticed
from sightline.apps.work.hooks import after_publish
from sightline.store.snapshots import Snapshot

_log = logging.getLogger("sightline.loads")


def notice_soon() -> None:
    from sightline.apps.loads.tasks import notice_in_background

    notice_in_background.enqueue()


def notice_publications(*, at: datetime) -> list[str]:
    """Tell the apps of each authority's published snapshot unless they know it; says whom not."""
    failed: list[str] = []
    store = data().store
    for code in store.authorities():
        snapshot = store.authority(code).published()
        known = Noticed.objects.filter(authority=code).values_list("snapshot_id", flat=True)
        if snapshot is None or snapshot.id in known:
            continue
        failed += _tell(snapshot, at)
        Noticed.objects.update_or_create(
            authority=code, defaults={"snapshot_id": snapshot.id, "at": at}
        )
    return failed


def _tell(snapshot: Snapshot, at: datetime) -> list[str]:
    failed = []
    for told in after_publish:
        try:
            told(snapshot, at)
        except Exception as error:
            name = f"{told.__module__}.{told.__qualname__}"
            _log.exception("after publish failed", extra={"fields": {"hook": name}})
            failed.append(f"{name} ({type(error).__name__})")
    return failed
