from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from sightline.apps.attachments import kept_files, rules
from sightline.apps.attachments.models import Attachment
from sightline.apps.attachments.registry import may_attach
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.vocabulary.not_allowed import NotAllowed


def attach(
    *, by: Any, access: Any, to: Thing, name: str, content: bytes, at: datetime
) -> Attachment:
    """Keep a file beside a thing. Refuses by content, by size, and where the person may not."""
    kind, object_id = kind_and_id(to)
    if not may_attach(access, kind, object_id):
        raise NotAllowed("You can't attach files here.")
    called = rules.safe_name(name)
    media_type = rules.media_type_of(content, called)
    kept = kept_files.keep(content)
    try:
        with transaction.atomic():
            attachment = Attachment.objects.create(
                kind=kind,
                object_id=object_id,
                name=called,
                media_type=media_type,
                size=len(content),
                sha256=kept.sha256,
                stored_as=kept.stored_as,
                by=by,
                at=at,
            )
            record_event(
                by=by, did="attachment.added", to=(kind, object_id), at=at, attachment=attachment.pk
            )
    except BaseException:
        kept_files.remove(kept.stored_as)
        raise
    return attachment


def remove_attachment(*, by: Any, access: Any, attachment: Attachment, at: datetime) -> None:
    """The content is gone at once; that there was a file stays."""
    if not may_attach(access, attachment.kind, attachment.object_id):
        raise NotAllowed("You can't remove files here.")
    with transaction.atomic():
        attachment.removed_at = at
        attachment.save(update_fields=["removed_at"])
        beside = (attachment.kind, attachment.object_id)
        record_event(by=by, did="attachment.removed", to=beside, at=at, attachment=attachment.pk)
        transaction.on_commit(partial(kept_files.remove, attachment.stored_as))


def erase_files_beside(thing: Thing) -> None:
    """With a thing about an erased child its files go, and their names, which may hold a child's.
    The erasure is the event."""
    kind, object_id = kind_and_id(thing)
    found = Attachment.objects.filter(kind=kind, object_id=object_id)
    with transaction.atomic():
        for stored_as in found.values_list("stored_as", flat=True):
            transaction.on_commit(partial(kept_files.remove, stored_as))
        found.delete()
