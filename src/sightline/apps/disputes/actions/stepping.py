"""The one way a dispute moves: locked, checked by the table, a step kept, an event recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.disputes.models import Dispute, Step
from sightline.apps.disputes.rules import MOVES, DisputeState
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed

_MOVED = ["state", "level", "formal_on", "referred_on", "policy_on", "closed_on"]
_ENDS = {DisputeState.SETTLED, DisputeState.RESOLVED, DisputeState.WITHDRAWN}


@contextmanager
def moving(
    dispute: Dispute, move: str, *, by: User, at: datetime, **step: Any
) -> Iterator[Dispute]:
    """Yields the dispute as it stands in the database; what is put on it there is saved with the
    new state. `step`: the words of the step."""
    with transaction.atomic():
        there = Dispute.objects.select_for_update().get(pk=dispute.pk)
        to = MOVES.check(there.now, move)
        check_read(dispute, there)
        yield there
        there.state = to.value
        if to in _ENDS:
            there.closed_on = timezone.localdate(at)
        there.save(update_fields=_MOVED)
        keep_step(there, move, by=by, at=at, **step)
        record_event(by=by, did="dispute.moved", to=there, at=at, state=to.value, move=move)
    # What a page has read before may be out of date: steps are read again when they are asked for.
    vars(dispute).pop("_prefetched_objects_cache", None)
    dispute.refresh_from_db(fields=_MOVED)


def check_read(read: Dispute, there: Dispute) -> None:
    """What somebody decided on is what stands there: the same press twice moves it once."""
    if (read.state, read.level, read.referred_on) != (there.state, there.level, there.referred_on):
        raise NotAllowed("This dispute moved meanwhile: look where it stands now.")


def keep_step(
    dispute: Dispute, move: str, *, by: User | None, at: datetime, on: date | None = None,
    **words: Any,
) -> Step:  # fmt: skip
    told = {name: value.strip() if isinstance(value, str) else value
            for name, value in words.items()}  # fmt: skip
    return Step.objects.create(
        dispute=dispute, move=move, state=dispute.state, level=dispute.level,
        on=on or timezone.localdate(at), by=by, at=at, **told,
    )  # fmt: skip
