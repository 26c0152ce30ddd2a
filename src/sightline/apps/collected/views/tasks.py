"""What is to be done, and everything at a glance."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.children.queries import authority_code
from sightline.apps.collected import queries
from sightline.apps.collected.models import Entry
from sightline.apps.collected.queries import Cell as GridCell
from sightline.apps.collected.queries import GridSection
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, Heading, PageTable

BOTH = (Right.ENTER_COLLECTED, Right.APPROVE_COLLECTED)
_COLOURS = {"late": "red", "provisional": "yellow", "sent back": "orange"}


@needs(*BOTH)
def home(request: HttpRequest) -> HttpResponse:
    today, authority = timezone.localdate(), authority_code()
    tasks = queries.tasks_for(request.access, authority)  # type: ignore[attr-defined]
    waiting = queries.to_approve(request.access, authority)  # type: ignore[attr-defined]
    context = {
        "tasks": _tasks_table(tasks, today) if tasks else None,
        "count": len(tasks),
        "late": sum(each.is_late(today) for each in tasks),
        "approvals": _approvals_table(waiting) if waiting else None,
        "keeps": request.access.may(Right.MANAGE_DATA_QUALITY),  # type: ignore[attr-defined]
    }
    return render(request, "collected/home.html", context)


def _tasks_table(tasks: list[Entry], today: date) -> PageTable:
    rows = tuple(
        (
            Cell(_named(each), _address(each), each.sent_back_because),
            Cell(each.period.label),
            Cell(_day(each.due_on)),
            _task_state(each, today),
        )
        for each in tasks
    )
    headings = tuple(map(Heading, ("Indicator", "Period", "Due", "State")))
    return PageTable("Figures to type in", headings, rows, caption_is_hidden=True)


def _named(entry: Entry) -> str:
    return ", ".join(filter(None, (entry.indicator.title, entry.unit)))


def _task_state(entry: Entry, today: date) -> Cell:
    if entry.is_late(today):
        days = (today - entry.due_on).days
        return Cell("Late", under=f"{days} day{'' if days == 1 else 's'}", tag="red")
    if entry.sent_back_because:
        return Cell("Sent back", tag="orange")
    return Cell("Due", tag="grey")


def _approvals_table(waiting: list[Entry]) -> PageTable:
    rows = tuple(
        (
            Cell(_named(each), _address(each)),
            Cell(each.period.label),
            Cell(queries.shown(each)),
            Cell(each.entered_by.name if each.entered_by else "–"),
        )
        for each in waiting
    )
    headings = tuple(map(Heading, ("Indicator", "Period", "Value", "Typed in by")))
    return PageTable("Figures to approve", headings, rows, caption_is_hidden=True)


def _address(entry: Entry) -> str:
    return reverse("collected:entry", args=[entry.pk])


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


@needs(*BOTH)
def grid(request: HttpRequest) -> HttpResponse:
    """Every collected indicator by its newest periods, and what contradicts itself."""
    authority = authority_code()
    access = request.access  # type: ignore[attr-defined]
    keeps = access.may(Right.MANAGE_DATA_QUALITY)
    areas = [
        (section.key, section.title, _grid_table(section, keeps=keeps))
        for section in queries.grid(authority, timezone.localdate(), access)
    ]
    doubts = [
        (indicator, entry, sentence)
        for indicator, entry, sentence in queries.every_doubt(authority, access)
    ]
    context = {"areas": areas, "doubts": doubts, "keeps": keeps}
    return render(request, "collected/grid.html", context)


def _grid_table(section: GridSection, *, keeps: bool) -> PageTable:
    rows = tuple(
        (
            Cell(
                ", ".join(filter(None, (row.indicator.title, row.unit))),
                reverse("collected:indicator", args=[row.indicator.pk]) if keeps else "",
                queries.owner_title(row.indicator),
            ),
            *(_grid_cell(cell) for cell in row.cells),
        )
        for row in section.rows
    )
    headings = (Heading("Indicator"), *(Heading(f"To {_day(end)}") for end in section.ends))
    caption = f"{section.title}: by the end of the period"
    return PageTable(caption, headings, rows, caption_is_hidden=True)


def _grid_cell(cell: GridCell) -> Cell:
    if cell.entry is None:
        return Cell("–")
    notes = [cell.state, "contradicts itself" if cell.doubtful else ""]
    under = "; ".join(filter(None, notes))
    if not cell.shown:
        return Cell(cell.state.capitalize() or "Due", _address(cell.entry), cell.entry.period.label)
    return Cell(cell.shown, _address(cell.entry), under or cell.entry.period.label)
