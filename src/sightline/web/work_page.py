"""The background work, for those who keep Sightline running; and its pulse, for a monitor."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.notices.queries import mails_by_state
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.work import queries
from sightline.apps.work.queries import WorkStands
from sightline.apps.work.rules import Status
from sightline.documents.on_page import Cell, Heading, PageTable

_COLOURS = {Status.DONE: "green", Status.FAILED: "red", Status.RUNNING: "blue"}


@login_not_required
def pulse(request: HttpRequest) -> JsonResponse:
    """503 when background work has not run for hours; says nothing else."""
    late = queries.what_is_late(timezone.now())
    return JsonResponse({"work": "late" if late else "ok"}, status=503 if late else 200)


@needs(Right.LOAD_FILES, Right.MANAGE_PEOPLE)
def work(request: HttpRequest) -> HttpResponse:
    late = queries.what_is_late(timezone.now())
    context = {
        "late": late,
        "table": _table(queries.all_work()),
        "queued": queries.queued(),
        "mails": [(state.value, count) for state, count in sorted(mails_by_state().items())],
    }
    return render(request, "work.html", context)


def _table(found: list[WorkStands]) -> PageTable:
    headings = tuple(map(Heading, ("Work", "Due", "Last time", "Outcome")))
    return PageTable("What is due, and how it went", headings, tuple(map(_row, found)))


def _row(stands: WorkStands) -> tuple[Cell, ...]:
    title, due = Cell(stands.title, under=stands.name), Cell(stands.schedule)
    run = stands.last
    if run is None:
        return title, due, Cell("–"), Cell("not yet", tag="grey")
    local = timezone.localtime(run.started_at or run.due_at)
    when = Cell(f"{local.day} {local:%B %Y, %H:%M}", under=run.said)
    return title, due, when, Cell(run.status, tag=_COLOURS.get(Status(run.status), "yellow"))
