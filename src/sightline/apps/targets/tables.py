"""The tables on the pages of targets."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse

from sightline.apps.targets.queries import Aim, Version
from sightline.documents.cells import DASH
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.target_standing import Rated, Standing
from sightline.documents.target_words import day_words
from sightline.judgement.marks import PERFORMANCE, Rating
from sightline.judgement.rag import Rag
from sightline.judgement.shown import say
from sightline.judgement.targets import Target
from sightline.vocabulary.words import Unit

_TAGS = {Rating.GREEN: "green", Rating.AMBER: "yellow", Rating.RED: "red"}


def aims_table(aims: Iterable[Aim], rated: Mapping[str, Rated], day: date) -> PageTable:
    headings = (
        Heading("Indicator"),
        Heading("Figure", is_number=True),
        Heading("Target", is_number=True),
        Heading("Rating"),
        Heading("Other targets"),
        Heading("Next value due"),
    )
    made = tuple(tuple(_aim_cells(aim, rated.get(aim.indicator.id), day)) for aim in aims)
    return PageTable("Indicators and their targets", headings, made, caption_is_hidden=True)


def _aim_cells(aim: Aim, found: Rated | None, day: date) -> Iterable[Cell]:
    unit, speaks = aim.indicator.shown_as, aim.speaks
    yield Cell(aim.indicator.title, reverse("targets:indicator", args=[aim.indicator.id]))
    yield Cell(found.shown if found else DASH, is_number=True)
    due = speaks.due_on(day) if speaks else None
    kind = speaks.in_words.removesuffix(" target") if speaks else ""
    yield Cell(say(due.value, unit) if due else DASH, under=kind, is_number=True)
    rating = found.rag.rating if found else None
    yield Cell(PERFORMANCE[rating].word, tag=_TAGS[rating]) if rating else Cell(DASH)
    others = [
        f"{one.in_words.removesuffix(' target')} {_due(one, day, unit)}"
        for one in aim.targets
        if one is not speaks
    ]
    yield Cell("; ".join(others))
    coming = aim.coming(day)
    yield Cell(day_words(coming) if coming else "")


def _due(target: Target, day: date, unit: Unit) -> str:
    point = target.due_on(day)
    return say(point.value, unit) if point else "not due yet"


def ratings_table(found: Standing, day: date) -> PageTable:
    """What each target rates the figure, had it been the only one."""
    headings = tuple(map(Heading, ("Target", "Due now", "Rating", "In words")))
    unit = found.indicator.shown_as
    rows = tuple(
        (
            Cell(one.in_words.capitalize()),
            Cell(_due(one, day, unit)),
            _rated(rag),
            Cell(rag.reason),
        )
        for one, rag in found.rags
    )
    return PageTable("What each target rates it", headings, rows, caption_is_hidden=True)


def _rated(rag: Rag) -> Cell:
    return Cell(rag.mark.word, tag=_TAGS[rag.rating]) if rag.rating else Cell(rag.mark.word)


def twin_of(found: Standing) -> PageTable:
    """The picture as a table."""
    headings = tuple(Heading(one.title, one.is_number) for one in found.table.columns)
    rows = tuple(
        tuple(Cell(str(text), is_number=n > 0) for n, text in enumerate(row))
        for row in found.table.rows
    )
    return PageTable(found.table.title, headings, rows, caption_is_hidden=True)


def history_table(versions: Iterable[Version]) -> PageTable:
    headings = tuple(map(Heading, ("When", "Target", "State", "Values", "Why", "By")))
    rows = tuple(
        (
            Cell(day_words(each.at.date())),
            Cell(each.what),
            Cell(each.step),
            Cell(each.values),
            Cell(each.why),
            Cell(each.by),
        )
        for each in versions
    )
    return PageTable("What was changed, the newest first", headings, rows, caption_is_hidden=True)
