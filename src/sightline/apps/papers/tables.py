"""The papers' pages as tables."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.papers.models import Paper, PaperFile, PaperVersion, PublicVersion
from sightline.apps.papers.registry import kind_called
from sightline.documents.exports import FORMATS
from sightline.documents.model import Column, Document, FigureCell, Table
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.publication import Removed
from sightline.documents.publication.figures import tables_of
from sightline.documents.version_changes import Change

_KILO = 1024


def day(of: date | datetime | None) -> str:
    if of is None:
        return "–"
    on = timezone.localtime(of).date() if isinstance(of, datetime) else of
    return f"{on.day} {on:%b %Y}"


def noun(kind: str) -> str:
    found = kind_called(kind)
    return found.noun if found else kind.replace("_", " ").capitalize()


def kinds(found: Iterable[str]) -> list[tuple[str, str]]:
    """To choose from: only the kinds that there are."""
    return sorted(((kind, noun(kind)) for kind in set(found)), key=lambda each: each[1])


def papers(found: Iterable[Paper]) -> PageTable:
    rows = []
    for paper in found:
        last = paper.versions.all()[0]  # frozen with the paper itself
        rows.append(
            (
                Cell(paper.title, paper.address),
                Cell(noun(paper.kind)),
                Cell(str(last.number), is_number=True),
                Cell(day(last.frozen_at), under=last.frozen_by_name),
                Cell(day(last.data_as_at)),
            )
        )
    headings = (
        Heading("Paper"), Heading("Kind"), Heading("Versions", is_number=True),
        Heading("Frozen last"), Heading("Data as at"),
    )  # fmt: skip
    return PageTable("Papers", headings, tuple(rows), caption_is_hidden=True)


def versions(found: Iterable[PaperVersion]) -> PageTable:
    rows = tuple(
        (
            Cell(f"Version {each.number}", each.address),
            Cell(day(each.frozen_at), under=each.frozen_by_name),
            Cell(each.changes or "The first version"),
            Cell(day(each.data_as_at)),
            _published(each),
        )
        for each in found
    )
    headings = tuple(map(Heading, ("Version", "Frozen", "What changed", "Data as at", "Published")))
    return PageTable("All versions", headings, rows, caption_is_hidden=True)


def _published(version: PaperVersion) -> Cell:
    public = next(iter(version.published.all()), None)
    if public is None:
        return Cell("–")
    is_withdrawn = hasattr(public, "withdrawal")
    word = "Withdrawn" if is_withdrawn else "Published"
    return Cell(word, public.address, day(public.published_at))


def published(found: Iterable[PublicVersion]) -> PageTable:
    rows = tuple(
        (
            Cell(each.version.title, each.address),
            Cell(noun(each.version.paper.kind)),
            Cell(day(each.version.data_as_at)),
            Cell(day(each.published_at)),
        )
        for each in found
    )
    headings = tuple(map(Heading, ("Paper", "Kind", "Data as at", "Published")))
    return PageTable("Published papers", headings, rows, caption_is_hidden=True)


def files(found: Iterable[tuple[str, PaperFile | None]], address: str) -> PageTable:
    """`address` is the version's own; a file's ends with its kind."""
    rows = tuple(
        (
            Cell(FORMATS[ending].title, "" if _never(file) else f"{address}{ending}"),
            _state(file),
            Cell(_size(file), is_number=True),
        )
        for ending, file in found
    )
    headings = (Heading("File"), Heading("State"), Heading("Size", is_number=True))
    return PageTable("Kinds of file", headings, rows, caption_is_hidden=True)


def _never(file: PaperFile | None) -> bool:
    return file is not None and file.state == "not possible"


def _state(file: PaperFile | None) -> Cell:
    if file is None or file.state == "waiting":
        return Cell("Made when asked for")
    return Cell(file.state.capitalize(), under=file.said)


def _size(file: PaperFile | None) -> str:
    if file is None or not file.size:
        return "–"
    kilo = file.size / _KILO
    return f"{kilo / _KILO:.1f} MB" if kilo > _KILO else f"{max(kilo, 1):.0f} kB"


def codes(document: Document) -> PageTable | None:
    """Each code printed in the paper, with the page it opens."""
    found: dict[str, str] = {}
    for table in tables_of(document):
        for row in table.rows:
            for value in row:
                if isinstance(value, FigureCell) and value.code:
                    head = str(row[0]).split("\n")[0]
                    found.setdefault(value.code, f"{table.title}: {head}")
    rows = tuple(
        (Cell(code, reverse("figures:by_code", args=[code])), Cell(where))
        for code, where in found.items()
    )
    headings = (Heading("Code"), Heading("Figure"))
    return PageTable("Codes", headings, rows, caption_is_hidden=True) if rows else None


def changes(found: Iterable[Change], before: int, after: int) -> PageTable:
    rows = tuple((Cell(each.where), Cell(each.before), Cell(each.after)) for each in found)
    headings = (Heading("Where"), Heading(f"Version {before}"), Heading(f"Version {after}"))
    return PageTable("Differences", headings, rows, caption_is_hidden=True)


def removed(found: Iterable[Removed]) -> PageTable:
    rows = tuple((Cell(each.where), Cell(each.what), Cell(each.why)) for each in found)
    headings = tuple(map(Heading, ("Where", "What", "Why")))
    return PageTable("Everything left out", headings, rows, caption_is_hidden=True)


def removed_to_take_away(found: Iterable[Removed], title: str) -> Table:
    columns = (Column("where", "Where"), Column("what", "What"), Column("why", "Why"))
    rows = tuple((each.where, each.what, each.why) for each in found)
    name = "left-out-of-the-public-version"
    return Table(f"Left out of the public version: {title}", columns, rows, name=name)
