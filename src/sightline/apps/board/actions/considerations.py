"""The way of a paper through bodies: planned, considered, or left out with a reason."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board import rules
from sightline.apps.board.models import Body, Consideration
from sightline.apps.board.states import CONSIDERATION_MOVES, ConsiderationState
from sightline.apps.events.actions import record_event
from sightline.apps.papers.models import PaperVersion
from sightline.apps.thread.actions import link
from sightline.apps.thread.rules import How
from sightline.vocabulary.not_allowed import NotAllowed


def plan_stop(
    *, by: Any, version: PaperVersion, body: Body, planned_on: date, at: datetime
) -> Consideration:
    """This version goes to that body. The paper and the body are linked, so that each shows it."""
    if not body.stands_on(planned_on):
        raise NotAllowed(f"{body} does not stand on {rules.said(planned_on)}.")
    if version.considerations.filter(body=body).exists():
        raise NotAllowed(f"{body} is on this paper’s way already.")
    with transaction.atomic():
        made = Consideration.objects.create(
            version=version, body=body, planned_on=planned_on, by=by, at=at
        )
        link(by=by, source=version, target=body, how=How.LEADS_TO, at=at)
        said = f"Planned for {body}."
        record_event(by=by, did="consideration.planned", to=made, at=at, said=said)
    return made


def record_stop(
    *, by: Any, stop: Consideration, move: str, said: str, on: date | None, at: datetime
) -> Consideration:
    """What came of it: considered on a day, left out with a reason, or planned again for one."""
    with transaction.atomic():
        there = Consideration.objects.select_for_update().get(pk=stop.pk)
        state = CONSIDERATION_MOVES.check(ConsiderationState(there.state), move)
        _check(state, said, on, at)
        there.state, there.said, there.by, there.at = state, said.strip(), by, at
        there.considered_on = on if state is ConsiderationState.CONSIDERED else None
        if state is ConsiderationState.PLANNED and on:
            there.planned_on = on
        there.save()
        words = f"{there.body}: {state}."
        record_event(by=by, did="consideration.moved", to=there, at=at, said=words, move=move)
    return there


def _check(state: ConsiderationState, said: str, on: date | None, at: datetime) -> None:
    if state is ConsiderationState.NOT_CONSIDERED:
        rules.check_text(said, "Say why it was not considered.")
    elif on is None:
        raise NotAllowed("Give the day.")
    elif state is ConsiderationState.CONSIDERED and on > at.date():
        raise NotAllowed(f"{rules.said(on)} is still to come: record it afterwards.")
