"""The performance summary of a service and month: three that improved, three to improve, the work
in hand and what the Board agreed. `suggest` says which three the figures themselves name.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.card import CardRow
from sightline.documents.model import (
    Block,
    Column,
    Document,
    FigureCell,
    FreeText,
    Heading,
    Paragraph,
    Table,
)
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Judgement

THREE = 3
WORDS = 60
IMPROVED, PRIORITIES = "Top 3 areas of improved performance", "Top 3 priorities"
IN_HAND, AGREED = "Work and actions in hand", "Actions agreed at the Performance Board"
_WORST_FIRST = {Rating.RED: 0, Rating.AMBER: 1, None: 3}


@dataclass(frozen=True)
class Suggestion:
    """`headline` says what the figure did; `why` how it is known to be no chance."""

    indicator: str
    title: str
    headline: str
    why: str

    @property
    def sentence(self) -> str:
        """The headline, and before it what it is about, unless that stands there already."""
        about = "" if self.headline.startswith(self.title) else f"{self.title}: "
        return f"{about}{self.headline}".rstrip(".: ") + "."


@dataclass(frozen=True)
class Suggestions:
    """At most three each. `said`: one sentence for each list that has fewer."""

    improved: tuple[Suggestion, ...]
    priorities: tuple[Suggestion, ...]
    said: tuple[str, ...] = ()


def suggest(rows: Iterable[CardRow]) -> Suggestions:
    """The rows whose change is real: those a control chart signals first, then those that differ
    from a year earlier by more than chance. Never by eye: a row that nobody can judge is not named.
    """
    once = list({row.indicator: row for row in rows}.values())
    better = _changed(once, Judgement.BETTER)
    worse = sorted(_changed(once, Judgement.WORSE), key=lambda row: (_order(row), _rated(row)))
    said = (_fewer(len(better), "improved"), _fewer(len(worse), "got worse"))
    return Suggestions(
        tuple(map(_suggestion, better[:THREE])),
        tuple(map(_suggestion, worse[:THREE])),
        tuple(filter(None, said)),
    )


def _changed(rows: Sequence[CardRow], judgement: Judgement) -> list[CardRow]:
    found = [row for row in rows if row.is_readable and judgement in (row.signal, row.compared)]
    return sorted(found, key=_order)


def _order(row: CardRow) -> int:
    return 0 if row.has_signal else 1


def _rated(row: CardRow) -> int:
    return _WORST_FIRST.get(row.rating, 2)


def _suggestion(row: CardRow) -> Suggestion:
    return Suggestion(row.indicator, row.title, row.headline, row.change_why)


def _fewer(count: int, did: str) -> str:
    if count >= THREE:
        return ""
    found = {0: "none has", 1: "only one has", 2: "only two have"}[count]
    return (
        f"Of this card’s figures {found} {did} by more than chance. Choose the others yourself, "
        "or say why there are fewer than three."
    )


@dataclass(frozen=True)
class Entry:
    """One of three: the indicator, its figure as printed, and why or how in somebody's words."""

    title: str
    words: str
    figure: FigureCell | None = None


@dataclass(frozen=True)
class SummaryPaper:
    """What is on the template. `fewer_…`: why a list has fewer than three."""

    authority: str
    service: str
    month: date
    improved: tuple[Entry, ...] = ()
    priorities: tuple[Entry, ...] = ()
    fewer_improved: str = ""
    fewer_priorities: str = ""
    work: str = ""
    agreed: tuple[str, ...] = ()
    written_by: str = ""
    state: str = ""


def month_words(month: date) -> str:
    return f"{month:%B %Y}"


def summary_document(paper: SummaryPaper) -> Document:
    about = (f"{paper.authority}.", f"{month_words(paper.month)}.", paper.state)
    return Document(
        title=f"Performance summary: {paper.service}",
        about=tuple(filter(None, about)),
        blocks=tuple(summary_blocks(paper, Heading)),
        name=f"performance-summary-{paper.month:%Y-%m}",
    )


def blank_summary(authority: str) -> Document:
    """The template with nothing on it, to print or to fill in away from the screen."""
    three = tuple(Entry("", "") for _ in range(THREE))
    lists = ((IMPROVED, "What improved", "How it was achieved"),
             (PRIORITIES, "What needs to improve", "What is being done"))  # fmt: skip
    blocks: list[Block] = [_blank("Which service, which month", ("Service area", "Month"))]
    blocks += [_entries(title, three, what, how) for title, what, how in lists]
    blocks += [_blank(IN_HAND, ("",)), _blank(AGREED, ("",))]
    return Document(
        "Performance summary", (f"{authority}.",), tuple(blocks), "performance-summary-blank"
    )


def _blank(title: str, heads: tuple[str, ...]) -> Table:
    columns = (Column("what", "What"), Column("said", "To fill in", wide=True))
    return Table(title, columns, tuple((head, "") for head in heads), is_section=True)


def summary_blocks(paper: SummaryPaper, head: Callable[[str], Heading]) -> Iterable[Block]:
    """`head` makes a heading of the level that suits the document they stand in."""
    by = paper.written_by
    yield head(IMPROVED)
    title = f"{paper.service}: what improved"
    yield from _list(title, paper.improved, paper.fewer_improved, "How it was achieved", by)
    yield head(PRIORITIES)
    title = f"{paper.service}: priorities"
    yield from _list(title, paper.priorities, paper.fewer_priorities, "What is being done", by)
    yield head(IN_HAND)
    yield FreeText(paper.work, by) if paper.work else Paragraph("Nothing was written here.")
    yield head(AGREED)
    if not paper.agreed:
        yield Paragraph("None so far.")
    for number, action in enumerate(paper.agreed, 1):
        yield FreeText(f"{number}. {action}")


def _list(title: str, entries: tuple[Entry, ...], fewer: str, how: str, by: str) -> Iterable[Block]:
    if entries:
        yield _entries(title, entries)
    for number, entry in enumerate(entries, 1):
        if entry.words:
            yield FreeText(f"{number}. {how}: {entry.words}", by)
    if fewer:
        yield FreeText(f"Why there are fewer than three: {fewer}", by)


def _entries(
    title: str, entries: tuple[Entry, ...], what: str = "Indicator", how: str = ""
) -> Table:
    last = Column("how", how, wide=True) if how else Column("figure", "Figure", is_number=True)
    columns = (Column("number", "Number"), Column("indicator", what, wide=True), last)
    rows = tuple(
        (str(number), entry.title, entry.words if how else entry.figure)
        for number, entry in enumerate(entries, 1)
    )
    return Table(title, columns, rows, is_section=bool(how), heads_rows=True)
