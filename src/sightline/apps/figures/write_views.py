"""What people write beside figures: notes, and views under a name of their own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.figures import actions, queries
from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.explaining import key_of
from sightline.apps.figures.models import FigureNote, SavedView
from sightline.apps.figures.rules import words_of_query
from sightline.apps.figures.units import check_unit, read_unit
from sightline.apps.figures.write_forms import NoteForm, ViewForm
from sightline.apps.people.access import needs
from sightline.apps.people.rules import NotAllowed, Right


@needs(Right.WORK_LISTS, Right.APPROVE_COLLECTED, Right.LOAD_FILES)
@require_POST
def add_note(request: HttpRequest, id: str) -> HttpResponse:
    """Pin a note to the figure the address names."""
    source = queries.source()
    if source is None or id not in queries.catalogue(source):
        raise Http404("There is no such indicator.")
    key = key_of(source, queries.catalogue(source)[id], request.GET.dict())
    check_unit(source, request.access, key.level, key.unit)
    form = NoteForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "back": address_of(key), "action": request.get_full_path()}
        return render(request, "figures/note_again.html", context, status=400)
    told = form.cleaned_data
    actions.add_note(
        by=request.user, authority=source.authority, indicator=id, level=key.level, unit=key.unit,
        on=told["on"], text=told["text"], at=timezone.now(),
        is_event=told["kind"] == "event", verifies=told["kind"] == "verifies",
    )  # fmt: skip
    messages.success(request, "Your note is saved.")
    return redirect(f"{address_of(key)}#notes")


@needs(Right.WORK_LISTS, Right.APPROVE_COLLECTED, Right.LOAD_FILES)
@require_POST
def remove_note(request: HttpRequest, pk: int) -> HttpResponse:
    note = get_object_or_404(FigureNote, pk=pk, by=request.user, removed_at__isnull=True)
    actions.remove_note(by=request.user, note=note, at=timezone.now())
    messages.success(request, "The note is removed.")
    return redirect(reverse("figures:explain", args=[note.indicator]))


@needs(Right.SEE_FIGURES)
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the page as it is filtered under a name."""
    form = ViewForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "action": request.path}
        return render(request, "figures/view_again.html", context, status=400)
    told = form.cleaned_data
    query = words_of_query(told["query"])
    _check_view(request, told["indicator"], query)
    try:
        view = actions.save_view(
            by=request.user, name=told["name"], indicator=told["indicator"], query=query,
            at=timezone.now(),
        )  # fmt: skip
    except NotAllowed as reason:
        form.add_error("name", str(reason))
        context = {"form": form, "action": request.path}
        return render(request, "figures/view_again.html", context, status=400)
    messages.success(request, f"Saved as “{view.name}”. You find it on your home page.")
    return redirect(queries.address_of_view(view))


def _check_view(request: HttpRequest, indicator: str, query: dict[str, str]) -> None:
    source = queries.source()
    if source is None or (indicator and indicator not in queries.catalogue(source)):
        raise Http404("There is no such page.")
    check_unit(source, request.access, *read_unit(query.get("of", "")))


@needs(Right.SEE_FIGURES)
@require_POST
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, person=request.user)
    actions.delete_view(by=request.user, view=view, at=timezone.now())
    messages.success(request, f"“{view.name}” is deleted.")
    return redirect("home")
