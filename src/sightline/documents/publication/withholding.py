"""Which figures of a document are withheld, and why: small in themselves, or for another's sake."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sightline.documents.model import Document
from sightline.documents.publication.attacking import key_of, put_together
from sightline.documents.publication.figures import Figure, figures_of, tables_of
from sightline.documents.publication.published import PublishedTable, published_table
from sightline.judgement.suppression import Rules, behind_share, is_small, suppress

SMALL = "A small number of people, or a share of which one is made."
PROTECTS = "It would let a reader work out a small number elsewhere."
NOT_KNOWN = "The counts behind it are not known, so nobody can say whether they are small."


@dataclass(frozen=True)
class Withheld:
    """By table, in the order of the document, each withheld figure with the reason."""

    by_table: tuple[dict[tuple[int, int], tuple[Figure, str]], ...]

    @property
    def figures(self) -> list[Figure]:
        return [figure for table in self.by_table for figure, _ in table.values()]


def withheld_in(
    document: Document, earlier: Sequence[PublishedTable], rules: Rules, scope: str
) -> Withheld:
    tables = tables_of(document)
    figures = [figures_of(table, scope) for table in tables]
    asked = [
        _as_if_printed(published_table(table, found, _everywhere(found), rules))
        for table, found in zip(tables, figures, strict=True)
    ]
    hidden = _hidden(asked, earlier, rules)
    return Withheld(tuple(_why(found, hidden, rules) for found in figures))


def _everywhere(figures: Iterable[Figure]) -> set[tuple[int, int]]:
    return {(figure.row, figure.column) for figure in figures}


def _as_if_printed(table: PublishedTable) -> PublishedTable:
    """With what print would say of each figure, though none is printed yet."""
    cells = tuple(replace(cell, is_printed=False) for cell in table.cells)
    return replace(table, cells=cells)


def _hidden(
    asked: Sequence[PublishedTable], earlier: Sequence[PublishedTable], rules: Rules
) -> frozenset[str]:
    known = put_together([*earlier, *asked], rules)
    of_paper = {
        key_of(cell, what)
        for table in asked
        for cell in table.cells
        for what in ("numerator", "denominator")
    }
    made = suppress(known.as_counts, rules, known.not_printed - of_paper)
    return made.hidden & of_paper


def _why(
    figures: Iterable[Figure], hidden: frozenset[str], rules: Rules
) -> dict[tuple[int, int], tuple[Figure, str]]:
    reasons = ((figure, _reason(figure, hidden, rules)) for figure in figures)
    return {(figure.row, figure.column): (figure, why) for figure, why in reasons if why}


def _reason(figure: Figure, hidden: frozenset[str], rules: Rules) -> str:
    if not figure.is_known:
        return NOT_KNOWN
    n, d = figure.numerator, figure.denominator
    counts = [each for each in (n, d) if each is not None]
    if n is not None and d is not None and n <= d:
        counts = list(behind_share(n, d))
    if any(is_small(count, rules.threshold) for count in counts):
        return SMALL
    keys = {key_of(figure, what) for what in ("numerator", "denominator")}
    return PROTECTS if keys & hidden else ""
