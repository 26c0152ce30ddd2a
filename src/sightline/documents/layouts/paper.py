"""A layout filled in, or blank: a document like any other."""

from collections.abc import Iterable, Mapping

from sightline.documents.layouts.cells import Footnotes, Sheet, all_proposed
from sightline.documents.layouts.days import filled_in, heading_of
from sightline.documents.layouts.gathered import Gathered
from sightline.documents.layouts.shape import (
    Asked,
    Layout,
    LayoutColumn,
    LayoutRow,
    LayoutSection,
    Shows,
)
from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    Key,
    Note,
    Paragraph,
    Table,
)
from sightline.documents.scorecard_document import CODES
from sightline.judgement.marks import PERFORMANCE
from sightline.measures.model.indicator import Indicator

DIRECTIONS = (
    ("↑ improved", "Improved in performance if bigger is better"),
    ("↓ improved", "Improved in performance if smaller is better"),
    ("↑ deteriorated", "Deteriorated in performance if smaller is better"),
    ("↓ deteriorated", "Deteriorated in performance if bigger is better"),
    ("→ static", "Static performance"),
)
_ARROW_ALONE = ("↑ or ↓ alone", "Risen or fallen; neither way is better in itself")
_WIDTHS = {Shows.COMMENT, Shows.COMPARATORS}


def layout_document(
    layout: Layout, gathered: Gathered, asked: Asked, *, is_blank: bool = False
) -> Document:
    """Landscape, a table for each section, and the key of directions. `is_blank`: a form to fill
    in by hand, with every label and no value.
    """
    tables = tuple(section_tables(layout, gathered, asked))
    shown = [str(value) for table in tables for row in table.rows for value in row]
    blocks: list[Block] = [Paragraph(layout.about)] if layout.about else []
    for section, table in zip(layout.sections, tables, strict=True):
        blocks.append(table)
        if section.footnote:
            blocks.append(Note(filled_in(section.footnote, asked, gathered.name)))
        if table.notes:
            blocks.append(Facts(table.notes))
    blocks += _keys(layout, asked, gathered.name, shown)
    if gathered.codes:
        blocks.append(Note(CODES))
    blocks += [Note(f"Beside ours: {said}") for said in _attributions(gathered)]
    title = f"{layout.title}: {gathered.name}"
    name = f"{layout.key.replace('_', '-')}-{asked.year}-{asked.year + 1}"
    return Document(
        title=title,
        about=tuple(_about(gathered, asked, is_blank=is_blank)),
        blocks=tuple(blocks),
        name=f"{name}-blank" if is_blank else name,
        data_as_at=gathered.data_as_at,
        is_landscape=True,
    )


def section_tables(layout: Layout, gathered: Gathered, asked: Asked) -> Iterable[Table]:
    """One table for each section; its notes say what the letters in its cells stand for."""
    for section, rows in gathered.sections:
        sheet = Sheet(layout, gathered, asked, Footnotes())
        cells = tuple(
            (
                label_of(layout, gathered.indicators.get(row.indicator), row),
                *(sheet.cell(row, column) for column in layout.columns),
            )
            for row in rows
        )
        yield _table(section, sheet, cells)


def _table(section: LayoutSection, sheet: Sheet, cells: tuple[tuple[object, ...], ...]) -> Table:
    asked, name = sheet.asked, sheet.gathered.name
    title = filled_in(section.title, asked, name)
    return Table(
        title=title,
        columns=(
            Column("title", "Indicator", wide=True),
            *(_column(each, sheet) for each in sheet.layout.columns),
        ),
        rows=cells,  # type: ignore[arg-type]
        notes=sheet.notes.lines,
        heads_rows=True,
        is_section=bool(title),
        sheet=title[:31] or "Figures",
    )


def _column(column: LayoutColumn, sheet: Sheet) -> Column:
    proposed = column.shows is Shows.TARGET and all_proposed(sheet, column)
    heading = heading_of(column, sheet.asked, sheet.gathered.name, proposed=proposed)
    return Column(column.key, heading, wide=column.wide or column.shows in _WIDTHS)


def label_of(layout: Layout, indicator: Indicator | None, row: LayoutRow) -> str:
    """As the layout prints it, else the title; then its footnote mark and (SB) or (BB)."""
    label = (row.label or (indicator.title if indicator else row.indicator)) + row.mark
    mark = indicator.better.sector_mark if indicator else ""
    return f"{label} ({mark})" if mark and layout.polarity_marks and row.polarity_mark else label


def _keys(layout: Layout, asked: Asked, name: str, shown: list[str]) -> Iterable[Key]:
    kinds = {column.shows for column in layout.columns}
    if Shows.DIRECTION in kinds:
        alone = (_ARROW_ALONE,) if {"↑", "↓"} & set(shown) else ()
        yield Key(filled_in(layout.key_title, asked, name), (*DIRECTIONS, *alone))
    if Shows.RATING in kinds:
        yield Key("Ratings", tuple((mark.shape, mark.word) for mark in PERFORMANCE.values()))


def _about(gathered: Gathered, asked: Asked, *, is_blank: bool) -> Iterable[str]:
    yield f"{gathered.name} ({gathered.authority})" if gathered.authority else gathered.name
    yield f"Financial year {asked.year}-{(asked.year + 1) % 100:02}"
    if is_blank:
        yield "Blank form: no values are filled in"
        return
    if asked.newest:
        yield f"Figures up to {asked.newest.day} {asked.newest:%B %Y}"
    if gathered.data_as_at:
        yield f"Records as at {gathered.data_as_at.day} {gathered.data_as_at:%B %Y}"
    if gathered.snapshot:
        yield f"Snapshot {gathered.snapshot}"


def _attributions(gathered: Gathered) -> Iterable[str]:
    named = {row.indicator for _, rows in gathered.sections for row in rows}
    said: Mapping[str, None] = dict.fromkeys(
        one.attribution
        for sets in gathered.published.values()
        for name, one in sets.items()
        if name in named and one.attribution
    )
    return said
