from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.events.imports import apply_import, undo_import
from sightline.apps.events.models import Import
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import may_run
from sightline.apps.plan.measured.importing import KIND, look_at_measures
from sightline.apps.plan.models import Plan
from sightline.apps.plan.odd.views import plan_or_404
from sightline.vocabulary.not_allowed import NotAllowed


class UploadForm(forms.Form):
    file = forms.FileField(
        label="A CSV file", help_text="With the columns “section” and “measure” at least.",
        error_messages={"required": "Choose a file"},
    )  # fmt: skip


@needs(Right.SEE_PLAN)
def import_measures(request: HttpRequest, plan: int) -> HttpResponse:
    """`?kept=…`: what was looked at, to be written or taken back."""
    found = plan_or_404(request, plan)
    if not may_run(request.access, found):
        raise Http404("There is nothing here for you to bring in.")
    kept = _kept(found, request.POST.get("kept") or request.GET.get("kept", ""))
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and kept is not None:
        return _decide(request, found, kept)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = look_at_measures(
                by=request.user, plan=found, name=file.name, content=file.read(),
                at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("file", str(refused))
        else:
            return redirect(f"{request.path}?kept={made.pk}")
    status = 400 if form.is_bound and form.errors else 200
    context = {"plan": found, "form": form, "kept": kept}
    return render(request, "plan/minding/import_measures.html", context, status=status)


def _kept(plan: Plan, id: str) -> Import | None:
    """An import of this plan's measures, and no other."""
    is_number = id.isdecimal() and len(id) < 19
    found = Import.objects.filter(kind=KIND, pk=id).first() if is_number else None
    if found is None or any(each["after"].get("plan") != plan.pk for each in found.changes):
        return None
    return found


def _decide(request: HttpRequest, plan: Plan, kept: Import) -> HttpResponse:
    undoing = request.POST.get("do") == "undo"
    try:
        deed = undo_import if undoing else apply_import
        deed(by=request.user, id=kept.pk, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect(f"{request.path}?kept={kept.pk}")
    messages.success(request, "Taken back." if undoing else "The measures are in the plan.")
    return redirect(f"{request.path}?kept={kept.pk}")
