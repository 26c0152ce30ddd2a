"""The quarterly performance report: cover, contents, overview, a section for each service."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sightline.documents.model import (
    Block,
    Contents,
    Document,
    Facts,
    FreeText,
    Heading,
    Key,
    Note,
    PageBreak,
    Table,
)

ANALYSIS = "Analysis"


@dataclass(frozen=True)
class ReportHead:
    """What the cover says. `name` is that of the report's files."""

    title: str
    period: str
    producer: str
    contact: str
    name: str


@dataclass(frozen=True)
class SectionText:
    """`area`: the service area whose figures stand in it; '' for words alone."""

    title: str
    area: str
    text: str
    written_by: str = ""


def performance_report(
    head: ReportHead,
    sections: Sequence[SectionText],
    tables: Mapping[str, Table],
    *,
    about: Sequence[str] = (),
    data_as_at: date | None = None,
    key: Key | None = None,
) -> Document:
    """`tables`: by service area, one row for each indicator. A section whose area has none says so,
    so that nothing is missing unseen."""
    cover = Facts(
        tuple(
            (term, said)
            for term, said in (
                ("Period", head.period),
                ("Produced by", head.producer),
                ("For further information", head.contact),
            )
            if said
        )
    )
    blocks: list[Block] = [cover, Contents()]
    for section in sections:
        blocks += _section(section, tables.get(section.area) if section.area else None)
    return Document(
        title=f"{head.title}: {head.period}",
        about=tuple(about),
        blocks=tuple(blocks),
        name=head.name,
        data_as_at=data_as_at,
        is_landscape=True,
        key=key,
    )


def _section(section: SectionText, table: Table | None) -> Iterable[Block]:
    yield PageBreak()
    yield Heading(section.title)
    if section.area:
        yield from _figures(section, table)
        if section.text.strip():
            yield Heading(ANALYSIS, 3)
    if section.text.strip():
        yield FreeText(section.text, section.written_by)
    else:
        yield Note("Nothing has been written for this section yet.")


def _figures(section: SectionText, table: Table | None) -> Iterable[Block]:
    if table is None or not table.rows:
        yield Note("No indicator of this section has a figure for the period.")
        return
    yield replace(table, title=section.title, is_section=False, heads_rows=True)
    if table.notes:
        yield Facts(table.notes)
