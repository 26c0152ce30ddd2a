"""Tables of actions as pages show them."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.agreed_actions.listing import Listed
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.moving_figures import ToMove, to_move
from sightline.apps.figures.queries import source
from sightline.documents.did_it_move import DidItMove
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.marks import Rating

_COLOURS = {
    Rating.BLUE: "blue", Rating.GREEN: "green", Rating.AMBER: "orange", Rating.RED: "red",
}  # fmt: skip


def actions(found: Iterable[Listed], caption: str, today: date) -> PageTable:
    here = source()
    titles = ("Action", "Owner", "Due", "Rating", "State", "To move")
    rows = tuple(
        (
            Cell(one.action.title, one.action.address),
            Cell(one.action.owner.name, under=one.role),
            _due(one.action, today),
            rating_cell(one.action, today),
            Cell(one.action.now.in_words),
            _moves(to_move(one.action, here)),
        )
        for one in found
    )
    return PageTable(caption, tuple(map(Heading, titles)), rows, caption_is_hidden=True)


def rating_cell(action: AgreedAction, today: date) -> Cell:
    mark = action.mark_on(today)
    colour = _COLOURS[action.rating_on(today)] if mark.word != "Dropped" else "grey"
    return Cell(f"{mark.shape} {mark.word}".replace(" ", "\u00a0"), tag=colour)


def _due(action: AgreedAction, today: date) -> Cell:
    if action.closed_on:
        return Cell(_day(action.due_on), under=f"closed {_day(action.closed_on)}")
    if action.is_late(today):
        days = (today - action.due_on).days
        return Cell(_day(action.due_on), under=f"late by {days} day{'s' if days > 1 else ''}")
    moved = action.first_due_on != action.due_on
    return Cell(_day(action.due_on), under=f"first {_day(action.first_due_on)}" if moved else "")


def _moves(found: ToMove | None) -> Cell:
    if found is None:
        return Cell("–")
    way = f", meant to go {found.way}" if found.way else ""
    return Cell(found.title, found.address, under=f"{found.whose}{way}")


def meant_to_move(
    found: Iterable[tuple[AgreedAction, str, DidItMove | None]], caption: str, today: date
) -> PageTable:
    """Under a figure: each action with its owner's role, when it closed, what happened since."""
    titles = ("Action", "Owner", "Rating", "Closed on", "Did it move?")
    rows = tuple(
        (
            Cell(action.title, action.address, under=action.unit),
            Cell(role or action.owner.name),
            rating_cell(action, today),
            Cell(
                _day(action.closed_on) if action.closed_on else "Not closed",
                under="" if action.closed_on else f"due {_day(action.due_on)}",
            ),
            _said(said),
        )
        for action, role, said in found
    )
    return PageTable(caption, tuple(map(Heading, titles)), rows, caption_is_hidden=True)


def _said(said: DidItMove | None) -> Cell:
    return Cell(said.sentence, under=said.averages) if said else Cell("Asked once it is closed")


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
