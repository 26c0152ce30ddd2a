"""What stands on a child's page, from the plain packages: records, duties, findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from sightline.apps.children.queries import Child, snapshot
from sightline.documents.child_page import ChildPage, Item, child_page
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.measures.worklists import Urgency, WorklistRow
from sightline.measures.worklists.model import Fact
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.worklists import KeptWorklists, kept_worklists
from sightline.quality.check import Checks
from sightline.quality.findings import Finding
from sightline.quality.publish import checks_of, kept_findings

_COLOURS = {Urgency.LATE: "red", Urgency.DUE_SOON: "yellow"}


@dataclass(frozen=True)
class Wrong:
    """One thing a check found in the child's records, and how to put it right."""

    title: str
    sentence: str
    fix: str


@dataclass(frozen=True)
class Found:
    page: ChildPage
    kept: KeptWorklists


Left = Callable[[str, list[Finding]], list[Finding]]
_left: list[Left] = []


def when_findings_are_shown(leave: Left) -> Left:
    """Register what leaves out findings that somebody has decided about (authority, findings)."""
    _left.append(leave)
    return leave


def found_page(child: Child) -> Found | None:
    """The child's page; None where the records no longer name the child."""
    records = snapshot()
    if records is None:
        return None
    kept = kept_worklists(_data(), records)
    page = child_page(records, child.id, duties=kept.by_child.get(child.id, ()))
    return Found(page, kept) if page else None


def _data() -> DataFolder:
    return DataFolder(Path(settings.SIGHTLINE_DATA))


def wrong_in(child: Child) -> list[Wrong]:
    """What the checks found in the child's records; nothing where none have run."""
    records = snapshot()
    found = kept_findings(_data(), records) if records else None
    if records is None or found is None:
        return []
    checks = _checks(Path(settings.SIGHTLINE_DATA), records.id)
    findings = [each for each in found.of(child_id=child.id) if each.check in checks]
    for leave in _left:
        findings = leave(records.manifest.authority, findings)
    known = (checks[each.check] for each in findings)
    return [Wrong(check.title, check.sentence, check.fix) for check in known]


@lru_cache(maxsize=2)
def _checks(data: Path, snapshot: str) -> Checks:
    """The checks as they were when the snapshot was first looked at: their words alone count."""
    return checks_of(DataFolder(data))


def duties_table(child: Child, found: Found) -> PageTable:
    headings = (
        Heading("What"), Heading("Due"), Heading("Standing"), Heading("Days late", is_number=True)
    )  # fmt: skip
    rows = tuple(_duty(child, found.kept, row) for row in found.page.duties)
    return PageTable("What is due for this child", headings, rows)


def _duty(child: Child, kept: KeptWorklists, row: WorklistRow) -> tuple[Cell, ...]:
    one = kept.lists[row.list].worklist
    begun = row.begun_on.isoformat() if one.key == "row" else "now"
    late = row.urgency is Urgency.LATE
    return (
        Cell(one.title, _address("worklists:row", one.id, child.key, begun)),
        Cell(day(row.due_on)),
        Cell(row.urgency.in_words, tag=_COLOURS.get(row.urgency, "grey")),
        Cell(str(row.days_late) if late else "", is_number=True),
    )


def _address(name: str, *args: str) -> str:
    # Worklists stand above children: their pages are known by name alone, if they are there.
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def records_table(items: Iterable[Item]) -> PageTable:
    """Every record, the latest first, with where it comes from: the picture's twin."""
    headings = (Heading("Day"), Heading("What"), Heading("Details"), Heading("From"))
    rows = tuple(
        (
            Cell(day(item.on), under=_until(item)),
            Cell(item.says, under=item.note),
            Cell("; ".join(f"{name}: {told(value)}" for name, value in item.facts) or "–"),
            Cell(item.source),
        )
        for item in items
    )
    return PageTable("Every record, the latest first", headings, rows, caption_is_hidden=True)


def _until(item: Item) -> str:
    if not item.is_span:
        return ""
    return f"to {day(item.until)}" if item.until else "still open"


def told(value: Fact) -> str:
    return day(value) if isinstance(value, date) else str(value)


def day(value: date | None) -> str:
    return f"{value.day} {value:%b %Y}" if value else "–"
