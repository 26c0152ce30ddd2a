"""The agenda of a committee's meeting: who sits on it, whom to ask, and the items in their order.

The full agenda holds what is not for the public in exempt parts; a public one is made without them.
That an item is private, and on which ground, is public.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import (
    Block,
    Document,
    Exempt,
    Facts,
    Heading,
    Listing,
    Note,
    Paragraph,
)
from sightline.judgement.phrases import day_words

PART_ONE = "Part 1: items open to press and public"
PART_TWO = "Part 2: items not open to press and public"


@dataclass(frozen=True)
class AgendaPaper:
    """`status`: draft or final, with what becomes of it; `ground`: why the public hasn't got it."""

    title: str
    status: str = ""
    ground: str = ""
    came_with: str = ""

    @property
    def line(self) -> str:
        return ". ".join(filter(None, (self.title, self.status, self.came_with)))


@dataclass(frozen=True)
class AgendaLine:
    """One item. `ground` and `public_interest`: why it is private, '' where it is open."""

    number: int
    heading: str
    title: str
    purpose: str = ""
    presenters: tuple[str, ...] = ()
    pages: str = ""
    ground: str = ""
    public_interest: str = ""
    papers: tuple[AgendaPaper, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Front:
    """What stands above agenda and minutes alike. `groups`: each with its members, the chair and
    vice-chair apart; `information`: terms and what is said of them."""

    committee: str
    held_on: date
    time: str
    place: str = ""
    is_public: bool = True
    type: str = ""
    purpose: str = ""
    chairs: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quorum: str = ""


@dataclass(frozen=True)
class Agenda:
    front: Front
    lines: tuple[AgendaLine, ...]
    contact: tuple[tuple[str, str], ...] = ()
    information: tuple[str, ...] = ()
    status: str = ""
    supplements: tuple[str, ...] = ()


def committee_agenda(agenda: Agenda, *, is_full: bool) -> Document:
    """`is_full`: with the exempt parts, for members and officers."""
    blocks = (
        *_about(agenda), *_part(agenda, PART_ONE, is_full), *_part(agenda, PART_TWO, is_full),
        *_supplements(agenda),
    )  # fmt: skip
    front = agenda.front
    about = (f"{front.held_on:%A} {day_words(front.held_on)}, {front.time}.", agenda.status)
    return Document(
        title=f"Agenda: {front.committee}, {day_words(front.held_on)}",
        about=tuple(filter(None, about)),
        blocks=blocks,
        name=f"agenda-{front.held_on.isoformat()}",
    )


def front_blocks(front: Front) -> Iterable[Block]:
    """Membership by group, as agenda and pack print it."""
    yield Heading("Membership")
    if front.chairs:
        yield Facts(front.chairs)
    for group, members in front.groups:
        yield Heading(group, 3)
        yield Listing(members)
    if front.quorum:
        yield Paragraph(front.quorum)


def _about(agenda: Agenda) -> Iterable[Block]:
    front = agenda.front
    facts = (
        ("Type of meeting", front.type),
        ("Open to the public", "Yes" if front.is_public else "No"),
        ("Place", front.place),
        ("Purpose", front.purpose),
    )
    yield Facts(tuple((term, said) for term, said in facts if said))
    yield from front_blocks(front)
    yield Heading("Information for the public")
    if agenda.contact:
        yield Facts(agenda.contact)
    yield from map(Paragraph, agenda.information)


def _part(agenda: Agenda, title: str, is_full: bool) -> Iterable[Block]:
    """The items of one part under their headings; a part without any is left out."""
    is_private = title == PART_TWO
    found = [each for each in agenda.lines if bool(each.ground) is is_private]
    if not found:
        return
    yield Heading(title)
    for heading in dict.fromkeys(each.heading for each in found):
        yield Paragraph(heading, is_lead=True)
        for line in found:
            if line.heading == heading:
                yield from _line(line, is_full)


def _line(line: AgendaLine, is_full: bool) -> Iterable[Block]:
    pages = f" ({line.pages})" if line.pages else ""
    yield Heading(f"{line.number}. {line.title}{pages}", 3)
    told = "; ".join(line.presenters)
    said = [line.purpose, f"Presented by {told}" if told else ""]
    if any(said):
        yield Paragraph(f"[{'. '.join(filter(None, said))}]")
    yield from map(Note, line.notes)
    if line.ground:
        why = f" Public interest: {line.public_interest}" if line.public_interest else ""
        yield Note(f"{line.ground}{why}")
    yield from _papers(line.papers, line.ground, is_full)


def _papers(papers: Sequence[AgendaPaper], ground: str, is_full: bool) -> Iterable[Block]:
    """Those of a private item, and private ones of an open item, are named to some only."""
    is_open = {paper: not (ground or paper.ground) for paper in papers}
    if known := tuple(paper.line for paper in papers if is_open[paper]):
        yield Listing(known)
    for why in dict.fromkeys(paper.ground or ground for paper in papers if not is_open[paper]):
        if why != ground:
            yield Note(f"Not available to the public: {why}")
        held = [p.line for p in papers if not is_open[p] and (p.ground or ground) == why]
        if is_full:
            yield Exempt(why, (Paragraph("Not for the public:"), Listing(tuple(held))))


def _supplements(agenda: Agenda) -> Iterable[Block]:
    if agenda.supplements:
        yield Heading("Supplements")
        yield Listing(agenda.supplements)
