"""A plan's file: uploaded, its columns named, looked at, written, taken back; a plan as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.apps.events.rules import ImportState
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan import queries
from sightline.apps.plan.importing import deeds, uploaded
from sightline.apps.plan.importing.forms import ColumnsForm, PlanFileForm
from sightline.apps.plan.importing.shown import lines_table, uploads_table
from sightline.apps.plan.looking.part import asked_part
from sightline.apps.plan.making.views.shared import found_or_404, kept_or_404
from sightline.apps.plan.models import Plan, PlanUpload
from sightline.documents import exports
from sightline.documents.plan.as_file import empty_plan_file, plan_file, plan_word_file
from sightline.documents.plan.example import example_plan
from sightline.intake.plan_tables import open_plan
from sightline.intake.refusal import IntakeRefused
from sightline.vocabulary.not_allowed import NotAllowed

FORMATS = {name: exports.FORMATS[name] for name in ("docx", "xlsx", "csv")}


@needs(Right.SEE_PLAN)
def upload(request: HttpRequest, id: int) -> HttpResponse:
    """Nothing of the plan is written until the person has seen what would be."""
    plan = kept_or_404(queries.find_plan, request, id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PlanFileForm(*sent, plan=plan, today=timezone.localdate())
    if too_large := getattr(request, "too_large", ""):
        form.add_error("file", too_large)
    if sent and form.is_valid() and (made := _uploaded(request, plan, form)):
        return redirect("plan:mapping", made.pk)
    context = {
        "plan": plan, "form": form, "formats": FORMATS,
        "earlier": uploads_table(uploaded.of_plan(plan)),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "plan/importing/upload.html", context, status=status)


def _uploaded(request: HttpRequest, plan: Plan, form: PlanFileForm) -> PlanUpload | None:
    file = form.cleaned_data["file"]
    try:
        return deeds.upload_plan(
            by=request.user, plan=plan, name=file.name, content=file.read(),
            quarter=form.quarter_end, at=timezone.now(),
        )  # fmt: skip
    except IntakeRefused as refused:
        form.add_error("file", str(refused))
        return None


@needs(Right.SEE_PLAN)
def mapping(request: HttpRequest, id: int) -> HttpResponse:
    """What each column holds: guessed, and changed where the guess is wrong."""
    found = _found(request, id)
    if found.kept is not None and found.kept.state != ImportState.PREVIEWED:
        return redirect("plan:written", id)
    file = open_plan(found.name, bytes(found.content))
    form = ColumnsForm(request.POST or None, file=file, mapping=found.mapping)
    if request.method == "POST" and form.is_valid():
        deeds.look_at(by=request.user, upload=found, mapping=form.mapping(), at=timezone.now())
        return redirect("plan:preview", id)
    context = {"upload": found, "form": form, "file": file}
    status = 400 if form.errors else 200
    return render(request, "plan/importing/mapping.html", context, status=status)


@needs(Right.SEE_PLAN)
def preview(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    if found.kept is None:
        return redirect("plan:mapping", id)
    if found.kept.state != ImportState.PREVIEWED:
        return redirect("plan:written", id)
    if request.method == "POST":
        return _write(request, found)
    return render(request, "plan/importing/preview.html", _looked(found))


def _write(request: HttpRequest, found: PlanUpload) -> HttpResponse:
    try:
        deeds.write_upload(by=request.user, upload=found, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("plan:preview", found.pk)
    messages.success(request, "Written. It can be taken back as a whole.")
    return redirect("plan:written", found.pk)


@needs(Right.SEE_PLAN)
def written(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    if found.kept is None or found.kept.state == ImportState.PREVIEWED:
        return redirect("plan:preview", id)
    if request.method == "POST":
        try:
            deeds.take_back_upload(by=request.user, upload=found, at=timezone.now())
            messages.success(request, "Taken back. The plan is as it was before this file.")
        except NotAllowed as refused:
            messages.error(request, str(refused))
        return redirect("plan:written", id)
    return render(request, "plan/importing/written.html", _looked(found))


def _found(request: HttpRequest, id: int) -> PlanUpload:
    found: PlanUpload = found_or_404(uploaded.find_upload, request, id)
    kept_or_404(queries.find_plan, request, found.plan_id)
    return found


def _looked(found: PlanUpload) -> dict[str, Any]:
    told = found.told
    return {
        "upload": found, "plan": found.plan, "kept": found.kept, "told": told,
        "table": lines_table(told.get("lines", [])),
        "is_written": bool(found.kept and found.kept.state == ImportState.APPLIED),
        "has_changes": bool(found.kept and found.kept.changes),
    }  # fmt: skip


@needs(Right.SEE_PLAN)
@require_safe
def export(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    """The plan as a file that comes in again the same; of what an address chooses, those lines."""
    plan = found_or_404(queries.find_plan, request, id)
    data = asked_part(plan, request.GET, timezone.localdate())
    return _file(plan_word_file(data) if ending == "docx" else plan_file(data), ending, "plan")


@needs(Right.SEE_PLAN)
@require_safe
def empty(request: HttpRequest, ending: str) -> HttpResponse:
    """A table to fill in, with a few lines that show how."""
    table = empty_plan_file(example_plan(), is_word=ending == "docx")
    return _file(table, ending, "empty-plan")


def _file(content: exports.Content, ending: str, name: str) -> HttpResponse:
    if ending not in FORMATS:
        raise Http404(f"There is no file of the kind “{ending}”.")
    kind = FORMATS[ending]
    answer = HttpResponse(kind.write(content), content_type=kind.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
