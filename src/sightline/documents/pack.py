"""The pack of a Board's meeting: everything that is read there, in one document of one order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sightline.documents.card import CardData, CardRow
from sightline.documents.card_document import Said, figure_cell
from sightline.documents.cells import period_words
from sightline.documents.improvements import Line, improvements_table
from sightline.documents.model import (
    Block,
    Column,
    Contents,
    Document,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Key,
    Listing,
    PageBreak,
    Paragraph,
    Table,
    Value,
)
from sightline.documents.pack_card import card_blocks
from sightline.documents.pack_report import ReportPaper, report_blocks
from sightline.documents.performance_summary import SummaryPaper, month_words, summary_blocks
from sightline.judgement.marks import PERFORMANCE
from sightline.vocabulary.words import Status


@dataclass(frozen=True)
class ServicePages:
    """What one service brings. `missing`: what is said where something is not there."""

    title: str
    summary: SummaryPaper | None = None
    card: CardData | None = None
    comments: dict[str, Said] | None = None
    card_version: str = ""
    report: ReportPaper | None = None
    missing: tuple[Block, ...] = ()


@dataclass(frozen=True)
class PartPages:
    """One part: its blocks, or why there are none. `said`, made by rule: who brought it, or when
    it is due next; `exempt`: why it is not for the public."""

    title: str
    blocks: tuple[Block, ...] = ()
    said: str = ""
    exempt: str = ""


@dataclass(frozen=True)
class InputPages:
    title: str
    parts: tuple[PartPages, ...]


@dataclass(frozen=True)
class PackPages:
    """Everything a pack holds, ready to be set. `late`: who was late, each in a sentence."""

    authority: str
    month: date
    meeting: str
    data_as_at: date | None
    last_month: tuple[Block, ...] = ()
    directorate: CardData | None = None
    services: tuple[ServicePages, ...] = ()
    inputs: tuple[InputPages, ...] = ()
    improved: tuple[Line, ...] = ()
    further: tuple[Line, ...] = ()
    late: tuple[str, ...] = ()
    discrepancies: tuple[tuple[str, int], ...] = ()
    there: tuple[tuple[str, str], ...] = ()


def pack_document(pages: PackPages) -> Document:
    """What we did last month, the directorate's card, each service, what others brought, where
    there have been improvements, who was late; at the end the key and every figure's code."""
    rows = figures_table(pages)
    return Document(
        title=f"Performance Board pack, {month_words(pages.month)}",
        about=tuple(filter(None, (f"{pages.authority}.", pages.meeting))),
        blocks=tuple(_blocks(pages)),
        name=f"board-pack-{pages.month:%Y-%m}",
        data_as_at=pages.data_as_at,
        data=(rows,),
    )


def _blocks(pages: PackPages) -> Iterable[Block]:
    if pages.there:
        yield Facts(pages.there)
    yield Contents()
    yield PageBreak()
    yield Heading("What we did last month")
    yield from pages.last_month or (Paragraph("No meeting was held about the month before."),)
    yield from _directorate(pages.directorate)
    for service in pages.services:
        yield from _service(service)
    for each in pages.inputs:
        yield from _input(each)
    yield PageBreak()
    yield replace(improvements_table(pages.improved, pages.further), is_section=True)
    yield from _late(pages)
    yield from _appendix(pages)


def _directorate(card: CardData | None) -> Iterable[Block]:
    yield PageBreak()
    yield Heading("The directorate’s scorecard")
    if card is None:
        yield Paragraph("The directorate’s card of this month is not here.")
        return
    yield from card_blocks(card)


def _service(service: ServicePages) -> Iterable[Block]:
    yield PageBreak()
    yield Heading(service.title)
    yield from service.missing
    if service.summary:
        yield from summary_blocks(service.summary, _lower)
    if service.card:
        yield Heading("Scorecard", 3)
        yield Paragraph(service.card_version)
        yield from card_blocks(service.card, service.comments)
    if service.report:
        yield from report_blocks(service.report, _lower)


def _lower(title: str) -> Heading:
    return Heading(title, 3)


def _input(found: InputPages) -> Iterable[Block]:
    yield PageBreak()
    yield Heading(found.title)
    for part in found.parts:
        yield Heading(part.title, 3)
        if part.said:
            yield Paragraph(part.said)
        if part.exempt and part.blocks:
            yield Exempt(part.exempt, part.blocks)
        else:
            yield from part.blocks


def part_blocks(
    told: Iterable[tuple[str, str]], *, written_by: str, cleared_by: str = ""
) -> tuple[Block, ...]:
    """What somebody wrote under each heading of a part, and under which heading."""
    return tuple(
        block
        for heading, text in told
        if text
        for block in (Paragraph(f"{heading}:"), FreeText(text, written_by, cleared_by))
    )


def _late(pages: PackPages) -> Iterable[Block]:
    yield Heading("Late, and still in doubt")
    if pages.late:
        yield Listing(pages.late)
    else:
        yield Paragraph("Everything was brought in time.")
    if pages.discrepancies:
        columns = (Column("service", "Service"), Column("open", "Open", is_number=True))
        rows = pages.discrepancies
        yield Table("Figures that somebody disputes", columns, rows, heads_rows=True)


_FIGURES = (
    Column("service", "Service"),
    Column("indicator", "Indicator", wide=True),
    Column("figure", "Figure", is_number=True),
    Column("period", "Period"),
    Column("target", "Target", is_number=True),
    Column("rating", "Rating"),
    Column("code", "Code"),
    Column("definition", "Definition"),
)


def figures_table(pages: PackPages) -> Table:
    """Every figure of the pack once for each service, with what opens it again."""
    cards = [service.card for service in pages.services if service.card]
    rows = tuple(_figure(card.title, row) for card in cards for row in card.rows)
    return Table(
        title="Every figure, with its code",
        columns=_FIGURES,
        rows=rows,
        name=f"board-pack-{pages.month:%Y-%m}",
        notes=(("Code", "Opens the figure again as printed: type it in Sightline."),),
    )


def _figure(service: str, row: CardRow) -> tuple[Value, ...]:
    rating = row.rag.mark.word if row.rating else ""
    return (
        service, row.title, figure_cell(row), period_words(row.period), row.shown_target, rating,
        row.code, row.definition_hash[:8],
    )  # fmt: skip


_CODES = (
    Column("code", "Code"),
    Column("indicator", "Indicator", wide=True),
    Column("definition", "Definition"),
)


def _appendix(pages: PackPages) -> Iterable[Block]:
    yield PageBreak()
    yield Heading("Appendix: keys and codes")
    marks = PERFORMANCE.values()
    yield Key("Ratings", tuple((mark.shape, mark.word) for mark in marks))
    directions = (("↑", "went up"), ("↓", "went down"), ("→", "stayed level"))
    yield Key("Direction", directions)
    provisional = Status.PROVISIONAL.in_words.lower()
    yield Paragraph(
        f"A figure marked “{provisional}” may still change. Whether a change is better depends on "
        "the indicator; the word beside the arrow says so."
    )
    codes = _codes(pages)
    if codes:
        yield Table("Codes: each opens its figure again, as printed", _CODES, codes)


def _codes(pages: PackPages) -> tuple[tuple[Value, ...], ...]:
    cards = (service.card for service in pages.services)
    rows = {row.code: row for card in cards if card for row in card.rows if row.code}
    return tuple((code, row.title, row.definition_hash[:8]) for code, row in sorted(rows.items()))
