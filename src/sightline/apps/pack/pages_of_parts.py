"""What others bring, as the pack prints it: figures at its head, what was fed, what was typed."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.attachments.queries import files_beside
from sightline.apps.pack import queries
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.feeders import fed
from sightline.apps.pack.models import PackPiece
from sightline.apps.pack.rules import PartState
from sightline.apps.pack.standing import OfInputs, role_words
from sightline.apps.people.authority import authority_code
from sightline.documents.card_document import figure_cell
from sightline.documents.cells import way_words
from sightline.documents.model import (
    Block,
    Column,
    Document,
    FreeText,
    Listing,
    Paragraph,
    Table,
    Value,
)
from sightline.documents.pack import InputPages, PartPages, part_blocks
from sightline.documents.pack_inputs import PackPart

_COLUMNS = (
    Column("indicator", "Indicator", wide=True),
    Column("figure", "Figure", is_number=True),
    Column("direction", "From a year earlier"),
    Column("code", "Code"),
)


def input_pages(month: date, standing: OfInputs) -> tuple[InputPages, ...]:
    """The inputs that others bring, in the order of pack.toml."""
    pieces = queries.pieces(month)
    said = {one.key: one.said for _, stand in standing for one in stand}
    return tuple(
        InputPages(each.title, tuple(_part(part, month, pieces, said) for part in each.parts))
        for each, _ in standing
        if each.parts
    )


def _part(
    part: PackPart, month: date, pieces: dict[str, PackPiece], said: dict[str, str]
) -> PartPages:
    blocks = list(_head(part, month))
    piece = pieces.get(part.key)
    if piece and piece.now is PartState.BROUGHT:
        blocks += _typed(piece, part)
    if piece and piece.now is PartState.NOT_BROUGHT:
        blocks.append(FreeText(piece.why_not))
    return PartPages(part.title, tuple(blocks), _said(part, piece, said), part.exempt)


def part_document(part: PackPart, piece: PackPiece, *, with_words: bool) -> Document:
    """What stands in the part by itself; `with_words`, what was typed once it is brought."""
    blocks = list(_head(part, piece.month))
    if with_words and piece.now is PartState.BROUGHT:
        blocks += _typed(piece, part)
    return Document(part.title, (), tuple(blocks), name=part.key)


def _head(part: PackPart, month: date) -> Iterable[Block]:
    rows = _figures(part, month)
    if rows:
        yield Table(f"{part.title}: figures of the month", _COLUMNS, rows, heads_rows=True)
    for each in fed(part.key, authority_code(), month):
        yield from _from(each.said)
        yield from each.blocks


def _figures(part: PackPart, month: date) -> tuple[tuple[Value, ...], ...]:
    """Of the indicators that pack.toml names, those that stand on a card of the month."""
    cards = (card_there(each, month) for each in queries.services().values() if part.fed)
    rows = {row.indicator: row for card in cards if card for row in card.data.rows}
    found = (rows[each] for each in part.fed if each in rows)
    return tuple(
        (row.title, figure_cell(row), way_words(row.change, row.judgement), row.code)
        for row in found
    )


def _from(said: str) -> tuple[Block, ...]:
    return (Paragraph(said),) if said else ()


def _typed(piece: PackPiece, part: PackPart) -> tuple[Block, ...]:
    by = piece.written_by.name if piece.written_by else ""
    order = [*part.headings, *(each for each in piece.texts if each not in part.headings)]
    told = ((heading, piece.texts.get(heading, "")) for heading in order)
    named = tuple(f"{each.name} (kept beside the part)" for each in files_beside(piece))
    return (*part_blocks(told, written_by=by), *((Listing(named),) if named else ()))


def _said(part: PackPart, piece: PackPiece | None, said: dict[str, str]) -> str:
    who = role_words(part.brings)
    if piece is None:
        return f"{who}. {said.get(f'part:{part.key}', '')}."
    return {
        PartState.BROUGHT: f"Brought by: {who}.",
        PartState.NOT_BROUGHT: f"{who} did not bring this for the month:",
        PartState.WAITING: f"{who} has not brought this yet.",
    }[piece.now]
