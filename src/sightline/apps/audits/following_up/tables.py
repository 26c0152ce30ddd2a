"""Required actions, other files and escalations as rows. No child is named in a list."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.following_up.clock import in_words
from sightline.apps.audits.models import Escalation, RequiredAction
from sightline.documents.on_page import Cell, Heading, PageTable

_COLOURS = {
    "Closed": "green", "Evidence in, to be checked": "blue", "Evidence missing": "red",
    "Late": "red", "Open": "yellow",
}  # fmt: skip


def day(of: date | None) -> str:
    return f"{of.day} {of:%B %Y}" if of else "–"


def required(
    found: Iterable[RequiredAction], today: date, *, with_words: bool, caption: str = ""
) -> PageTable:
    """`with_words`: for those who may read the audit; else number and days alone."""
    headings = tuple(map(Heading, ("Action", "By", "Evidence by", "How it stands")))
    rows = tuple(_required(each, today, with_words) for each in found)
    return PageTable(caption or "Required actions", headings, rows)


def _required(each: RequiredAction, today: date, with_words: bool) -> tuple[Cell, ...]:
    title = f"{each.number}. {each.said}" if with_words else str(each)
    state = each.issue.in_words(today) if each.action else "Not handed in yet"
    exceptions = each.issue.exceptions
    said = f"{exceptions} exception{'' if exceptions == 1 else 's'} raised" if exceptions else ""
    moved = f"first {day(each.due_on)}" if each.due_now != each.due_on else ""
    return (
        Cell(title, each.action.address if each.action and with_words else ""),
        Cell(day(each.due_now), under=moved),
        Cell(day(each.evidence_by)),
        Cell(state, under=said, tag=_COLOURS.get(state, "grey")),
    )


def progress(found: Iterable[RequiredAction], today: date) -> PageTable:
    """One row for each audit with something to put right, the worst first."""
    by_audit: dict[int, list[RequiredAction]] = {}
    for each in found:
        by_audit.setdefault(each.audit_id, []).append(each)
    titles = ("Audit", "Whose work", "Open", "Late", "Evidence in", "Closed", "Exceptions",
              "Evidence by")  # fmt: skip
    ordered = sorted(by_audit.values(), key=lambda rows: (-_late(rows, today), rows[0].audit_id))
    rows = tuple(_progress(each, today) for each in ordered)
    numbers = {"Open", "Late", "Evidence in", "Closed", "Exceptions"}
    headings = tuple(Heading(each, is_number=each in numbers) for each in titles)
    return PageTable("Progress by audit", headings, rows)


def _late(rows: list[RequiredAction], today: date) -> int:
    return sum(each.issue.is_late(today) or each.issue.lacks_evidence(today) for each in rows)


def _progress(rows: list[RequiredAction], today: date) -> tuple[Cell, ...]:
    audit, issues = rows[0].audit, [each.issue for each in rows]
    counts = (
        sum(not each.is_done for each in issues),
        _late(rows, today),
        sum(each.is_done and not each.is_closed for each in issues),
        sum(each.is_closed for each in issues),
        sum(each.exceptions for each in issues),
    )
    open_days = [each.evidence_by for each in issues if each.evidence_by and not each.is_done]
    return (
        Cell(f"Audit {audit.pk}", reverse("audits:putting_right", args=[audit.pk]),
             under=audit.tool.title),
        Cell(audit.team or audit.service or "–", under=audit.worker),
        *(Cell(str(each), is_number=True) for each in counts),
        Cell(day(min(open_days, default=None))),
    )  # fmt: skip


def escalations(found: Iterable[Escalation], today: date, titles: Mapping[str, str]) -> PageTable:
    headings = tuple(map(Heading, ("Escalation", "About", "How it stands", "Clock", "Begun")))
    rows = tuple(
        (
            Cell(f"After audit {each.audit_id}", each.address, under=titles[each.reached]),
            Cell(each.worker or each.team or "–", under=each.team if each.worker else ""),
            Cell(each.now.in_words, tag="yellow" if each.now.is_open else "grey"),
            Cell(in_words(each, today)),
            Cell(day(timezone.localdate(each.begun_at))),
        )
        for each in found
    )
    return PageTable("Escalations", headings, rows)
