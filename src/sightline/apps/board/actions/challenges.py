"""Challenge, answer, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from sightline.apps.board import rules
from sightline.apps.board.models import BoardChallenge, Meeting, Seat
from sightline.apps.board.states import CHALLENGE_MOVES, ChallengeState
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


@dataclass(frozen=True)
class Inequality:
    """Of what, which group, and how it compares: “ethnicity”, “Mixed”, “1.6 times the rate of …”"""

    breakdown: str
    group: str
    compared: str


def challenge(
    *, by: Any, meeting: Meeting, challenged_by: Seat, text: str, at: datetime,
    service: str = "", indicator: str = "", figure_code: str = "",
    inequality: Inequality | None = None, answer: str = "", answered_by: str = "",
) -> BoardChallenge:  # fmt: skip
    """A challenge, with its answer where it was answered at once."""
    rules.check_in_meeting(meeting.now)
    rules.check_text(text, "Write the challenge.")
    if challenged_by.body_id != meeting.body_id:
        raise NotAllowed("Whoever challenges sits on the body that meets.")
    _check_answer(answer, answered_by, is_needed=False)
    said = inequality or Inequality("", "", "")
    rules.check_inequality(inequality is not None, said.breakdown, said.group, said.compared)
    with transaction.atomic():
        highest = meeting.challenges.aggregate(most=Max("number"))["most"] or 0
        made = BoardChallenge(
            meeting=meeting, number=highest + 1, service=service, challenged_by=challenged_by,
            text=text, indicator=indicator, figure_code=figure_code, answer=answer,
            answered_by=answered_by, about_inequality=inequality is not None,
            breakdown=said.breakdown, group=said.group, compared=said.compared, by=by, at=at,
            state=(ChallengeState.ANSWERED if answer else ChallengeState.OPEN).value,
        )  # fmt: skip
        save_as(made, by=by)
        words = f"{challenged_by.title} challenged."
        record_event(by=by, did="challenge.made", to=made, at=at, said=words)
    return made


def _check_answer(answer: str, answered_by: str, *, is_needed: bool) -> None:
    if is_needed:
        rules.check_text(answer, "Write the answer.")
    if answer.strip() and not answered_by.strip():
        raise NotAllowed("Say who answered.")


def answer_challenge(
    *, by: Any, access: Access, challenge: BoardChallenge, answer: str, answered_by: str,
    read: int, at: datetime,
) -> BoardChallenge:  # fmt: skip
    rules.check_answers(access.rights)
    _check_answer(answer, answered_by, is_needed=True)
    challenge.state = CHALLENGE_MOVES.check(challenge.now, "answer").value
    challenge.answer, challenge.answered_by = answer, answered_by
    return _saved(by, challenge, read, at, "challenge.answered", f"Answered by {answered_by}.")


def follow_up_challenge(
    *, by: Any, challenge: BoardChallenge, outcome: str, read: int, at: datetime
) -> BoardChallenge:
    """The Board has seen what came of it; one about inequality needs its outcome in words."""
    rules.check_outcome(challenge.about_inequality, outcome)
    challenge.state = CHALLENGE_MOVES.check(challenge.now, "follow up").value
    challenge.outcome = outcome
    return _saved(by, challenge, read, at, "challenge.followed_up", outcome or "Followed up.")


def open_challenge_again(
    *, by: Any, challenge: BoardChallenge, read: int, at: datetime
) -> BoardChallenge:
    challenge.state = CHALLENGE_MOVES.check(challenge.now, "open again").value
    return _saved(by, challenge, read, at, "challenge.opened_again", "Opened again.")


def _saved(
    by: Any, challenge: BoardChallenge, read: int, at: datetime, did: str, words: str
) -> BoardChallenge:
    challenge._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(challenge, read=read, fields=["answer", "answered_by", "state", "outcome"])
        record_event(by=by, did=did, to=challenge, at=at, said=words)
    return challenge
