"""A year's schedule from a file: looked at, written, taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.programme import uploads
from sightline.apps.audits.programme.forms import FileForm
from sightline.apps.audits.programme.reading_file import read_schedule
from sightline.apps.audits.programme.tables import headings
from sightline.apps.audits.programme.views.shared import one_form
from sightline.apps.events.deciding import decide_import
from sightline.apps.events.imports import keep_preview
from sightline.apps.events.models import Import
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, PageTable
from sightline.intake.refusal import IntakeRefused

_PAGE = "audits/programme/import.html"
_INTRO = (
    "A row for each audit, with at least “Month” and “Audit”; “Kind”, “Theme”, “Leads”, "
    "“Services”, “Progress check” and “Multi-agency events” are read too. What is not settled may "
    "say “tbc” or stay empty. Nothing is written before you have seen what would be."
)


@needs(Right.RUN_AUDITS)
def upload(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None)
    if too_large := getattr(request, "too_large", ""):
        form.add_error("file", too_large)
    if request.method == "POST" and form.is_valid():
        try:
            return _looked_at(request, form)
        except IntakeRefused as refused:
            form.add_error("file", str(refused))
    back = (reverse("audits:programme"), "Audit programme")
    return one_form(request, form, title="Upload a schedule", button="Look at it", back=back,
                    intro=_INTRO)  # fmt: skip


def _looked_at(request: HttpRequest, form: FileForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    read = read_schedule(file.name, file.read())
    found = uploads.preview(read)
    kept = keep_preview(
        by=request.user, kind=uploads.KIND, source=file.name, preview=found, at=timezone.now()
    )
    context = {"kept": kept, "preview": found, "not_read": read.not_read, "table": _table(kept)}
    return render(request, _PAGE, context)


def _table(kept: Import) -> PageTable | None:
    rows = []
    for change in kept.changes:
        row = change["after"]
        what = "New" if change["before"] is None else "Changed"
        beside = "from_month" in row
        rows.append((
            Cell(row["title"], under="Audit of several agencies" if beside else row["theme"]),
            Cell((row["from_month"] if beside else row["month"])[:7]),
            Cell("" if beside else "; ".join(row["leads"]) or "To be confirmed"),
            Cell(what, tag="green" if what == "New" else "yellow"),
        ))  # fmt: skip
    heads = headings("Audit", "Month", "Leads", "")
    heads = (*heads[:3], *headings("What it does"))
    return PageTable("What the file writes", heads, tuple(rows)) if rows else None


@needs(Right.RUN_AUDITS)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=uploads.KIND, by=request.user)
    count = len(kept.changes)
    decide_import(
        request, kept, f"{count} rows are written. What is not settled is chased.",
        f"{count} rows are taken back.",
    )  # fmt: skip
    kept.refresh_from_db()
    return render(request, _PAGE, {"kept": kept, "table": _table(kept)})
