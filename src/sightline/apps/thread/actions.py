from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.thread.models import Link
from sightline.apps.thread.rules import How, check_can_link


def link(*, by: Any, source: Thing, target: Thing, at: datetime, how: How = How.LEADS_TO) -> Link:
    """Join two things. Joining them again the same way changes nothing."""
    one, other = kind_and_id(source), kind_and_id(target)
    check_can_link(one, other)
    with transaction.atomic():
        made, is_new = Link.objects.get_or_create(
            source_kind=one[0],
            source_id=one[1],
            how=how,
            target_kind=other[0],
            target_id=other[1],
            defaults={"by": by, "at": at},
        )
        if is_new:
            said = f"Linked: {how} the {other[0].replace('_', ' ')}."
            record_event(by=by, did="thread.linked", to=one, at=at, said=said, link=made.pk)
    return made


def unlink(*, by: Any, link: Link, at: datetime) -> None:
    with transaction.atomic():
        source = (link.source_kind, link.source_id)
        said = f"No longer linked: {link.how} the {link.target_kind.replace('_', ' ')}."
        record_event(by=by, did="thread.unlinked", to=source, at=at, said=said, link=link.pk)
        link.delete()
