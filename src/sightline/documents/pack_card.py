"""A card as the pack prints it: narrow enough for a page; all of it is on the card itself."""

from collections.abc import Iterable, Mapping

from sightline.documents.card import CardData, CardRow
from sightline.documents.card_document import Said, figure_cell
from sightline.documents.cells import period_words, way_words
from sightline.documents.inputs import Kind
from sightline.documents.model import Block, Column, FreeText, Note, Table, Value

_COLUMNS = (
    Column("title", "Indicator", wide=True),
    Column("value", "Value", is_number=True),
    Column("direction", "From a year earlier"),
    Column("target", "Target, and how it is met"),
    Column("england", "England", is_number=True),
    Column("neighbours", "Neighbours, mean", is_number=True),
)


def card_blocks(card: CardData, comments: Mapping[str, Said] | None = None) -> Iterable[Block]:
    """A table for each area, and under it what was said of its figures."""
    said = comments or {}
    if "" in said:
        yield _free("", said[""])
    for _, title, rows in card.sections:
        yield Table(title, _COLUMNS, tuple(map(_cells, rows)), heads_rows=True)
        for row in rows:
            if row.indicator in said:
                yield _free(f"{row.title}: ", said[row.indicator])
    for attribution in card.attributions:
        yield Note(f"Beside ours: {attribution}")


def _cells(row: CardRow) -> tuple[Value, ...]:
    mark = row.rag.mark
    rated = f"{mark.shape} {mark.word}" if row.rating else ""
    return (
        f"{row.title}\n{period_words(row.period)}",
        figure_cell(row),
        way_words(row.change, row.judgement),
        "\n".join(filter(None, (row.shown_target, rated))),
        row.published(Kind.ENGLAND),
        row.published(Kind.NEIGHBOUR_MEAN),
    )


def _free(about: str, said: Said) -> FreeText:
    text = said.text if said.text.startswith(about.removesuffix(": ")) else f"{about}{said.text}"
    return FreeText(text, said.written_by, said.cleared_by)
