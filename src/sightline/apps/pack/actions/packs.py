"""A pack as a whole: gaps that have their reason, marked complete, opened again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.pack import rules
from sightline.apps.pack.actions.shared import locked, saved
from sightline.apps.pack.models import Gap, Pack
from sightline.apps.pack.rules import PACK_MOVES, PackState
from sightline.apps.pack.standing import standing_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed


def say_gap(*, by: User, pack: Pack, what: str, why: str, at: datetime) -> Gap:
    """Why something of a service is not in the pack; printed where it would stand."""
    rules.check_why_not(why)
    named = {
        one.key for _, stand in standing_of(pack.month, timezone.localdate(at)) for one in stand
    }
    if what not in named:
        raise NotAllowed("The pack has no such part.")
    with transaction.atomic():
        gap, _ = Gap.objects.update_or_create(
            pack=pack, what=what, defaults={"why": why.strip(), "by": by, "at": at}
        )
        record_event(by=by, did="pack.gap_said", to=pack, at=at, said=f"Not there, {what}: {why}")
    return gap


def take_back_gap(*, by: User, gap: Gap, at: datetime) -> None:
    with transaction.atomic():
        said = f"No longer said to be missing: {gap.what}."
        record_event(by=by, did="pack.gap_taken_back", to=gap.pack, at=at, said=said)
        gap.delete()


def mark_complete(*, by: User, pack: Pack, at: datetime) -> Pack:
    """Refused until each of the inputs is there or somebody said why it is not."""
    inputs = standing_of(pack.month, timezone.localdate(at))
    rules.check_complete((each.title, stand) for each, stand in inputs)
    with transaction.atomic():
        there = locked(pack)
        state = PACK_MOVES.check(PackState(there.state), "mark complete").value
        told = {"state": state, "completed_by": by, "completed_at": at}
        return saved(there, told, by=by, read=there.version, at=at, did="completed")


def open_again(*, by: User, pack: Pack, at: datetime) -> Pack:
    with transaction.atomic():
        there = locked(pack)
        state = PACK_MOVES.check(PackState(there.state), "open again").value
        told = {"state": state, "completed_by": None, "completed_at": None}
        return saved(there, told, by=by, read=there.version, at=at, did="opened_again")
