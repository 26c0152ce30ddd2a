"""The cover report as a paper: its cover, the recommendations, sections 1.0 onwards, appendices."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.exports.shown import paragraphs_of
from sightline.documents.model import Block, Document, Facts, FreeText, Heading, Listing, Paragraph
from sightline.judgement.phrases import day_words

_NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class CoverItem:
    """A point that quotes the plan: its number, what it is, and what is said of it."""

    reference: str
    title: str
    words: str
    thing: str = ""

    @property
    def heading(self) -> str:
        return f"{self.reference}: {self.title}" if self.reference else self.title


@dataclass(frozen=True)
class CoverSample:
    """`intro`: the sentence that leads to the list."""

    intro: str
    items: tuple[CoverItem, ...]


@dataclass(frozen=True)
class CoverText:
    """A section. `code`: of whoever signed it off; `nothing`: the answer that there is nothing."""

    number: str
    title: str
    text: str = ""
    nothing: str = ""
    code: str = ""
    samples: tuple[CoverSample, ...] = ()
    written_by: str = ""
    key: str = ""

    @property
    def words(self) -> str:
        return self.text.strip() or self.nothing


@dataclass(frozen=True)
class CoverData:
    """`block`: the cover, as term and words. `appendices`: title, and which version it is."""

    title: str
    body: str
    meeting_on: date | None
    block: tuple[tuple[str, str], ...]
    recommendations: tuple[str, ...]
    sections: tuple[CoverText, ...]
    classification: tuple[str, str] = ("", "")
    appendices: tuple[tuple[str, str], ...] = ()
    name: str = "cover-report"
    as_at: date | None = None
    of_version: str = field(default="")


def appendix_number(position: int) -> str:
    """“Appendix One”; from eleven on in figures."""
    return f"Appendix {_NUMBERS[position - 1] if position <= len(_NUMBERS) else position}"


def cover_report(data: CoverData) -> Document:
    blocks: list[Block] = [Facts((("Report title", data.title), *data.block))]
    blocks += _recommendations(data)
    for section in data.sections:
        blocks += _section(section)
    blocks += _ending(data)
    met = f"{data.body}, {day_words(data.meeting_on)}." if data.meeting_on else f"{data.body}."
    about = (met,) if data.body else ()
    return Document(data.title, about, tuple(blocks), name=data.name, data_as_at=data.as_at)


def _recommendations(data: CoverData) -> Iterable[Block]:
    yield Heading("Recommendations for action or decision")
    if not data.recommendations:
        yield Paragraph("Not written yet.")
        return
    yield Paragraph(f"{data.body or 'The body'} is recommended to:")
    yield Listing(data.recommendations, is_numbered=True)


def _section(section: CoverText) -> Iterable[Block]:
    """Its paragraphs are numbered on from the section's own number: 4.1, 4.2 and so on."""
    yield Heading(f"{section.number} {section.title}")
    stem = section.number.removesuffix("0")
    parts = paragraphs_of(section.words) if section.words else []
    text = "\n\n".join(f"{stem}{n} {part}" for n, part in enumerate(parts, start=1))
    if section.text.strip():
        yield FreeText(text, section.written_by)
    else:
        yield Paragraph(text or "Not written yet.")
    for number, sample in enumerate(section.samples, start=len(parts) + 1):
        yield Paragraph(f"{stem}{number} {sample.intro}")
        for item in sample.items:
            yield Heading(item.heading, 3)
            yield FreeText(item.words or "Not written yet.", section.written_by)
    if section.code:
        yield Paragraph(f"[{section.code}]")


def _ending(data: CoverData) -> Iterable[Block]:
    if data.appendices:
        yield Heading("Appendices")
        yield Facts(
            tuple(
                (appendix_number(n), f"{title} ({which})" if which else title)
                for n, (title, which) in enumerate(data.appendices, start=1)
            )
        )
    title, marking = data.classification
    if title:
        yield Paragraph(f"This report is {title.lower()}. [{marking.upper()}]")
