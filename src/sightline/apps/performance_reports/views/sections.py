"""One section: its words, what it said a quarter before, the figures it is about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.queries import source
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.performance_reports import actions, queries
from sightline.apps.performance_reports.forms import NewSectionForm, SectionForm
from sightline.apps.performance_reports.models import ReportSection
from sightline.apps.performance_reports.tables import tables_of
from sightline.apps.performance_reports.views.shared import (
    areas_collected,
    report_or_404,
    section_or_404,
)
from sightline.documents.exports import to_fragment
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.WRITE_COMMENTARY, Right.RUN_CYCLE)
def section(request: HttpRequest, id: int) -> HttpResponse:
    found = section_or_404(id)
    form = SectionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid() and _is_written(request, found, form):
        return redirect("performance_reports:report", id=found.report_id)
    context = {
        "section": found,
        "report": found.report,
        "form": form,
        "before": queries.last_words(found),
        "figures": _figures(found),
        "may_write": queries.may_write(request.access, found),  # type: ignore[attr-defined]
    }
    status = 400 if form.errors else 200
    return render(request, "performance_reports/section.html", context, status=status)


def _is_written(request: HttpRequest, found: ReportSection, form: SectionForm) -> bool:
    try:
        queries.check_may_write(request.access, found)  # type: ignore[attr-defined]
        actions.write_section(
            by=request.user, section=found, text=form.cleaned_data["text"],
            read=form.version_read, at=timezone.now(),
        )  # fmt: skip
    except EditedMeanwhile as conflict:
        form.show_conflict(conflict)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, f"“{found.title}” is saved.")
        return True
    return False


def _figures(found: ReportSection) -> str:
    figures = source()
    if figures is None or not found.area:
        return ""
    table = tables_of(figures, found.report.period, [found.area]).get(found.area)
    return to_fragment(Document(found.title, (), (table,))) if table else ""


@needs(Right.RUN_CYCLE)
def add(request: HttpRequest, id: int) -> HttpResponse:
    report = report_or_404(id)
    form = NewSectionForm(request.POST or None, areas=areas_collected(source()))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_section(
                by=request.user, report=report, at=timezone.now(), **form.cleaned_data
            )
        except NotAllowed as refused:
            form.add_error("title", str(refused))
        else:
            return redirect("performance_reports:section", id=made.pk)
    context = {"form": form, "title": "Add a section", "button": "Add it", "report": report}
    status = 400 if form.errors else 200
    return render(request, "performance_reports/edit.html", context, status=status)


@needs(Right.RUN_CYCLE)
@require_POST
def remove(request: HttpRequest, id: int) -> HttpResponse:
    found = section_or_404(id)
    report = found.report_id
    try:
        actions.remove_section(by=request.user, section=found, at=timezone.now())
        messages.success(request, f"“{found.title}” is removed; its words stay in the history.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("performance_reports:report", id=report)
