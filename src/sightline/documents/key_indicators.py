"""The key indicators of one year, for the annual report: each value, beside whom, in words."""

from collections.abc import Iterable, Mapping, Sequence

from sightline.documents.cells import DASH, period_words, way_words
from sightline.documents.exports.table import about_lines, scorecard_table
from sightline.documents.inputs import Kind
from sightline.documents.model import Block, Column, Document, Note, Paragraph, Table
from sightline.documents.scorecard import Scorecard, ScorecardRow
from sightline.documents.scorecard_document import CODES

_COLUMNS = (
    Column("title", "Indicator", wide=True),
    Column("value", "Value", is_number=True),
    Column("direction", "From a year earlier"),
    Column("target", "Target", is_number=True),
    Column("england", "England", is_number=True),
    Column("neighbours", "Neighbours, mean", is_number=True),
    Column("words", "In words", wide=True),
)


def key_indicators_document(
    card: Scorecard, *, priorities: Mapping[str, Sequence[str]], codes: Mapping[str, str]
) -> Document:
    """`priorities` and `codes` by indicator. As data, the scorecard's table with both added."""
    return Document(
        title=f"Key indicators: {card.scope.name}",
        about=about_lines(card.scope, card.provenance, ""),
        blocks=tuple(_blocks(card, priorities, codes)),
        name=f"key-indicators-{card.scope.authority}-{card.scope.as_at.isoformat()}",
        data_as_at=card.provenance.data_as_at,
        is_landscape=True,
        data=(_data(card, priorities, codes),),
    )


def _blocks(
    card: Scorecard, priorities: Mapping[str, Sequence[str]], codes: Mapping[str, str]
) -> Iterable[Block]:
    if not card.rows:
        yield Paragraph("No key indicator has a figure on that day.")
    if codes:
        yield Paragraph(CODES)
    for service in card.services:
        rows = tuple(tuple(_cells(row, priorities, codes)) for row in service.rows)
        yield Table(service.title, _COLUMNS, rows, heads_rows=True, is_section=True)
    for attribution in card.attributions:
        yield Note(f"Beside ours: {attribution}")


def _cells(
    row: ScorecardRow, priorities: Mapping[str, Sequence[str]], codes: Mapping[str, str]
) -> Iterable[str]:
    served = ", ".join(priorities.get(row.indicator, ()))
    yield _lines(row.title, served, codes.get(row.indicator, ""))
    yield _lines(
        row.shown, row.parts, period_words(row.period), "" if row.is_readable else row.reason
    )
    way = way_words(row.direction.change, row.direction.judgement)
    yield way if way != DASH else row.direction.reason or DASH
    yield _lines(row.shown_target, row.rag.mark.word)
    yield row.published(Kind.ENGLAND)
    yield row.published(Kind.NEIGHBOUR_MEAN)
    yield row.truth


def _data(
    card: Scorecard, priorities: Mapping[str, Sequence[str]], codes: Mapping[str, str]
) -> Table:
    made = scorecard_table(card, codes=codes)
    column = Column("priorities", "Corporate priorities")
    served = ["; ".join(priorities.get(row.indicator, ())) for row in card.rows]
    rows = tuple((*row, each) for row, each in zip(made.rows, served, strict=True))
    return Table(
        title=f"Key indicators: {card.scope.name}",
        columns=(*made.columns, column),
        rows=rows,
        about=made.about,
        notes=made.notes,
        name=f"key-indicators-{card.scope.authority}-{card.scope.as_at.isoformat()}",
        sheet="Key indicators",
    )


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
