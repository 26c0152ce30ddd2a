"""A recorded card to print or send: a table for each area, what was said of it, and its key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sightline.documents.card import CardData, CardRow
from sightline.documents.card_table import card_table
from sightline.documents.cells import period_words, way_words
from sightline.documents.inputs import Kind
from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    FigureCell,
    FreeText,
    Heading,
    Key,
    Note,
    Paragraph,
    Table,
    Value,
)
from sightline.judgement.marks import PERFORMANCE
from sightline.vocabulary.words import Status

_COLUMNS = (
    Column("title", "Indicator", wide=True),
    Column("value", "Value", is_number=True),
    Column("of_unit", "Of the service", is_number=True),
    Column("period", "Period"),
    Column("direction", "From a year earlier"),
    Column("target", "Target", is_number=True),
    Column("rating", "Rating"),
    Column("england", "England", is_number=True),
    Column("neighbours", "Neighbours, mean", is_number=True),
)

CODES = "The code under a figure opens it again, as printed: type it in Sightline."


@dataclass(frozen=True)
class Said:
    """What somebody wrote about a row, or ('' as its indicator) about the whole card."""

    text: str
    written_by: str = ""
    cleared_by: str = ""


def card_document(
    card: CardData,
    comments: Mapping[str, Said] | None = None,
    *,
    version: str = "",
    state: str = "",
    with_unit: bool = True,
    after: tuple[Block, ...] = (),
) -> Document:
    """`version` as in “Version 2, verified”; `state`: what must be known of it, as that it is a
    draft. `comments` by indicator; `with_unit`: with a column of the service's own figures;
    `after`: blocks at its end."""
    if not with_unit:
        card = replace(card, unit="", rows=tuple(replace(row, of_unit=None) for row in card.rows))
    named = card.title if card.title.endswith("scorecard") else f"{card.title}: scorecard"
    title = f"{named}, {card.month:%B %Y}"
    name = f"scorecard-{card.service.replace('_', '-')}-{card.month:%Y-%m}"
    about = tuple(_about(card, version, state))
    return Document(
        title=title,
        about=about,
        blocks=(*_blocks(card, comments or {}), *after),
        name=name,
        data_as_at=card.data_as_at,
        is_landscape=True,
        data=(card_table(card, title=title, name=name, about=about),),
    )


def _about(card: CardData, version: str, state: str) -> Iterable[str]:
    whose = f"{card.authority_name} ({card.authority}), whole authority"
    yield f"{whose}, as at {card.month.day} {card.month:%B %Y}."
    if version:
        yield f"{version}{f'. {state}' if state else ''}."
    if card.data_as_at:
        yield f"Counted from records as at {card.data_as_at.day} {card.data_as_at:%B %Y}."
    yield f"Snapshot {card.snapshot}."


def _blocks(card: CardData, comments: Mapping[str, Said]) -> Iterable[Block]:
    yield Facts(tuple(_at_a_glance(card)))
    yield Paragraph(CODES)
    if "" in comments:
        yield Heading("Commentary")
        yield _free(comments[""])
    for _, title, rows in card.sections:
        yield _table(card, title, rows)
        yield from _words(rows, comments)
    if not card.rows:
        yield Paragraph("No figure was counted for this service and month.")
    marks = PERFORMANCE.values()
    yield Key("Ratings", tuple((mark.shape, mark.word) for mark in marks))
    for attribution in card.attributions:
        yield Note(f"Beside ours: {attribution}")


def _at_a_glance(card: CardData) -> Iterable[tuple[str, str]]:
    summary = card.summary
    yield "Indicators", f"{summary.indicators}, of which {summary.with_value} with a value"
    rated = (f"{mark.word}: {summary.ratings[rating]}" for rating, mark in PERFORMANCE.items())
    yield "Ratings", "; ".join(rated)
    yield "From a year earlier", f"{summary.better} better; {summary.worse} worse"


def _table(card: CardData, title: str, rows: tuple[CardRow, ...]) -> Table:
    table = Table(
        title=title,
        columns=_COLUMNS,
        rows=tuple(tuple(_cells(row, card.unit)) for row in rows),
        heads_rows=True,
        is_section=True,
    )
    return table if card.unit else table.without_empty_columns


def _cells(row: CardRow, unit: str) -> Iterable[Value]:
    yield row.title
    yield figure_cell(row)
    own = row.of_unit
    yield (
        FigureCell(
            _lines(own.shown, _unbroken(own.parts)), own.value, own.numerator, own.denominator,
            indicator=row.indicator, of=unit, period=_period(row),
        )
        if own else ""
    )  # fmt: skip
    yield _unbroken(period_words(row.period))
    yield way_words(row.change, row.judgement)
    yield _lines(row.shown_target, row.target_name.removesuffix(" target"))
    mark = row.rag.mark
    yield f"{mark.shape} {mark.word}" if row.rating else mark.word
    england = row.benchmark(Kind.ENGLAND)
    year = str(england.year) if england and england.value is not None else ""
    yield _lines(row.published(Kind.ENGLAND), year)
    yield row.published(Kind.NEIGHBOUR_MEAN)


def figure_cell(row: CardRow) -> FigureCell:
    """The row’s figure as a cell of any table, ready for a public version."""
    provisional = "provisional" if row.status is Status.PROVISIONAL and row.is_readable else ""
    reason = "" if row.is_readable else row.reason
    shown = _lines(row.shown, provisional, _unbroken(row.parts), reason)
    return FigureCell(
        shown, row.value if row.is_readable else None, row.numerator, row.denominator,
        code=row.code, indicator=row.indicator, period=_period(row),
    )  # fmt: skip


def _period(row: CardRow) -> str:
    """Which stretch the figure is of, so that publications of the same one can be compared."""
    return f"{row.period.basis.value}:{row.period.last.isoformat()}"


def _words(rows: Iterable[CardRow], comments: Mapping[str, Said]) -> Iterable[Block]:
    for row in rows:
        if row.indicator in comments:
            yield Heading(row.title, level=3)
            yield _free(comments[row.indicator])


def _free(said: Said) -> FreeText:
    return FreeText(said.text, said.written_by, said.cleared_by)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")
