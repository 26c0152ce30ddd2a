"""The report as a file, and its words from a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from sightline.apps.events.deciding import decide_import
from sightline.apps.events.imports import keep_preview
from sightline.apps.events.models import Import
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.performance_reports import uploads
from sightline.apps.performance_reports.forms import AnalysesForm
from sightline.apps.performance_reports.models import PerformanceReport
from sightline.apps.performance_reports.views.shared import document_of, report_or_404
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.intake.collected.analyses import read_analyses
from sightline.intake.refusal import IntakeRefused


@needs(Right.SEE_BOARD)
def taken_away(request: HttpRequest, id: int, format: str) -> HttpResponse:
    return download(request, document_of(report_or_404(id)), format)


@needs(Right.RUN_CYCLE)
def upload(request: HttpRequest, id: int) -> HttpResponse:
    """Nothing is written until the person has seen what would be."""
    report = report_or_404(id)
    form = AnalysesForm(request.POST or None, request.FILES or None)
    if too_large := getattr(request, "too_large", ""):
        form.add_error("file", too_large)
    if request.method == "POST" and form.is_valid():
        try:
            return _looked_at(request, report, form)
        except IntakeRefused as refused:
            form.add_error("file", str(refused))
    context = {"form": form, "report": report}
    status = 400 if request.method == "POST" else 200
    return render(request, "performance_reports/upload.html", context, status=status)


def _looked_at(request: HttpRequest, report: PerformanceReport, form: AnalysesForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    read = read_analyses(file.name, file.read())
    preview = uploads.preview(report, read)
    kept = keep_preview(
        by=request.user, kind=uploads.KIND, source=file.name, preview=preview, at=timezone.now()
    )
    context = {"report": report, "kept": kept, "preview": preview, "read": read}
    return render(request, "performance_reports/import.html", context | _changes(kept))


def _changes(kept: Import) -> dict[str, PageTable | None]:
    rows = tuple(
        (
            Cell(change["after"]["section"]),
            Cell("", under=_beginning(change["before"])),
            Cell("", under=_beginning(change["after"])),
        )
        for change in kept.changes
    )
    headings = tuple(map(Heading, ("Section", "Now", "In the file")))
    table = PageTable("What the file would write", headings, rows, caption_is_hidden=True)
    return {"table": table if rows else None}


def _beginning(row: dict[str, str] | None) -> str:
    if row is None:
        return "A new section"
    text = row["text"]
    if not text.strip():
        return "Nothing yet"
    return Truncator(text).chars(160)


@needs(Right.RUN_CYCLE)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=uploads.KIND, by=request.user)
    count = len(kept.changes)
    decide_import(
        request, kept, f"{count} sections are written.", f"{count} sections are as they were."
    )
    report = report_or_404(int(kept.changes[0]["key"].split("/", 1)[0]) if kept.changes else 0)
    if kept.state == "previewed":
        return redirect("performance_reports:report", id=report.pk)
    kept.refresh_from_db()
    context = {"report": report, "kept": kept, "preview": None, "read": None}
    return render(request, "performance_reports/import.html", context | _changes(kept))
