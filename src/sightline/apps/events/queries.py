from collections.abc import Sequence

from django.db.models import QuerySet

from sightline.apps.events.models import Event


def events_about(kind: str, id: object) -> QuerySet[Event]:
    """What was done to one thing, the latest first."""
    return Event.objects.filter(kind=kind, object_id=str(id)).select_related("by")


def events_named(did: str | Sequence[str]) -> QuerySet[Event]:
    """All events of one name, or of several, the latest first."""
    names = [did] if isinstance(did, str) else list(did)
    return Event.objects.filter(did__in=names).select_related("by")
