"""What every write of an action shares: the row locked, saved with its history, its step, event."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from sightline.apps.agreed_actions.models import ActionStep, AgreedAction
from sightline.apps.agreed_actions.rules import MOVES, ActionState
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.people.models import User


@contextmanager
def stepping(
    action: AgreedAction, *, by: User, at: datetime, did: str, verb: str, said: str = "",
    next_step: str = "",
) -> Iterator[AgreedAction]:  # fmt: skip
    """The action as it now is, locked; saved with one step and one event when the block ends.

    What was typed stays in the step: events outlive it, and must not hold a child's data.
    """
    with transaction.atomic():
        there = AgreedAction.objects.select_for_update().get(pk=action.pk)
        yield there
        save_as(there, by=by, reason=did)
        write_step(there, by=by, at=at, did=did, said=said, next_step=next_step)
        record_event(by=by, did=f"action.{verb}", to=there, at=at, said=f"{did}.")
    action.refresh_from_db()


def write_step(
    action: AgreedAction, *, by: User, at: datetime, did: str, said: str = "", next_step: str = ""
) -> None:
    ActionStep.objects.create(
        action=action, did=did, state=action.state, brag=action.brag, due_on=action.due_on,
        said=said.strip(), next_step=next_step.strip(), by=by, at=at,
    )  # fmt: skip


def moved(action: AgreedAction, move: str) -> ActionState:
    """The state a move leads to, put on the action."""
    to = MOVES.check(action.now, move)
    action.state = to.value
    return to
