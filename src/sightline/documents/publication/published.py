"""A published table, as it is kept: every figure of people in it, printed or not, and its sums."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.documents.exports.shown import shown_value
from sightline.documents.model import Document, FigureCell, Table
from sightline.documents.publication.figures import Figure, figures_of, is_marked, tables_of
from sightline.judgement.suppression import Rules, Symbol, nearest, printed_range

_SYMBOLS = frozenset(map(str, Symbol))


@dataclass(frozen=True)
class PublishedCell:
    """A figure with the true counts behind it. `low` and `high`: what its print says of the
    numerator; where nothing is printed they say nothing."""

    where: str
    indicator: str
    of: str
    period: str
    numerator: int | None
    denominator: int | None
    is_printed: bool
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class PublishedTable:
    """`sums`: total and parts, by their place in `cells`."""

    title: str
    cells: tuple[PublishedCell, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()


def published_tables(
    internal: Document, public: Document, rules: Rules, scope: str = ""
) -> tuple[PublishedTable, ...]:
    """What the public version prints of each table that it still has, with the truth behind it.

    Read off the public document itself, whatever made it: a small number that got into it is found.
    """
    left, found = tables_of(public), []
    for table in tables_of(internal):
        same = next((each for each in left if _says_the_same_of(table, each)), None)
        if same is not None:
            left = left[left.index(same) + 1 :]
            figures = figures_of(table, scope)
            found.append(published_table(table, figures, _printed_in(same), rules))
    return tuple(found)


def _says_the_same_of(internal: Table, public: Table) -> bool:
    """The same table by its words. The public one keeps their order; some are left out of it."""
    heads = [[shown_value(row[0]) for row in each.rows] for each in (internal, public)]
    is_headed = internal.heads_rows
    same_rows = heads[0] == heads[1] if is_headed else len(heads[0]) == len(heads[1])
    return internal.title == public.title and internal.columns == public.columns and same_rows


def _printed_in(public: Table) -> set[tuple[int, int]]:
    """The places at which a number stands and not a symbol."""
    marked = is_marked(public)
    return {
        (row, column)
        for row, values in enumerate(public.rows)
        for column, value in enumerate(values)
        if (isinstance(value, FigureCell) or not marked)
        and str(value).split("\n")[0].strip() not in _SYMBOLS
    }


def published_table(
    table: Table, figures: Iterable[Figure], printed: set[tuple[int, int]], rules: Rules
) -> PublishedTable:
    known = [figure for figure in figures if figure.is_known]
    place = {(each.row, each.column): number for number, each in enumerate(known)}
    cells = tuple(_cell(each, (each.row, each.column) in printed, rules) for each in known)
    sums = tuple(
        (place[each.total], tuple(place[part] for part in each.parts))
        for each in table.sums
        if {each.total, *each.parts} <= place.keys()
    )
    return PublishedTable(table.title, cells, sums)


def _cell(figure: Figure, is_printed: bool, rules: Rules) -> PublishedCell:
    low, high = range_printed(figure, rules) if is_printed else (None, None)
    return PublishedCell(
        figure.where, figure.indicator, figure.of, figure.period,
        figure.numerator, figure.denominator, is_printed, low, high,
    )  # fmt: skip


def range_printed(figure: Figure, rules: Rules) -> tuple[int | None, int | None]:
    """Between what the numerator must lie, for somebody who reads the figure as it is printed.

    Without rounding everything behind a printed figure is taken as known, whether or not it is
    printed beside it: from 2.5 % and 120 anybody makes 3.
    """
    n, d = figure.numerator, figure.denominator
    if n is None or rules.step == 1:
        return n, n
    if d is None:
        return printed_range(n, rules.step)
    return _range_of_percent(n, d, rules.percent_decimals) if figure.is_percent else (n, n)


def _range_of_percent(n: int, d: int, decimals: int) -> tuple[int, int]:
    """All numerators of which the share is printed the same, of a denominator that is known."""
    unit = 10**decimals
    printed = nearest(200 * n * unit, 2 * d) // (2 * d)
    low = -(-(2 * printed - 1) * d // (200 * unit))
    high = -(-(2 * printed + 1) * d // (200 * unit)) - 1
    return max(low, 0), min(max(high, n), d)
