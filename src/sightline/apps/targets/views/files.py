"""Targets as a file: taken away, brought back, looked at, written, taken back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.events.deciding import decide_import
from sightline.apps.events.models import Import
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.targets import queries, uploads
from sightline.apps.targets.step_forms import FilterForm, UploadForm
from sightline.apps.targets.target_files import look_at, targets_table
from sightline.apps.targets.views.finding import areas, shown_source
from sightline.documents import exports
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.set_targets import point_read
from sightline.documents.source import Source, catalogue
from sightline.documents.target_words import profile_words
from sightline.intake.refusal import IntakeRefused
from sightline.judgement.targets import TargetKind

_FORMATS = {name: exports.FORMATS[name] for name in ("csv", "xlsx")}


@needs(Right.SEE_FIGURES)
def targets_file(request: HttpRequest, format: str) -> HttpResponse:
    """The indicators that the address's filter lists."""
    if format not in _FORMATS:
        raise Http404(f"There is no file of the kind “{format}”.")
    found = shown_source()
    chosen = FilterForm(request.GET, areas=areas(found)).chosen()
    listed = queries.aims(found, chosen["area"], chosen["which"], chosen["q"])
    table = targets_table(found, [aim.indicator.id for aim in listed])
    kind = _FORMATS[format]
    answer = HttpResponse(kind.write(table), content_type=kind.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{table.name}.{format}"'
    return answer


@needs(Right.SET_TARGETS)
def upload(request: HttpRequest) -> HttpResponse:
    """Nothing is written until the person has seen what would be."""
    is_sent = request.method == "POST"
    form = UploadForm(*((request.POST, request.FILES) if is_sent else ()))
    if too_large := getattr(request, "too_large", ""):
        form.add_error("file", too_large)
    if not is_sent or not form.is_valid():
        status = 400 if is_sent else 200
        return render(request, "targets/upload.html", {"form": form}, status=status)
    file = form.cleaned_data["file"]
    found = shown_source()
    try:
        kept, preview = look_at(found, file.name, file.read(), by=request.user, at=timezone.now())
    except IntakeRefused as refused:
        form.add_error("file", str(refused))
        return render(request, "targets/upload.html", {"form": form}, status=400)
    return render(request, "targets/import.html", _seen(found, kept) | {"preview": preview})


def _seen(found: Source, kept: Import) -> dict[str, Any]:
    known = catalogue(found).indicators
    rows = []
    for each in kept.changes:
        name, kind, step = each["key"].split("|")
        if name in known:
            before, after = (_said(each[side], known[name]) for side in ("before", "after"))
            said = f"{TargetKind(kind).in_words.capitalize()}, {step}"
            rows.append((Cell(known[name].title, under=said), Cell(before), Cell(after)))
    headings = tuple(map(Heading, ("Indicator", "Now", "In the file")))
    table = PageTable("What the file would write", headings, tuple(rows), caption_is_hidden=True)
    return {"kept": kept, "table": table if rows else None}


def _said(row: dict[str, Any] | None, indicator: Any) -> str:
    return profile_words(map(point_read, row["points"]), indicator.shown_as) if row else "–"


@needs(Right.SET_TARGETS)
def imported(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=uploads.KIND, by=request.user)
    return render(request, "targets/import.html", _seen(shown_source(), kept))


@needs(Right.SET_TARGETS)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=uploads.KIND, by=request.user)
    count = len(kept.changes)
    written, undone = f"{count} targets are written.", f"{count} targets are as they were."
    decide_import(request, kept, written, undone)
    return redirect("targets:imported", id=kept.pk)
