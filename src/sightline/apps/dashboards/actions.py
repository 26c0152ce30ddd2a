"""The one write: that a person looked. It is no event of its own: it changes nothing for others."""

from datetime import datetime, timedelta

from django.db import transaction

from sightline.apps.dashboards.models import LastLook
from sightline.apps.people.models import User

ONE_LOOK = timedelta(hours=1)


def note_look(*, by: User, snapshot: str, at: datetime) -> LastLook:
    """Returns the look with what was published at the one before it."""
    with transaction.atomic():
        look, made = LastLook.objects.get_or_create(
            person=by, defaults={"at": at, "snapshot": snapshot}
        )
        if not made and (at - look.at > ONE_LOOK or look.snapshot != snapshot):
            look.before_at, look.before_snapshot = look.at, look.snapshot
            look.at, look.snapshot = at, snapshot
            look.save()
    return look
