"""The inspection view: Annex A lists 1 to 11 out of the records, and what to know of them.

These lists name children. Nothing here decides who may see them: whoever calls checks the right to
export children, leaves out the restricted ones and writes `Inspection.children` to the access log.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sightline.documents.annex_a_rows import ListRows, list_rows
from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
)
from sightline.documents.records import snapshot_of
from sightline.documents.source import Source, authority_name
from sightline.intake.mapping import SheetMapping, return_mapping
from sightline.store.snapshots import Snapshot


@dataclass(frozen=True)
class Inspection:
    """The document, whose data are the eleven lists, and whom it names: for the access log."""

    document: Document
    children: frozenset[str]


def inspection_view(
    source: Source,
    *,
    quality: tuple[Block, ...] = (),
    audits: tuple[Block, ...] = (),
    restricted: Collection[str] = (),
) -> Inspection:
    """`quality`: the data-quality note; `audits`: those of six months; `restricted`: left out."""
    snapshot = snapshot_of(source)
    hidden = frozenset(restricted)
    lists = [
        (sheet, list_rows(snapshot, sheet, hidden)) for sheet in return_mapping("annex_a").sheets
    ]
    as_at = snapshot.manifest.data_as_at
    day = f"{as_at.day} {as_at:%B %Y}"
    left_out = frozenset().union(*(found.restricted for _, found in lists))
    name = authority_name(source)
    document = Document(
        title=f"Inspection view: {name}, {day}",
        about=(
            f"Annex A lists of {name}, out of the records as at {day}.",
            f"Snapshot {snapshot.id}.",
            _restricted(len(left_out)),
        ),
        blocks=tuple(_blocks(lists, quality, audits)),
        name=f"inspection-view-{source.authority}-{as_at.isoformat()}",
        data_as_at=as_at,
        data=tuple(_table(sheet, found, snapshot, len(left_out)) for sheet, found in lists),
    )
    return Inspection(document, frozenset().union(*(found.children for _, found in lists)))


def _restricted(count: int) -> str:
    if not count:
        return "No child is left out."
    children = "child whose record is" if count == 1 else "children whose records are"
    return f"Left out: {count} {children} restricted."


def _blocks(
    lists: list[tuple[SheetMapping, ListRows]],
    quality: tuple[Block, ...],
    audits: tuple[Block, ...],
) -> Iterable[Block]:
    yield Paragraph("The lists themselves are in the workbook, one on each sheet, or a CSV each.")
    yield Heading("How many rows each list has")
    yield Facts(tuple((f"{sheet.name}: {sheet.title}", _size(found)) for sheet, found in lists))
    yield Heading("Data quality")
    yield from quality or (Note("No data-quality note has been written for this view."),)
    yield Heading("Audits of the last six months")
    yield from audits or (Note("No audits are held here for this period."),)


def _size(found: ListRows) -> str:
    rows = f"{len(found.rows):,}"
    return (
        f"{rows}, of which {found.impossible} with impossible dates" if found.impossible else rows
    )


def _table(sheet: SheetMapping, found: ListRows, snapshot: Snapshot, left_out: int) -> Table:
    as_at = snapshot.manifest.data_as_at
    missing = [(h, "Not held in the records: left empty.") for h in found.not_held]
    return Table(
        title=f"{sheet.name}: {sheet.title}",
        columns=tuple(Column(heading, heading) for heading in found.headings),
        rows=found.rows,
        about=(
            f"As at {as_at.day} {as_at:%B %Y}, {found.window}. Snapshot {snapshot.id}.",
            _restricted(left_out),
        ),
        notes=tuple(missing),
        name=f"annex-a-{sheet.name.lower().replace(' ', '-')}-{as_at.isoformat()}",
        sheet=sheet.name,
    )
