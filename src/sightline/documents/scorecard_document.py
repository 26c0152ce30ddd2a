"""The scorecard to print or send: a table for each service, as the page has it."""

from collections.abc import Iterable, Mapping

from sightline.documents.cells import period_words, way_words
from sightline.documents.exports.table import about_lines, scorecard_table
from sightline.documents.inputs import Kind
from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    Note,
    Paragraph,
    Table,
)
from sightline.documents.scorecard import Scorecard, ScorecardRow, ServiceRows
from sightline.judgement.marks import PERFORMANCE
from sightline.vocabulary.words import Status

_COLUMNS = (
    Column("title", "Indicator", wide=True),
    Column("value", "Value", is_number=True),
    Column("period", "Period"),
    Column("direction", "From a year earlier"),
    Column("target", "Target", is_number=True),
    Column("rating", "Rating"),
    Column("england", "England", is_number=True),
    Column("region", "Region", is_number=True),
    Column("neighbours", "Neighbours, mean", is_number=True),
)
_HOW_TO_READ = (
    "A rating says whether the target is met; a direction compares with the same figure a year "
    "earlier. Neighbours are the statistical neighbours. Under England’s value is the year it is "
    "of. A dash: no value, none published, or no target."
)

CODES = "The code under an indicator opens that figure again, as printed: type it in Sightline."


def scorecard_document(
    card: Scorecard, filters: str = "", codes: Mapping[str, str] | None = None
) -> Document:
    """As data it is the scorecard's one table, with every column. `codes`: by indicator, what
    opens a figure again from paper."""
    data = scorecard_table(card, filters, codes)
    return Document(
        title=data.title,
        about=about_lines(card.scope, card.provenance, filters),
        blocks=tuple(_blocks(card, codes or {})),
        name=data.name,
        data_as_at=card.provenance.data_as_at,
        is_landscape=True,
        data=(data,),
    )


def _blocks(card: Scorecard, codes: Mapping[str, str]) -> Iterable[Block]:
    yield Facts(tuple(_at_a_glance(card)))
    yield Paragraph(f"{_HOW_TO_READ} {CODES}" if codes else _HOW_TO_READ)
    for service in card.services:
        yield _table(service, codes)
    if not card.services:
        yield Paragraph("Nothing was counted for this choice: choose another day or service area.")
    for attribution in card.attributions:
        yield Note(f"Beside ours: {attribution}")


def _at_a_glance(card: Scorecard) -> Iterable[tuple[str, str]]:
    summary = card.summary
    yield "Indicators", f"{summary.indicators}, of which {summary.with_value} with a value"
    rated = (f"{mark.word}: {summary.ratings[rating]}" for rating, mark in PERFORMANCE.items())
    yield "Ratings", "; ".join(rated)
    yield "From a year earlier", f"{summary.improved} better; {summary.deteriorated} worse"


def _table(service: ServiceRows, codes: Mapping[str, str]) -> Table:
    return Table(
        title=service.title,
        columns=_COLUMNS,
        rows=tuple(tuple(_cells(row, codes)) for row in service.rows),
        heads_rows=True,
        is_section=True,
    )


def _cells(row: ScorecardRow, codes: Mapping[str, str]) -> Iterable[str]:
    provisional = "provisional" if row.status is Status.PROVISIONAL and row.is_readable else ""
    reason = "" if row.is_readable else row.reason
    yield _lines(row.title, codes.get(row.indicator, ""))
    yield _lines(row.shown, provisional, _unbroken(row.parts), reason)
    yield _lines(_unbroken(period_words(row.period)), "live" if row.live else "")
    yield way_words(row.direction.change, row.direction.judgement)
    yield _lines(row.shown_target, row.target_name.removesuffix(" target"))
    yield f"{row.rag.mark.shape} {row.rag.mark.word}" if row.rag.rating else row.rag.mark.word
    england = row.england
    year = str(england.year) if england and england.value is not None else ""
    yield _lines(row.published(Kind.ENGLAND), year)
    yield row.published(Kind.REGION)
    yield row.published(Kind.NEIGHBOUR_MEAN)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")
