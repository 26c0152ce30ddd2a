"""How a milestone stands, what may be changed about it and with which reason.

Plain Python. Moves of a plan and of a timescale; who may; the sentences that refuse.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sightline.apps.people.rules import check_reason
from sightline.documents.plan import Brag, Outcome
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed

STALE_AFTER_DAYS = 90
QUARTER = "plan_quarter"
_HERE = ZoneInfo("Europe/London")
_IN_BRACKETS_AT_END = re.compile(r"\s*\([^()]*\)$")


class PlanState(StrEnum):
    DRAFT = "draft"
    LIVE = "live"
    CLOSED = "closed"


PLAN_MOVES = Moves(
    "plan",
    {
        PlanState.DRAFT: {"approve": PlanState.LIVE},
        PlanState.LIVE: {"close": PlanState.CLOSED},
        PlanState.CLOSED: {"open again": PlanState.LIVE},
    },
)


class ChangeState(StrEnum):
    """Of a new timescale: asking for one leaves the old one standing."""

    ASKED = "asked for"
    MADE = "made"
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


class Held(StrEnum):
    """Of a later check: whether what got better has lasted."""

    HELD = "held"
    PARTLY = "partly"
    NOT_HELD = "not held"


CHANGE_MOVES = Moves(
    "change of a timescale",
    {
        ChangeState.ASKED: {
            "make": ChangeState.MADE,
            "refuse": ChangeState.REFUSED,
            "take back": ChangeState.TAKEN_BACK,
        },
        ChangeState.MADE: {},
        ChangeState.REFUSED: {},
        ChangeState.TAKEN_BACK: {},
    },
)


def day_of(at: datetime) -> date:
    """The local day of a moment."""
    return at.astimezone(_HERE).date()


def day_said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def month_of(day: date | None) -> date | None:
    """A month is kept as its first day, whichever of its days is given."""
    return day.replace(day=1) if day else None


def check_text(text: str, sentence: str) -> None:
    if not text.strip():
        raise NotAllowed(sentence)


def check_not_later(day: date, at: datetime, done: str) -> None:
    """`done`: the participle in the sentence, such as “rated”."""
    if day > day_of(at):
        raise NotAllowed(f"{day_said(day)} is still to come: nothing can have been {done} then.")


def check_plan(title: str, from_on: date, to_on: date, stale_after: int) -> None:
    check_text(title, "Give the plan a title.")
    if to_on < from_on:
        raise NotAllowed("The plan’s last day is before its first.")
    if not 1 <= stale_after <= 1000:
        raise NotAllowed("Say after how many days a rating is old: 1 to 1000.")


def check_numbered(number: str, completed_number: str) -> None:
    if not number.strip() and not completed_number.strip():
        raise NotAllowed("Give the action its number, such as CiN/CP 3.")


def check_can_complete(completed_number: str, standings: Iterable[tuple[str, str, str]]) -> None:
    """`standings`: number, rating and outcome of each milestone that counts. One whose target was
    missed may be completed, since its outcome says so; one that is simply open may not."""
    if completed_number:
        raise NotAllowed(f"It is among the completed actions already, as {completed_number}.")
    is_open = [number for number, brag, came in standings if brag != Brag.BLUE and not came]
    if is_open:
        first = is_open[0] or "one without a number"
        more = f" and {len(is_open) - 1} more" if len(is_open) > 1 else ""
        raise NotAllowed(
            f"Still open: {first}{more}. Complete each milestone, say how its target came out, or "
            "withdraw it first."
        )


def check_can_take_back_completed(number: str, completed_number: str) -> None:
    if not completed_number:
        raise NotAllowed("It is not among the completed actions.")
    if not number:
        raise NotAllowed(
            f"{completed_number} came without a number of its own. Give the action one first."
        )


def check_line(text: str, others: Iterable[str]) -> None:
    """An action has milestones, or one line without words."""
    there = list(others)
    if not text.strip() and there:
        raise NotAllowed("Say what the milestone is.")
    if text.strip() and "" in there:
        raise NotAllowed(
            "This action stands on a line of its own, without milestones. Give that line its "
            "words first; it then is the action’s first milestone."
        )


def check_rating(brag: Brag, why: str, evidence: str) -> None:
    if brag is Brag.BLUE and not evidence.strip():
        raise NotAllowed(
            "Blue needs something that shows it is done: say what, or add a file beside it first."
        )
    if brag in (Brag.AMBER, Brag.RED) and not why.strip():
        raise NotAllowed(f"Say why it is {brag.value}.")


def check_quarter_end(day: date) -> None:
    if not (is_month_end(day) and day.month % 3 == 0):
        raise NotAllowed(f"{day_said(day)} is no end of a quarter.")


def check_can_fix(quarter_end: date, at: datetime, is_fixed: bool, changes: str) -> None:
    check_quarter_end(quarter_end)
    if day_of(at) < quarter_end:
        raise NotAllowed(f"The quarter to {day_said(quarter_end)} is not over yet.")
    if is_fixed and not changes.strip():
        raise NotAllowed("This quarter is fixed already. To fix it again, say what is different.")


def quarter_paper(plan: int, quarter_end: date) -> tuple[str, str]:
    """What the paper of one quarter of a plan is about, as papers and links name things."""
    return QUARTER, f"{plan}{quarter_end:%Y%m%d}"


def plan_and_quarter(id: str) -> tuple[int, date] | None:
    """Back from that id; None for what is none."""
    try:
        return int(id[:-8]), date.fromisoformat(id[-8:])
    except ValueError:
        return None


def is_stale(rated_on: date | None, brag: Brag, today: date, stale_after: int) -> bool:
    """Blue stays blue, and what nobody rated has no rating that could be old."""
    if rated_on is None or brag in (Brag.BLUE, Brag.UNKNOWN):
        return False
    return (today - rated_on).days > stale_after


def question_about(rated_on: date | None, brag: Brag, today: date, stale_after: int) -> str:
    """What the page asks of a rating that has grown old."""
    if rated_on is None or not is_stale(rated_on, brag, today, stale_after):
        return ""
    days = (today - rated_on).days
    if brag is Brag.AMBER:
        return f"It has been amber for {days} days. Is it heading for green, or for red?"
    return f"It was rated {brag.value} {days} days ago. Does that still hold?"


def check_report(text: str, nothing_because: str) -> None:
    if not text.strip() and not nothing_because.strip():
        raise NotAllowed("Write what progress there is, or why there is nothing to report.")


def check_replacing(outcome: Outcome, came_out: str, text: str) -> None:
    if outcome is Outcome.MET:
        raise NotAllowed("A target that was met needs no other in its place: complete it.")
    check_text(came_out, "Say how the target came out, with the number that was reached.")
    check_text(text, "Say what the new milestone is.")


def check_can_replace(brag: str, is_replaced: bool, withdrawn: str) -> None:
    if is_replaced:
        raise NotAllowed("It has been replaced already.")
    if withdrawn:
        raise NotAllowed("It was withdrawn. Bring it back first.")
    if brag == Brag.BLUE:
        raise NotAllowed("It is rated blue: what is done was not missed. Rate it anew first.")


def check_outcome(outcome: Outcome | None, came_out: str) -> None:
    if outcome is not None:
        check_text(came_out, "Say in words how the target came out.")


def leads_written(leads: Sequence[str]) -> list[tuple[str, str]]:
    """Name and text as written of each. What stands in brackets at the end is no part of the name,
    unless that name stands there already."""
    found: dict[str, str] = {}
    for lead in leads:
        whole = " ".join(lead.split())
        name = _IN_BRACKETS_AT_END.sub("", whole) or whole
        key = whole if name in found else name
        if whole:
            found.setdefault(key[:160], whole[:200])
    return list(found.items())


def check_lead(is_person: bool, role: str) -> None:
    if is_person and role:
        raise NotAllowed("A lead is a person or a role, not both.")


def check_merge(name: int, same_as: int, further: int | None) -> None:
    if name == same_as:
        raise NotAllowed("Choose another name: a name is no spelling of itself.")
    if further is not None:
        raise NotAllowed("That one is itself a spelling of another: choose the other.")


def check_timescale(was: str, wanted: str, reason: str) -> None:
    check_text(wanted, "Say what the new timescale is.")
    check_reason(reason, "Say why the timescale changes.")
    if wanted.strip() == was.strip():
        raise NotAllowed("That is the timescale it has.")


def check_nothing_waits(waits: bool) -> None:
    if waits:
        raise NotAllowed(
            "Another timescale is asked for already. It is decided on or taken back first."
        )


def check_can_end(began: date | None, ended: date | None, day: date) -> None:
    if ended is not None:
        raise NotAllowed(f"It ended on {day_said(ended)} already.")
    if began is not None and day < began:
        raise NotAllowed(f"It can’t end before it began, on {day_said(began)}.")


def check_held(is_check: bool, held: str) -> None:
    if is_check and not held:
        raise NotAllowed("It is a later check: say whether it held, on the page of what was promised.")
    if held and not is_check:
        raise NotAllowed("Only of a later check is it said whether it held.")


def check_not_itself(milestone: int, other: int | None) -> None:
    if milestone == other:
        raise NotAllowed("A milestone can’t wait for itself.")


def check_occurrence(done_on: date | None, missed_because: str) -> None:
    if done_on is None:
        check_text(missed_because, "Say when it was done, or why it was missed.")
    elif missed_because.strip():
        raise NotAllowed("It was either done or missed: leave one of the two empty.")


__all__ = [
    "CHANGE_MOVES", "PLAN_MOVES", "STALE_AFTER_DAYS", "Brag", "ChangeState", "Held", "Outcome",
    "PlanState",
    "check_reason",
]  # fmt: skip
