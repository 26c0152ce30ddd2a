"""The report to a scrutiny committee: the front page, then each heading with its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import Block, Document, Facts, FreeText, Heading, Listing, Paragraph
from sightline.judgement.phrases import day_words


@dataclass(frozen=True)
class ReportFront:
    """Who reports what to whom. `facts` are the contact officer's and the holder's, in order."""

    title: str
    committee: str
    meeting_on: date
    wards: str
    portfolios: str
    holder: str
    contact: tuple[tuple[str, str], ...]
    priorities: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class ReportWords:
    """`points`: of a heading whose lines are points of their own; `answer`: said by rule, such as
    that nothing arises."""

    title: str
    text: str = ""
    points: tuple[str, ...] = ()
    answer: str = ""
    written_by: str = ""


def scrutiny_report(
    front: ReportFront, parts: Sequence[ReportWords], background: Sequence[str]
) -> Document:
    """`background`: the papers relied on, each with its version, hash and where it lives. They
    stand after the recommendations, the contact officer last."""
    blocks: list[Block] = [Facts(tuple(_front(front)))]
    for part in parts:
        blocks += _part(part)
        if part.points:
            blocks += _background(background)
    if not any(part.points for part in parts):
        blocks += _background(background)
    blocks += [Heading("Contact Officer"), Facts(front.contact or (("Contact", "Not named yet"),))]
    return Document(
        title=front.title,
        about=(f"{front.committee}, {day_words(front.meeting_on)}.",),
        blocks=tuple(blocks),
        name=front.name,
    )


def _front(front: ReportFront) -> Iterable[tuple[str, str]]:
    yield "Date", day_words(front.meeting_on)
    yield "Ward(s)", front.wards
    portfolios = front.portfolios
    yield "Portfolios", f"{portfolios}: {front.holder}" if front.holder else portfolios
    if front.priorities:
        yield "Priorities", "; ".join(front.priorities)


def _part(part: ReportWords) -> Iterable[Block]:
    yield Heading(part.title)
    if part.points:
        yield Listing(part.points, is_numbered=len(part.points) > 1)
    elif part.text.strip():
        yield FreeText(part.text, part.written_by)
    else:
        yield Paragraph(part.answer or "Not written yet.")


def _background(papers: Sequence[str]) -> Iterable[Block]:
    yield Heading("Background papers")
    yield Listing(tuple(papers)) if papers else Paragraph("None.")
