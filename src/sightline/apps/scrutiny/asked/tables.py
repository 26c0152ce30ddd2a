"""Promises, the forward plan and receipts as tables."""

from collections.abc import Iterable, Sequence
from datetime import date

from sightline.apps.scrutiny.asked.queries import Asked
from sightline.apps.scrutiny.asked.rules import AskedState, ForwardState
from sightline.apps.scrutiny.models import ForwardItem, Receipt
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words

_COLOURS = {AskedState.FULFILLED: "green", AskedState.LET_GO: "grey", "answered": "green"}


def _table(caption: str, titles: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> PageTable:
    return PageTable(caption, tuple(map(Heading, titles)), tuple(rows), caption_is_hidden=True)


def of_asked(found: Iterable[Asked], caption: str = "What was promised") -> PageTable:
    rows = (
        (
            Cell(each.text, each.address, under=f"{each.kind}, {each.form}"),
            Cell(each.owner),
            Cell(each.from_where),
            Cell(each.due_words, under="late" if each.is_late else ""),
            Cell(each.state, tag=_colour(each), under=_closed(each)),
        )
        for each in found
    )
    return _table(caption, ("What", "Owed by", "From", "Due", "State"), rows)


def _colour(each: Asked) -> str:
    return "red" if each.is_late else _COLOURS.get(each.state, "yellow")


def _closed(each: Asked) -> str:
    return day_words(each.closed_on) if each.closed_on else ""


def of_forward(found: Iterable[ForwardItem]) -> PageTable:
    rows = (
        (
            Cell(each.title, each.address, under=each.why),
            Cell(each.when, under=_moved(each)),
            Cell(each.who),
            Cell(each.state, tag="blue" if each.state == ForwardState.PLANNED else "grey"),
        )
        for each in found
    )
    return _table("Forward plan", ("What comes, and why", "When", "Brought by", "State"), rows)


def _moved(each: ForwardItem) -> str:
    times = sum(step.did == "moved" for step in each.steps.all())
    return ("moved once" if times == 1 else f"moved {times} times") if times else ""


def of_receipts(found: Iterable[Receipt], today: date) -> PageTable:
    rows = (
        (
            Cell(str(each.seat)),
            Cell(each.sent_by),
            Cell(day_words(each.received_on) if each.received_on else "Not yet"),
            Cell("received" if each.received_on else "waiting",
                 tag="green" if each.received_on else "yellow", under=_nudged(each)),
        )
        for each in found
    )  # fmt: skip
    return _table("Receipts of members", ("Member", "Sent by", "Received", "State"), rows)


def _nudged(each: Receipt) -> str:
    return f"reminded {day_words(each.nudged_at.date())}" if each.nudged_at else ""
