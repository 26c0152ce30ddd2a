"""After a publication the other apps are told, however it came about: page, night, command line."""

import logging
from datetime import datetime

from django.db import transaction

from sightline.apps.loads.actions.files import data
from sightline.apps.loads.models import Noticed
from sightline.apps.work.hooks import AfterPublish, after_publish
from sightline.store.snapshots import Snapshot

_log = logging.getLogger("sightline.loads")


def notice_soon() -> None:
    from sightline.apps.loads.tasks import notice_in_background

    notice_in_background.enqueue()


def notice_publications(*, at: datetime) -> list[str]:
    """Tell every hook of each authority's published snapshot unless it knows; says whom not.

    One that fails is told again the next time, and stops no other.
    """
    failed: list[str] = []
    store = data().store
    for code in store.authorities():
        snapshot = store.authority(code).published()
        if snapshot is not None:
            failed += [_name(hook) for hook in after_publish if not _told(hook, snapshot, code, at)]
    return failed


def _told(hook: AfterPublish, snapshot: Snapshot, code: str, at: datetime) -> bool:
    name = _name(hook)
    known = Noticed.objects.filter(authority=code, hook=name, failed="")
    if known.filter(snapshot_id=snapshot.id).exists():
        return True
    fault = ""
    try:
        with transaction.atomic():
            hook(snapshot, at)
    except Exception as error:
        _log.exception("after publish failed", extra={"fields": {"hook": name}})
        fault = type(error).__name__
    Noticed.objects.update_or_create(
        authority=code,
        hook=name,
        defaults={"snapshot_id": snapshot.id, "at": at, "failed": fault},
    )
    return not fault


def _name(hook: AfterPublish) -> str:
    return f"{hook.__module__}.{hook.__qualname__}"[:200]
