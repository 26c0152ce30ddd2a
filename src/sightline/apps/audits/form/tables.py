"""Audits as rows of a table. No child is named: a list of audits is no list of children."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.audits.tools.queries import tool_of
from sightline.documents.on_page import Cell, Heading, PageTable

COLOURS = {
    AuditState.WAITING: "grey",
    AuditState.ALLOCATED: "light-blue",
    AuditState.STARTED: "blue",
    AuditState.HANDED_IN: "yellow",
    AuditState.CLOSED: "green",
    AuditState.WITHDRAWN: "grey",
}


def audits(found: Iterable[Audit], caption: str, today: date) -> PageTable:
    titles = ("Audit", "Whose work", "Auditor", "State", "Due", "Grade")
    rows = tuple(_row(each, today) for each in found)
    return PageTable(caption, tuple(map(Heading, titles)), rows)


def mine(found: Iterable[Audit], caption: str, today: date) -> PageTable:
    """To write: the first cell leads into the form."""
    titles = ("Audit", "Whose work", "State", "Due")
    rows = tuple(
        (
            Cell(str(each), reverse("audits:write", args=[each.pk]), each.get_subject_display()),
            Cell(each.team or each.service or "–", under=each.worker),
            Cell(each.now.in_words, tag=COLOURS[each.now]),
            Cell(_day(each.due_on), under=late_words(each, today)),
        )
        for each in found
    )
    return PageTable(caption, tuple(map(Heading, titles)), rows)


def _row(audit: Audit, today: date) -> tuple[Cell, ...]:
    return (
        Cell(str(audit), audit.address, under=audit.get_subject_display()),
        Cell(audit.team or audit.service or "–", under=audit.worker),
        Cell(audit.auditor.name if audit.auditor else "–"),
        Cell(audit.now.in_words, tag=COLOURS[audit.now]),
        Cell(_day(audit.due_on), under=late_words(audit, today)),
        Cell(grade_words(audit)),
    )


def late_words(audit: Audit, today: date) -> str:
    days = days_late(audit, today)
    return f"{days} days late" if days > 1 else "1 day late" if days else ""


def days_late(audit: Audit, today: date) -> int:
    """By its own timescale; what was handed in late stays late."""
    if audit.now is AuditState.WITHDRAWN:
        return 0
    is_in = audit.now in FINISHED and audit.handed_in_at is not None
    until = timezone.localdate(audit.handed_in_at) if is_in else today
    return max(0, (until - audit.due_on).days)


def grade_words(audit: Audit) -> str:
    """A grade counts once it is handed in."""
    if audit.grade is None:
        return "–"
    grade = tool_of(audit.tool).scale[audit.grade]
    return grade.title


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
