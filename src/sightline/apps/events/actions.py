"""The one write: record what was done."""

from datetime import datetime
from typing import Any

from sightline.apps.events import rules
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.events.models import Event


def record_event(
    *, by: Any, did: str, to: Thing, at: datetime, said: str = "", **facts: object
) -> Event:
    """Say that `by` (a user, or None for work that was due) did something to a thing.

    Call it inside the transaction of the write itself. `facts` are small values that JSON can
    hold; neither they nor `said` name a child.
    """
    rules.check_did(did)
    rules.check_facts(facts)
    kind, object_id = kind_and_id(to)
    return Event.objects.create(
        at=at,
        by=by,
        by_name=by.name if by else "",
        did=did,
        kind=kind,
        object_id=object_id,
        said=said,
        facts=facts,
    )
