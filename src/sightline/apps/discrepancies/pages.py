"""Discrepancies as a page shows them: the list, one with its way so far, what it was and is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.urls import reverse

from sightline.apps.discrepancies import queries, rules
from sightline.apps.discrepancies.models import Count, Discrepancy, Step
from sightline.apps.discrepancies.queries import Titles
from sightline.apps.discrepancies.rules import State
from sightline.apps.people.reach import Access
from sightline.documents.on_page import Cell, Heading, PageTable

COLOURS = {
    State.RAISED: "yellow", State.TALKED_OVER: "turquoise", State.TO_CORRECT: "blue",
    State.CORRECTED: "purple", State.CONFIRMED: "green", State.ACCEPTED: "green",
    State.WITHDRAWN: "grey", State.REOPENED: "red",
}  # fmt: skip
_DASH = "–"


def stood(found: Discrepancy, count: Count | None) -> str:
    """How it stood in one extract: the value, or what of the child's rows was counted."""
    if count is None:
        return _DASH
    if not found.child_id:
        return count.shown
    if count.rows_counted:
        rows = "once" if count.rows_counted == 1 else f"{count.rows_counted} times"
        return f"Counted {rows}"
    return "In it, not counted" if count.rows_in_it else "Not in it"


def table(found: Sequence[Discrepancy], titles: Titles, caption: str) -> PageTable:
    headings = (
        Heading("Figure"), Heading("Month"), Heading("What should change"), Heading("It was"),
        Heading("It is"), Heading("State"), Heading("Raised"),
    )  # fmt: skip
    rows = tuple(_row(each, titles) for each in found)
    return PageTable(caption, headings, rows, caption_is_hidden=True)


def _row(found: Discrepancy, titles: Titles) -> tuple[Cell, ...]:
    before, after = queries.before_and_after(found)
    return (
        Cell(found.title, found.address, under=titles.whose(found)),
        Cell(f"{found.month:%B %Y}", under=titles.service(found.service)),
        Cell(found.claimed.in_words),
        Cell(stood(found, before)),
        Cell(stood(found, after)),
        Cell(found.now.in_words, tag=COLOURS[found.now]),
        Cell(f"{found.raised_at:%-d %b %Y}", under=found.raised_by.name),
    )


@dataclass(frozen=True)
class Happened:
    """One line of the way so far: a step of people, or what a new extract showed."""

    at: datetime
    title: str
    who: str
    said: str
    state: str = ""
    colour: str = "grey"


def timeline(found: Discrepancy, *, with_words: bool) -> list[Happened]:
    """Steps and new extracts in order; what was said of a child only to those who may see it."""
    counts = list(found.counts.all())
    # An extract before the steps of the same moment: it is why they happened.
    happened = [
        Happened(
            each.at,
            f"Extract of {each.extract_on:%-d %B %Y}",
            "",
            f"{stood(found, before)} before, {stood(found, each)} now."
            if stood(found, before) != stood(found, each)
            else f"As before: {stood(found, each)}.",
        )
        for before, each in pairwise(counts)
    ]
    happened += [_step(each, with_words) for each in found.steps.select_related("by")]
    return sorted(happened, key=lambda each: each.at)


def _step(step: Step, with_words: bool) -> Happened:
    state = State(step.state)
    whom = f", {step.with_whom}" if with_words else ""
    met = f"Met on {step.met_on:%-d %B %Y}{whom}." if step.met_on else ""
    said = step.said if with_words or step.by_id is None else ""
    who = step.by.name if step.by else "Sightline"
    words = " ".join(filter(None, (met, said)))
    return Happened(step.at, step.in_words, who, words, state.in_words, COLOURS[state])


@dataclass(frozen=True)
class Way:
    """A move somebody may make: its name, in words, where."""

    move: str
    text: str
    address: str


def ways(found: Discrepancy, access: Access) -> list[Way]:
    possible = [
        move
        for move in rules.MOVES.possible(found.now)
        if move not in rules.BY_EXTRACT_ALONE
        and (move != "withdraw" or rules.can_withdraw(access, found.raised_by_id))
    ]
    return [
        Way(move, rules.MOVES_IN_WORDS[move], reverse("discrepancies:move", args=[found.pk, slug]))
        for move in possible
        for slug in [move.replace(" ", "-")]
    ]
