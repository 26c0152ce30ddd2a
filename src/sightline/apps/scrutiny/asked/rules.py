"""What can be asked for or promised, how far it is, and what each step needs."""

from datetime import date
from enum import StrEnum

from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class AskedKind(StrEnum):
    UNDERTAKING = "undertaking"
    RESOLUTION = "resolution"
    COMMITMENT = "commitment"
    MEASURE = "measure"

    @property
    def in_words(self) -> str:
        return _KINDS[self]


_KINDS = {
    AskedKind.UNDERTAKING: "Undertaking given in debate",
    AskedKind.RESOLUTION: "Asked for by resolution",
    AskedKind.COMMITMENT: "Service commitment",
    AskedKind.MEASURE: "Measure that members propose",
}


class AskedForm(StrEnum):
    """In which form it is to come."""

    REPORT = "report"
    BRIEFING = "briefing"
    NOTE = "note"
    UPDATE = "update"
    DEED = "deed"

    @property
    def in_words(self) -> str:
        return _FORMS[self]


_FORMS = {
    AskedForm.REPORT: "report to a meeting",
    AskedForm.BRIEFING: "briefing paper",
    AskedForm.NOTE: "written note",
    AskedForm.UPDATE: "update said in a meeting",
    AskedForm.DEED: "something done",
}


class AskedState(StrEnum):
    OPEN = "open"
    FULFILLED = "fulfilled"
    LET_GO = "let go"


ASKED_MOVES = Moves(
    "promise",
    {
        AskedState.OPEN: {"fulfil": AskedState.FULFILLED, "let go": AskedState.LET_GO},
        AskedState.FULFILLED: {"open again": AskedState.OPEN},
        AskedState.LET_GO: {"open again": AskedState.OPEN},
    },
)


class Decision(StrEnum):
    """What became of a measure that members proposed."""

    WAITING = "waiting"
    TAKEN_UP = "taken up"
    NOT_TAKEN_UP = "not taken up"


class AskedChange(StrEnum):
    """What happened to a promise, or to a line of the forward plan, one after the other."""

    ASKED = "asked for"
    FORM = "another form agreed"
    MOVED = "moved"
    HANDED_OVER = "handed over"
    DECIDED = "decided"
    FULFILLED = "fulfilled"
    LET_GO = "let go"
    OPENED = "opened again"


class ForwardState(StrEnum):
    PLANNED = "planned"
    TAKEN = "taken"
    SENT = "sent outside a meeting"
    OFF = "taken off"


FORWARD_MOVES = Moves(
    "line of the forward plan",
    {
        ForwardState.PLANNED: {
            "take": ForwardState.TAKEN,
            "send": ForwardState.SENT,
            "take off": ForwardState.OFF,
        },
        ForwardState.TAKEN: {},
        ForwardState.SENT: {},
        ForwardState.OFF: {"put back": ForwardState.PLANNED},
    },
)

REMIND_BEFORE = 7  # days
NUDGE_AFTER = 7  # days that a member has to say that it arrived


def check_asked(text: str, *, has_owner: bool, due_on: date | None, next_meeting: bool) -> None:
    if not text.strip():
        raise NotAllowed("Write what was promised or asked for.")
    if not has_owner:
        raise NotAllowed("Say who owes it: choose somebody with an account, or name the post.")
    if (due_on is None) is not next_meeting:
        raise NotAllowed("Give the day it is due, or say that it comes to the next meeting.")


def check_due(asked_on: date, due_on: date | None) -> None:
    if due_on and due_on < asked_on:
        raise NotAllowed("It can’t be due before the meeting in which it was promised.")


def check_form(now: AskedForm, to: AskedForm, *, agreed_by: str, why: str) -> None:
    if now is to:
        raise NotAllowed(f"It is to come as a {now.in_words} already.")
    if not agreed_by.strip() or not why.strip():
        raise NotAllowed("Say who agreed to the other form, and why: both are kept.")


def check_why(why: str, what: str) -> None:
    if not why.strip():
        raise NotAllowed(what)


def check_fulfilled(words: str, *, has_thing: bool) -> None:
    if not words.strip() and not has_thing:
        raise NotAllowed("Say what fulfilled it, or choose the paper, milestone or action.")


def check_closed_on(on: date, asked_on: date, today: date) -> None:
    if not asked_on <= on <= today:
        raise NotAllowed("Give a day from the meeting on, up to today.")


def check_decision(kind: AskedKind, decision: Decision, words: str) -> None:
    if kind is not AskedKind.MEASURE:
        raise NotAllowed("Only a measure that members propose is decided on.")
    if decision is Decision.WAITING:
        raise NotAllowed("Say whether it was taken up or not.")
    if decision is Decision.NOT_TAKEN_UP and not words.strip():
        raise NotAllowed("Tell members why the measure was not taken up.")


def check_forward(title: str, why: str, who: str) -> None:
    if not title.strip():
        raise NotAllowed("Give it a title.")
    if not why.strip() or not who.strip():
        raise NotAllowed("Say why it comes to the committee, and the post that brings it.")


def check_sent(words: str, *, has_paper: bool, members: int) -> None:
    if not words.strip() and not has_paper:
        raise NotAllowed("Choose the paper that is sent, or write what members are told.")
    if not members:
        raise NotAllowed(
            "Nobody sits on this committee on that day: there is no one to send it to."
        )


def check_sent_on(on: date, today: date) -> None:
    if on > today:
        raise NotAllowed("It can’t have been sent after today.")


def check_members_may_read(is_published: bool) -> None:
    """Members read what is published, also between meetings: small numbers are withheld there."""
    if not is_published:
        raise NotAllowed("Publish this paper first: members are sent what the public may read.")
