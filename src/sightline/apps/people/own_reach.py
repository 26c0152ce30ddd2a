"""Nobody gives themselves a role; nor do they widen one by changing the tree it stands in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.people.access import holds_of
from sightline.apps.people.models import User
from sightline.apps.people.rules import NotAllowed, Right

WIDENED = (
    "This would widen your own reach to children’s records. Ask somebody else who keeps the tree."
)
_Units = frozenset[tuple[str, str]]


@contextmanager
def not_widened(by: User | None, at: datetime, *more: date | None) -> Iterator[None]:
    """Write inside it: what would bring more units within the writer's own reach is undone.

    Asked of today and of the days on which the change begins to hold.
    """
    days = {timezone.localdate(at), *(day for day in more if day)}
    before = {day: _reach(by, day) for day in days} if by else {}
    with transaction.atomic():
        yield
        if by and any(_reach(by, day) - before[day] for day in days):
            raise NotAllowed(WIDENED)


def _reach(by: User, day: date) -> _Units:
    """The units whose children the person sees; none to watch for somebody who sees all."""
    holds = [hold for hold in holds_of(by, day) if Right.SEE_CHILDREN in hold.rights]
    if any(hold.everything for hold in holds):
        return frozenset()
    return frozenset(
        (level, name)
        for hold in holds
        for level, names in (
            ("service", hold.services), ("team", hold.teams), ("worker", hold.workers),
        )
        for name in names
    )  # fmt: skip
