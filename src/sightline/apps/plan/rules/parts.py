"""A plan, its actions, the lines of an action, its leads, and who is told of it how often."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sightline.apps.people.rules import check_reason
from sightline.apps.plan.rules.days import check_text, day_said
from sightline.documents.plan import Brag
from sightline.vocabulary.not_allowed import NotAllowed

EVERY = {1: "Every month", 3: "Every quarter", 6: "Every six months", 12: "Every year"}
_CENTURY = (2000, 2100)
_IN_BRACKETS_AT_END = re.compile(r"\s*\([^()]*\)$")


def check_plan(title: str, from_on: date, to_on: date, stale_after: int) -> None:
    check_text(title, "Give the plan a title.")
    if to_on < from_on:
        raise NotAllowed("The plan’s last day is before its first.")
    if not _CENTURY[0] <= from_on.year <= to_on.year <= _CENTURY[1]:
        raise NotAllowed(f"A plan from {from_on.year} to {to_on.year}? Look at the years again.")
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


def check_cadence(every_months: int, from_on: date, since: date | None, why: str) -> None:
    """`since`: from when the body has been told in another rhythm."""
    if every_months not in EVERY:
        raise NotAllowed("A body is told every month, quarter, six months or year.")
    if since is None:
        return
    if from_on <= since:
        raise NotAllowed(f"It has been told so since {day_said(since)}: choose a later day.")
    check_reason(why, "Say why the rhythm changes.")
