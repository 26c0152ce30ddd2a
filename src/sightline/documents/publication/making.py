"""The public version itself: block by block, what stays, what is rewritten, what goes and why."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

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
from sightline.documents.publication.attacking import Leak, leaks
from sightline.documents.publication.figures import figures_of, with_cell
from sightline.documents.publication.published import PublishedTable, published_tables
from sightline.documents.publication.rewriting import public_table
from sightline.documents.publication.typed import typed_in
from sightline.documents.publication.withholding import Withheld, withheld_in
from sightline.documents.publication.words import gives_away, numbers_of
from sightline.judgement.suppression import Rules, Symbol

_NOT_CLEARED = "Nobody has cleared it for publication."


@dataclass(frozen=True)
class Removed:
    """One thing that the public version does not say: what it is, where it stood, why it went."""

    what: str
    where: str
    why: str


@dataclass(frozen=True)
class Publication:
    """`found`: what a reader could still work out, with all that was published before; while there
    is any, it must not be published. `tables` are to be kept for the papers that follow."""

    document: Document
    removed: tuple[Removed, ...]
    found: tuple[Leak, ...]
    tables: tuple[PublishedTable, ...]


def public_version(
    document: Document,
    earlier: Sequence[PublishedTable] = (),
    rules: Rules | None = None,
    *,
    of_version: str = "",
    scope: str = "",
    cleared: Collection[str] = (),
) -> Publication:
    """`earlier`: every table published before that holds some of the same figures.

    `of_version` names the internal version, as in “version 2 (SHA-256 ab12…)”; `scope` is the paper
    among papers, so that its unnamed figures are compared with its own earlier ones. `cleared`:
    words of tables that somebody cleared (`typed_texts` lists them).
    """
    used = rules or Rules()
    inner = replace(document, blocks=tuple(_without_exempt(document.blocks)), data=())
    making = _Making(withheld_in(inner, earlier, used, scope), used, scope, frozenset(cleared))
    exempt = [_of_exempt(block) for block in document.blocks if isinstance(block, Exempt)]
    blocks = tuple(making.blocks(inner.blocks))
    made = replace(
        inner,
        title=f"{document.title} (public version)",
        about=(*making.lines(document.about, "Under the title"), _made_of(of_version)),
        blocks=(*blocks, *_explained(used, blocks)),
        name=f"{document.name}-public",
    )
    tables = published_tables(inner, made, used, scope)
    found = tuple(leaks([*earlier, *tables], used))
    return Publication(made, (*exempt, *making.removed), found, tables)


def _without_exempt(blocks: Iterable[Block]) -> Iterable[Block]:
    return (block for block in blocks if not isinstance(block, Exempt))


def _of_exempt(block: Exempt) -> Removed:
    named = [each.text for each in block.blocks if isinstance(each, Heading)]
    where = named[0] if named else f"{len(block.blocks)} blocks"
    return Removed("An exempt part", where, block.why)


def _made_of(of_version: str) -> str:
    ending = f" of {of_version}" if of_version else ""
    return f"Public version, made by rule{ending}."


def _explained(rules: Rules, blocks: Iterable[Block]) -> Iterable[Block]:
    said = (
        f"Small numbers: figures of 1 to {rules.threshold} people are withheld, with shares and "
        "rates of which such a number could be made, and as many others as it takes so that none "
        "can be worked out. Numbers of meetings, milestones and the like are not withheld."
    )
    if rules.step > 1:
        said += (
            f" Counts of people are rounded to the nearest {rules.step}, so sums may not add up."
        )
    yield Note(said)
    if used := _symbols_in(blocks):
        yield Key("Symbols", tuple((str(each), each.in_words) for each in used))


def _symbols_in(blocks: Iterable[Block]) -> list[Symbol]:
    tables = (block for block in blocks if isinstance(block, Table))
    said = {str(v).split("\n")[0] for table in tables for row in table.rows for v in row}
    return [symbol for symbol in Symbol if symbol in said]


@dataclass
class _Making:
    withheld: Withheld
    rules: Rules
    scope: str
    cleared: frozenset[str] = frozenset()
    removed: list[Removed] = field(default_factory=list)
    section: str = ""
    _table: int = 0

    def __post_init__(self) -> None:
        self.numbers = numbers_of(self.withheld.figures)

    @property
    def has_withheld(self) -> bool:
        return bool(self.withheld.figures)

    def blocks(self, blocks: Iterable[Block]) -> Iterable[Block]:
        for block in blocks:
            made = self._made(block)
            if made is not None:
                yield made

    def _made(self, block: Block) -> Block | None:
        match block:
            case Heading(text):
                self.section = text if not self._why_not(text) else self.section
                return self._if_it_may(block, "A heading", text)
            case Paragraph(text):
                return self._if_it_may(block, "A paragraph", text)
            case Note(text):
                return self._if_it_may(block, "A note", text)
            case Facts(pairs):
                kept = tuple(pair for pair in pairs if self._may_stand("A fact", " ".join(pair)))
                return Facts(kept) if kept else None
            case Listing(items):
                return replace(block, items=self.lines(items, "A point")) if items else None
            case FreeText():
                return self._free_text(block)
            case Table():
                return self._public_table(block)
            case Chart():
                return self._chart(block)
            case Key() | Contents() | PageBreak():
                return block
            case Exempt():
                return None

    def lines(self, lines: Iterable[str], what: str) -> tuple[str, ...]:
        return tuple(line for line in lines if self._may_stand(what, line))

    def _if_it_may(self, block: Block, what: str, text: str) -> Block | None:
        return block if self._may_stand(what, text) else None

    def _may_stand(self, what: str, text: str) -> bool:
        why = self._why_not(text)
        if why:
            self._list(what, _short(text), why)
        return not why

    def _why_not(self, text: str) -> str:
        return gives_away(text, self.numbers, self.rules.threshold)

    def _list(self, what: str, where: str, why: str) -> None:
        place = f"{self.section}: {where}" if self.section and self.section != where else where
        self.removed.append(Removed(what, place, why))

    def _free_text(self, block: FreeText) -> FreeText | None:
        """Who cleared a text has read it; nobody's judgement is put in place of theirs."""
        if block.cleared_by:
            return block
        self._list("Free text", _short(block.text), _NOT_CLEARED)
        return None

    def _public_table(self, table: Table) -> Table | None:
        held = self.withheld.by_table[self._table]
        self._table += 1
        if why := self._why_not(table.title):
            self._list("A table", table.title, why)
            return None
        kept = self._without_uncleared(table)
        if kept is None:
            return None
        self.section = table.title if table.is_section else self.section
        self.removed += (Removed("A figure", each.where, why) for each, why in held.values())
        notes = tuple(n for n in table.notes if self._may_stand("A note of a table", " ".join(n)))
        about = self.lines(table.about, "A line above a table")
        kept = replace(kept, notes=notes, about=about)
        made, beside = public_table(kept, held, figures_of(table, self.scope), self.rules)
        for where in beside:
            self._list("What stood beside a figure", where, "It says a number that is withheld.")
        return made

    def _without_uncleared(self, table: Table) -> Table | None:
        """Without the words that nobody cleared; None where all of the table is such words."""
        for typed in typed_in(table):
            if typed.text in self.cleared:
                continue
            if typed.column is None:
                self._list("A table of words", table.title, _NOT_CLEARED)
                return None
            self._list("A column of words", typed.where, _NOT_CLEARED)
            places = ((row, typed.column) for row in range(len(table.rows)))
            table = with_cell(table, dict.fromkeys(places, ""))
        return table

    def _chart(self, chart: Chart) -> Chart | None:
        """A drawing is of the true numbers, so it stays only where none of them is withheld."""
        held: object = self.has_withheld
        if chart.twin:
            held = self.withheld.by_table[self._table]
            self._table += 1
        words = " ".join((chart.title, chart.truth, chart.caption))
        rounded = self.rules.step > 1 and chart.twin and figures_of(chart.twin, self.scope)
        why = "It draws a number that is withheld." if held else self._why_not(words)
        why = why or ("It draws numbers that are rounded elsewhere." if rounded else "")
        if why:
            self._list("A chart", chart.title, why)
            return None
        return chart


def _short(text: str, most: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
