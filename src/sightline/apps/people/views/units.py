"""The tree of units as on a day, and every change to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_store
from sightline.apps.people.models import Place, Spelling, Unit
from sightline.apps.people.queries import roles_at, tree_on
from sightline.apps.people.rules import NotAllowed, Right
from sightline.apps.people.unit_forms import (
    ActUpForm,
    AddUnitForm,
    DayForm,
    LeaveForm,
    MergeForm,
    MoveForm,
    RenameForm,
)
from sightline.vocabulary.words import Level


@needs(Right.MANAGE_UNITS)
def tree(request: HttpRequest) -> HttpResponse:
    asked = DayForm(request.GET)
    given: date | None = asked.cleaned_data["on"] if asked.is_valid() else None
    day = given or timezone.localdate()
    seen = {
        "form": DayForm({"on": day}) if not asked.errors else asked,
        "day": day,
        "tree": tree_on(day),
        "waiting": Spelling.objects.filter(unit__isnull=True).count(),
        "may_count_anew": request.access.may(Right.LOAD_FILES, Right.PUBLISH),
    }
    return render(request, "people/units.html", seen)


@needs(Right.MANAGE_UNITS)
def add(request: HttpRequest) -> HttpResponse:
    form = AddUnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_unit(by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{made.name} is in the tree.")
            return redirect("people:unit", made.pk)
    return render(request, "people/add_unit.html", {"form": form})


@needs(Right.MANAGE_UNITS)
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    return _page(request, get_object_or_404(Unit, pk=unit_id))


@require_POST
@needs(Right.MANAGE_UNITS)
def move(request: HttpRequest, unit_id: int) -> HttpResponse:
    return _change(request, unit_id, MoveForm, actions.place_unit, "moved")


@require_POST
@needs(Right.MANAGE_UNITS)
def act_up(request: HttpRequest, unit_id: int) -> HttpResponse:
    def write(**told: Any) -> object:
        return actions.place_unit(acting_up=True, **told)

    return _change(request, unit_id, ActUpForm, write, "acting up")


@require_POST
@needs(Right.MANAGE_UNITS)
def leave(request: HttpRequest, unit_id: int) -> HttpResponse:
    return _change(request, unit_id, LeaveForm, actions.leave, "leaving the tree")


@require_POST
@needs(Right.MANAGE_UNITS)
def rename(request: HttpRequest, unit_id: int) -> HttpResponse:
    return _change(request, unit_id, RenameForm, actions.rename_unit, "renamed")


@require_POST
@needs(Right.MANAGE_UNITS)
def merge(request: HttpRequest, unit_id: int) -> HttpResponse:
    def write(*, unit: Unit, other: Unit, **told: Any) -> None:
        actions.merge_units(keep=unit, gone=other, **told)

    return _change(request, unit_id, MergeForm, write, "put together")


@require_POST
@needs(Right.MANAGE_UNITS)
def undo(request: HttpRequest, unit_id: int, place_id: int) -> HttpResponse:
    place = get_object_or_404(Place, pk=place_id, unit=unit_id)
    try:
        actions.undo_place(by=request.user, place=place, at=timezone.now())
    except NotAllowed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The latest move is taken back.")
    return redirect("people:unit", unit_id)


@require_POST
@needs(Right.MANAGE_UNITS)
def publish(request: HttpRequest) -> HttpResponse:
    """The file that records are built by; counting anew is the next step, on the page of loads."""
    store = authority_store()
    if store is None:
        messages.error(request, "There are no records yet. Load an extract first.")
        return redirect("people:units")
    actions.publish_tree(by=request.user, folder=store.folder, at=timezone.now())
    messages.success(
        request, "The tree is saved for the records. Figures follow it once they are counted anew."
    )
    return redirect("people:units")


def _change(
    request: HttpRequest, unit_id: int, form_of: Any, write: Callable[..., object], what: str
) -> HttpResponse:
    changed = get_object_or_404(Unit, pk=unit_id)
    form = form_of(changed, request.POST, prefix=form_of.__name__)
    if form.is_valid():
        try:
            write(by=request.user, unit=changed, at=timezone.now(), **form.cleaned_data)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Done: {changed.name}, {what}.")
            return redirect("people:unit", changed.pk)
    return _page(request, changed, form)


def _page(request: HttpRequest, shown: Unit, tried: Any = None) -> HttpResponse:
    forms = {}
    for name, form_of, title, address in _FORMS:
        if shown.level == Level.SERVICE and name in {"move", "act_up"}:
            continue
        form = tried if isinstance(tried, form_of) else form_of(shown, prefix=form_of.__name__)
        forms[name] = {"form": form, "title": title, "address": address}
    places = Place.objects.filter(unit=shown).select_related("under").order_by("-pk")
    seen = {
        "unit": shown,
        "places": places,
        "below": Place.objects.on(timezone.localdate()).filter(under=shown).select_related("unit"),
        "spellings": shown.spellings.exclude(text=shown.name),
        "held": roles_at(shown, timezone.localdate()),
        "forms": forms.values(),
        "tried": tried,
    }
    return render(request, "people/unit.html", seen)


_FORMS = [
    ("move", MoveForm, "Move from a day on", "people:move_unit"),
    ("act_up", ActUpForm, "Act up for some time", "people:act_up"),
    ("rename", RenameForm, "Rename", "people:rename_unit"),
    ("merge", MergeForm, "Put together with another", "people:merge_unit"),
    ("leave", LeaveForm, "Leave the tree", "people:leave_unit"),
]
