from typing import Any

from django.db.models import QuerySet

from sightline.apps.attachments.models import Attachment
from sightline.apps.attachments.registry import may_read
from sightline.apps.events.kinds import Thing, kind_and_id


def attachments_of(thing: Thing, access: Any) -> QuerySet[Attachment]:
    """The files beside a thing, for somebody who may read them; none for others."""
    kind, object_id = kind_and_id(thing)
    if not may_read(access, kind, object_id):
        return Attachment.objects.none()
    return files_beside(thing).select_related("by")


def files_beside(thing: Thing) -> QuerySet[Attachment]:
    """For the thing's own papers, whose readers are known: nobody's access is asked for."""
    kind, object_id = kind_and_id(thing)
    return Attachment.objects.filter(kind=kind, object_id=object_id, removed_at__isnull=True)


def find_attachment(id: int, access: Any) -> Attachment | None:
    """None for one that is not there as for one that is not for this person."""
    found = Attachment.objects.filter(pk=id, removed_at__isnull=True).first()
    return found if found and may_read(access, found.kind, found.object_id) else None
