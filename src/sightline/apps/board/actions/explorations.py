"""What the Board asked to have looked into, until it has looked at what was found."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board import rules
from sightline.apps.board.models import Exploration, Meeting
from sightline.apps.board.states import EXPLORATION_MOVES, ExplorationKind
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing
from sightline.apps.events.versions import save_version
from sightline.apps.people.reach import Access
from sightline.apps.thread.actions import link


def ask_to_explore(
    *, by: Any, meeting: Meeting, kind: ExplorationKind, question: str, asked_of: str,
    due_on: date, at: datetime, service: str = "", indicator: str = "",
    source: Thing | None = None,
) -> Exploration:  # fmt: skip
    """An audit, a deep dive or data work, asked of somebody by a day. `source`: what led to it."""
    rules.check_in_meeting(meeting.now)
    rules.check_text(question, "Write what is to be found out.")
    rules.check_text(asked_of, "Say who is asked.")
    rules.check_due(due_on, meeting.held_on)
    with transaction.atomic():
        made = Exploration.objects.create(
            meeting=meeting, kind=kind.value, question=question, service=service,
            indicator=indicator, asked_of=asked_of, due_on=due_on, by=by, at=at,
        )  # fmt: skip
        words = f"{asked_of} was asked for {kind.value}, due {rules.said(due_on)}."
        record_event(by=by, did="exploration.asked", to=made, at=at, said=words)
        for one in (meeting, source):
            if one is not None:
                link(by=by, source=one, target=made, at=at)
    return made


def begin_exploration(
    *, by: Any, access: Access, exploration: Exploration, read: int, at: datetime
) -> Exploration:
    rules.check_answers(access.rights)
    return _moved(by, exploration, "begin", read, at, "Begun.")


def report_back(
    *, by: Any, access: Access, exploration: Exploration, result: str, on: date, read: int,
    at: datetime, links: tuple[Thing, ...] = (),
) -> Exploration:  # fmt: skip
    """What was found, in words; papers and other things it rests on are linked as evidence."""
    rules.check_answers(access.rights)
    rules.check_text(result, "Write what was found.")
    exploration.result, exploration.reported_on = result, on
    with transaction.atomic():
        _moved(by, exploration, "report back", read, at, "Reported back.")
        for thing in links:
            link(by=by, source=exploration, target=thing, at=at)
    return exploration


def look_at_exploration(
    *, by: Any, exploration: Exploration, meeting: Meeting, read: int, at: datetime
) -> Exploration:
    """The Board has looked at it in this meeting: it comes back no more."""
    rules.check_in_meeting(meeting.now)
    exploration.looked_at_in = meeting
    return _moved(by, exploration, "look at", read, at, f"Looked at: {meeting}.")


def ask_again(
    *, by: Any, exploration: Exploration, why: str, due_on: date, read: int, at: datetime
) -> Exploration:
    """What was found is not enough: under way again, with what is still wanted."""
    rules.check_why(why, "Say what is still to be found out.")
    exploration.why, exploration.due_on = why, due_on
    return _moved(by, exploration, "ask again", read, at, f"Asked again: {why}")


def withdraw_exploration(
    *, by: Any, exploration: Exploration, why: str, read: int, at: datetime
) -> Exploration:
    rules.check_why(why, "Say why it is no longer wanted.")
    exploration.why = why
    return _moved(by, exploration, "withdraw", read, at, f"Withdrawn: {why}")


_DID = {
    "begin": "exploration.begun", "report back": "exploration.reported",
    "look at": "exploration.looked_at", "ask again": "exploration.asked_again",
    "withdraw": "exploration.withdrawn",
}  # fmt: skip
_FIELDS = ["state", "result", "reported_on", "looked_at_in", "why", "due_on"]


def _moved(
    by: Any, exploration: Exploration, move: str, read: int, at: datetime, words: str
) -> Exploration:
    exploration.state = EXPLORATION_MOVES.check(exploration.now, move).value
    with transaction.atomic():
        save_version(exploration, read=read, fields=_FIELDS)
        record_event(by=by, did=_DID[move], to=exploration, at=at, said=words)
    return exploration
