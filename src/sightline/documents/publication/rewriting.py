"""A table with its withheld figures as symbols, and the others rounded if so decided."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sightline.documents.exports.shown import shown_value
from sightline.documents.model import FigureCell, Table, Value
from sightline.documents.publication.figures import Figure, is_marked, with_cell
from sightline.documents.publication.words import gives_away, numbers_of
from sightline.judgement.suppression import Rules, Symbol, printed_count

Place = tuple[int, int]


def public_table(
    table: Table,
    held: Mapping[Place, tuple[Figure, str]],
    figures: Iterable[Figure],
    rules: Rules,
) -> tuple[Table, list[str]]:
    """The table, and where a text beside a withheld figure had to go with it."""
    cells: dict[Place, Value] = {}
    for figure in figures:
        place = figure.row, figure.column
        if place in held:
            cells[place] = _withheld(figure, is_marked(table))
        elif rules.step > 1:
            cells[place] = _rounded(figure, rules)
        elif is_marked(table):
            cells[place] = _as_printed(figure)
    beside = _beside(table, held, rules)
    for row, column in beside:
        cells[row, column] = str(Symbol.CONFIDENTIAL)
    where = [f"{table.title}: {table.columns[column].title}, row {row + 1}"
             for row, column in beside]  # fmt: skip
    return with_cell(table, cells), where


def _withheld(figure: Figure, marked: bool) -> Value:
    symbol = str(Symbol.CONFIDENTIAL)
    if not marked:
        return symbol
    cell = figure.cell
    return FigureCell(
        _with_code(symbol, cell), code=cell.code, indicator=cell.indicator, of=cell.of,
        period=cell.period,
    )  # fmt: skip


def _as_printed(figure: Figure) -> FigureCell:
    """What is printed and no more: the counts behind it don't travel in the file."""
    return replace(figure.cell, numerator=None, denominator=None)


def _rounded(figure: Figure, rules: Rules) -> FigureCell:
    cell, n, d = figure.cell, figure.numerator, figure.denominator
    shown = cell.shown.split("\n")[0]
    value = cell.value
    if n is not None and d is None:
        shown, value = printed_count(n, rules.step), None
    elif n is not None and d and figure.is_percent:
        shown, value = f"{100 * n / d:.{rules.percent_decimals}f}%", None
    bare = replace(cell, value=value, numerator=None, denominator=None)
    return replace(bare, shown=_with_code(shown, cell))


def _with_code(shown: str, cell: FigureCell) -> str:
    return f"{shown}\n{cell.code}" if cell.code and cell.code in cell.shown else shown


def _beside(table: Table, held: Mapping[Place, tuple[Figure, str]], rules: Rules) -> list[Place]:
    """Texts that say a number withheld in their row, or a small number of people."""
    found = []
    for row, values in enumerate(table.rows):
        withheld = numbers_of(figure for (at, _), (figure, _) in held.items() if at == row)
        for column, value in enumerate(values):
            is_head = column == 0 and isinstance(value, str)
            if is_head or (row, column) in held or isinstance(value, FigureCell):
                continue
            if gives_away(shown_value(value), withheld, rules.threshold):
                found.append((row, column))
    return found
