"""What councillors ask to be told, and the answers."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.scrutiny import rules
from sightline.apps.scrutiny.models import ScrutinyRequest
from sightline.apps.scrutiny.rules import REQUEST_MOVES, RequestState
from sightline.vocabulary.not_allowed import NotAllowed


def ask(
    *, by: User | None, authority: str, asked: str, asked_by: Body | None, asked_on: date,
    due_on: date, indicators: Sequence[str] = (), at: datetime,
) -> ScrutinyRequest:  # fmt: skip
    rules.check_due(asked_on, due_on)
    with transaction.atomic():
        request = ScrutinyRequest(
            authority=authority, asked=asked.strip(), asked_by=asked_by, asked_on=asked_on,
            due_on=due_on, indicators=list(indicators),
        )  # fmt: skip
        save_as(request, by=by)
        record_event(by=by, did="scrutiny_request.asked", to=request, at=at)
    return request


def answer_request(
    *, by: User | None, request: ScrutinyRequest, answer: str, paper: PaperVersion | None,
    on: date, at: datetime,
) -> ScrutinyRequest:  # fmt: skip
    rules.check_answer(answer, has_paper=paper is not None)
    with transaction.atomic():
        request.answer, request.paper, request.answered_on = answer.strip(), paper, on
        _move(by, request, "answer", at)
    return request


def move_request(*, by: User, request: ScrutinyRequest, move: str, why: str, at: datetime) -> None:
    """Withdraw, or open again, with a reason."""
    if move == "answer":
        raise NotAllowed("Answer it with the form.")
    rules.check_why(why)
    with transaction.atomic():
        _move(by, request, move, at, why)


def _move(
    by: User | None, request: ScrutinyRequest, move: str, at: datetime, why: str = ""
) -> None:
    there = ScrutinyRequest.objects.select_for_update().get(pk=request.pk)
    request.state = REQUEST_MOVES.check(RequestState(there.state), move)
    save_as(request, by=by, reason=why or move)
    said = f"A request of scrutiny: {move}. {why}".strip()
    record_event(by=by, did="scrutiny_request.moved", to=request, at=at, said=said, move=move)
