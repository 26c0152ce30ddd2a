"""Which slides a document makes: plain, before any library writes them.

A section (a heading of level 2, or a table that is one) is a slide or several. A long text is
shortened on the slide and stands whole in its notes; a long table goes on over slides, its heading
row with it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sightline.documents.exports.fitting import wrapped
from sightline.documents.exports.shown import exempt_words, headings, paragraphs_of
from sightline.documents.exports.slides.pages import pages_of
from sightline.documents.model import (
    Block,
    Chart,
    Contents,
    Document,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Key,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
)

ROOM, BODY, TYPE = 888.0, 352.0, 16.0
_SPACING, _GAP, _NAME = 1.2, 6.0, 26.0
_LONGEST = 320
_BEFORE_HEADINGS = "At a glance"


class Look(StrEnum):
    LEAD = "lead"
    PLAIN = "plain"
    STRONG = "strong"
    POINT = "point"
    NUMBERED = "numbered"


@dataclass(frozen=True)
class Line:
    text: str
    look: Look = Look.PLAIN
    number: int = 0

    @property
    def height(self) -> float:
        return len(wrapped(self.text, ROOM - 30, self.size)) * self.size * _SPACING + _GAP

    @property
    def size(self) -> float:
        return TYPE + (2 if self.look is Look.LEAD else 0)


@dataclass(frozen=True)
class Slide:
    """`lines`, or a table or chart; `whole`: every word of it, for the notes."""

    title: str
    exempt: str = ""
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    whole: tuple[str, ...] = ()


@dataclass
class _Plan:
    document: Document
    title: str
    exempt: str = ""
    made: list[Slide] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    is_bare: bool = False

    def flush(self) -> None:
        """What is gathered becomes a slide."""
        if self.lines:
            self.add(lines=tuple(self.lines), whole=tuple(self.whole))
        self.lines, self.whole = [], []

    def add(
        self,
        *,
        lines: tuple[Line, ...] = (),
        table: Table | None = None,
        chart: Chart | None = None,
        whole: tuple[str, ...] = (),
    ) -> None:
        self.is_bare = False
        self.made.append(Slide(self.title, self.exempt, lines, table, chart, whole))

    def say(self, text: str, look: Look = Look.PLAIN, number: int = 0) -> None:
        line = Line(shortened(text), look, number)
        if self.lines and sum(each.height for each in self.lines) + line.height > BODY:
            self._turn()
        self.lines.append(line)
        self.whole.append(f"{number}. {text}" if number else text)

    def _turn(self) -> None:
        """A new slide; a heading at the end of the last one goes with what follows it."""
        kept = self.lines[-1:] if len(self.lines) > 1 and self.lines[-1].look is Look.STRONG else []
        words = self.whole[-1:] if kept else []
        self.lines = self.lines[: len(self.lines) - len(kept)]
        self.whole = self.whole[: len(self.whole) - len(words)]
        self.flush()
        self.lines, self.whole = kept, words

    def section(self, title: str) -> None:
        self.close()
        self.title, self.is_bare = title or _BEFORE_HEADINGS, True

    def close(self) -> None:
        """A heading under which nothing stands has its slide all the same."""
        self.flush()
        if self.is_bare:
            self.add()

    def table(self, table: Table) -> None:
        self.flush()
        room = BODY - (_NAME if is_named(table, self.title) else 0)
        for page, whole in pages_of(table, room):
            self.add(table=page, whole=(page.title, *whole))

    def chart(self, chart: Chart) -> None:
        self.flush()
        said = (chart.title, chart.truth, *([chart.caption] if chart.caption else []))
        self.add(chart=chart, whole=said)
        if chart.twin:
            self.table(chart.twin)


def is_named(table: Table, title: str) -> bool:
    """Its name stands above it, unless the slide's title says it."""
    return not title.startswith(table.title)


def slides(document: Document) -> list[Slide]:
    """All but the title slide; no two have one title."""
    plan = _Plan(document, _BEFORE_HEADINGS)
    if document.key:
        plan.section(document.key.title)
        _pairs(plan, document.key.entries)
        plan.section("")
        plan.is_bare = False
    _blocks(plan, document.blocks)
    plan.close()
    return _told_apart(plan.made)


def _blocks(plan: _Plan, blocks: Iterable[Block]) -> None:
    for block in blocks:
        _block(plan, block)


def _block(plan: _Plan, block: Block) -> None:
    match block:
        case Heading(text, level) if level == 2:
            plan.section(text)
        case Heading(text):
            plan.say(text, Look.STRONG)
        case Paragraph(text, is_lead):
            plan.say(text, Look.LEAD if is_lead else Look.PLAIN)
        case Note(text):
            plan.say(text)
        case FreeText(text):
            for part in paragraphs_of(text):
                plan.say(part)
        case Facts(pairs):
            _pairs(plan, pairs)
        case Key(title, entries):
            plan.say(title, Look.STRONG)
            _pairs(plan, entries)
        case Listing(items, is_numbered):
            for number, item in enumerate(items, start=1):
                look = Look.NUMBERED if is_numbered else Look.POINT
                plan.say(item, look, number if is_numbered else 0)
        case Contents(title):
            plan.section(title)
            for text, _ in headings(plan.document, block):
                plan.say(text, Look.POINT)
            plan.close()
        case Table():
            if block.is_section:
                plan.section(block.title)
            plan.table(block)
        case Chart():
            plan.chart(block)
        case PageBreak():
            plan.flush()
        case Exempt():
            _exempt(plan, block)


def _pairs(plan: _Plan, pairs: Iterable[tuple[str, str]]) -> None:
    for term, said in pairs:
        plan.say(f"{term}: {said}", Look.POINT)


def _exempt(plan: _Plan, exempt: Exempt) -> None:
    """Every slide of it says so; the one after it does not."""
    plan.flush()
    outside, title = plan.exempt, plan.title
    plan.exempt = " ".join(filter(None, (outside, exempt_words(exempt.why))))
    before = len(plan.made)
    _blocks(plan, exempt.blocks)
    plan.close()
    if len(plan.made) == before:  # nothing stands in it, yet that it is there is told
        plan.add()
    plan.exempt, plan.title = outside, title


def shortened(text: str, longest: int = _LONGEST) -> str:
    """As much as a slide can hold, to the end of a sentence if one ends late enough."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    sentence = cut.rfind(". ")
    kept = cut[: sentence + 1] if sentence > longest // 2 else cut.rsplit(" ", 1)[0]
    return f"{kept} …"


def _told_apart(made: Sequence[Slide]) -> list[Slide]:
    counts, met = Counter(slide.title for slide in made), Counter[str]()
    numbered = []
    for slide in made:
        met[slide.title] += 1
        if counts[slide.title] > 1:
            of = f"({met[slide.title]} of {counts[slide.title]})"
            slide = replace(slide, title=f"{slide.title} {of}")
        numbered.append(slide)
    return numbered
