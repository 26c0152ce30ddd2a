"""The action log as a paper: how many stand how, then every action with its owner and its figure.

Owners are named by their role: a paper outlives who holds it. Nothing here is a figure of people.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sightline.documents.model import Column, Document, Key, Listing, Note, Paragraph, Table
from sightline.judgement.marks import DELIVERY, Mark

_COLUMNS = (
    Column("action", "Action", "What is to be done.", wide=True),
    Column("owner", "Owner", "The role of whoever does it."),
    Column("agreed_on", "Agreed on"),
    Column("due_on", "Due on", "The day it is due now."),
    Column("first_due_on", "First due on", "Filled in where the day was moved."),
    Column("state", "State"),
    Column("rating", "Rating", "How it goes; blue is done with evidence."),
    Column("why_and_next", "Why, and what next", wide=True),
    Column("to_move", "To move", "The figure it is meant to move, and which way.", wide=True),
    Column("moved", "Did it move?", "Since the action was closed.", wide=True),
    Column("closed_on", "Closed on"),
    Column("comes_from", "Comes from", wide=True),
)
# On paper there is room for six: what belongs together stands in one cell.
_PRINTED = (
    Column("action", "Action", wide=True),
    Column("owner", "Owner"),
    Column("due_on", "Due"),
    Column("rating", "Rating"),
    Column("why_and_next", "Why, and what next", wide=True),
    Column("to_move", "To move, and did it?", wide=True),
)


@dataclass(frozen=True)
class LogLine:
    """One action as the log prints it."""

    title: str
    owner: str
    agreed_on: date
    due_on: date
    first_due_on: date
    state: str
    mark: Mark
    is_open: bool
    is_late: bool
    why_and_next: str = ""
    to_move: str = ""
    moved: str = ""
    closed_on: date | None = None
    comes_from: str = ""


def action_log(
    lines: Sequence[LogLine], *, whose: str, filters: str, as_at: date, name: str = "action-log"
) -> Document:
    """The log of a day: counts in words, the actions in the order given, the key of ratings."""
    about = (f"{whose}, {_day(as_at)}", f"Filter: {filters}.")
    table = Table(
        "Actions", _COLUMNS, tuple(_row(line) for line in lines), about=about, name=name,
        sheet="Actions", heads_rows=True, is_section=True,
    )  # fmt: skip
    if not lines:
        blocks = (Paragraph("No action is within this filter.", is_lead=True),)
        return Document("Action log", about, blocks, name=name, data_as_at=as_at, data=(table,))
    printed = replace(table, columns=_PRINTED, rows=tuple(_printed(line) for line in lines))
    return Document(
        "Action log", about,
        (
            Paragraph(_counted(lines), is_lead=True),
            Listing(_ratings(lines)),
            printed,
            Key("Rating of actions", tuple((mark.shape, mark.word) for mark in DELIVERY.values())),
            Note("Whether a figure moved is read from separate months before and after the day "
                 "the action was closed. It doesn't say that the action moved it."),
        ),
        name=name, data_as_at=as_at, is_landscape=True, data=(table,),
    )  # fmt: skip


def _row(line: LogLine) -> tuple[str | date | None, ...]:
    moved_day = line.first_due_on if line.first_due_on != line.due_on else None
    return (
        line.title, line.owner, line.agreed_on, line.due_on, moved_day, line.state,
        f"{line.mark.shape} {line.mark.word}", line.why_and_next, line.to_move, line.moved,
        line.closed_on, line.comes_from,
    )  # fmt: skip


def _printed(line: LogLine) -> tuple[str, ...]:
    days = [_short(line.due_on)]
    if line.first_due_on != line.due_on:
        days.append(f"first {_short(line.first_due_on)}")
    if line.closed_on:
        days.append(f"closed {_short(line.closed_on)}")
    if line.is_late:
        days.append("late")
    title = f"{line.title}\nfrom {line.comes_from}" if line.comes_from else line.title
    moves = "\n".join(each for each in (line.to_move, line.moved) if each)
    rating = f"{line.mark.shape} {line.mark.word}\n{line.state}"
    return (title, line.owner, "\n".join(days), rating, line.why_and_next, moves)


def _counted(lines: Sequence[LogLine]) -> str:
    opened = sum(line.is_open for line in lines)
    late = sum(line.is_late for line in lines)
    actions = "action" if len(lines) == 1 else "actions"
    return f"{len(lines)} {actions}: {opened} open, {late} of them late."


def _ratings(lines: Sequence[LogLine]) -> tuple[str, ...]:
    """How many of each rating, in the order of the marks; dropped ones last."""
    found = Counter(line.mark for line in lines)
    order = [*DELIVERY.values(), *(mark for mark in found if mark not in DELIVERY.values())]
    return tuple(f"{mark.shape} {mark.word}: {found[mark]}" for mark in order if found[mark])


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
