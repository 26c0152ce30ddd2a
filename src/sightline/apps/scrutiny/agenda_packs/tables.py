"""The packs of a meeting as a table: what was out, and what took its place."""

from collections.abc import Iterable

from sightline.apps.scrutiny.agenda_packs.rules import AgendaPackState
from sightline.apps.scrutiny.models import AgendaPack
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words

_COLOURS = {
    AgendaPackState.MAKING: "blue",
    AgendaPackState.FAILED: "red",
    AgendaPackState.MADE: "yellow",
    AgendaPackState.PUBLISHED: "green",
    AgendaPackState.REPLACED: "grey",
    AgendaPackState.WITHDRAWN: "orange",
}
_TITLES = ("Pack", "State", "Pages", "Published", "What is different")


def of_packs(found: Iterable[AgendaPack]) -> PageTable:
    rows = tuple(
        (
            Cell(f"{each.supplement or 'Agenda'}, version {each.number}", each.address),
            Cell(each.state, tag=_COLOURS[each.now], under=each.withdrawn_because),
            Cell(f"{each.first_page} – {each.last_page}" if each.last_page else "–"),
            Cell(day_words(each.published_at.date()) if each.published_at else "–"),
            Cell(each.changes or "–"),
        )
        for each in found
    )
    return PageTable("Packs", tuple(map(Heading, _TITLES)), rows, caption_is_hidden=True)
