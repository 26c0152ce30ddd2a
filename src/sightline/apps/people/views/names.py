"""Names in the records that no unit bears: what they mean, or a new unit for each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.authority import published
from sightline.apps.people.models import Spelling, Unit
from sightline.apps.people.queries import waiting_names
from sightline.apps.people.rules import NotAllowed, Right
from sightline.apps.people.unit_forms import MatchForm
from sightline.pipeline.names import names_in


@needs(Right.MANAGE_UNITS)
def waiting(request: HttpRequest) -> HttpResponse:
    levels = {level: Unit.objects.filter(level=level) for level in ("team", "worker", "service")}
    seen = {"waiting": waiting_names(), "units": levels}
    return render(request, "people/names.html", seen)


@require_POST
@needs(Right.MANAGE_UNITS)
def match(request: HttpRequest, spelling_id: int) -> HttpResponse:
    spelling = get_object_or_404(Spelling, pk=spelling_id)
    form = MatchForm(spelling.level, request.POST)
    try:
        if not form.is_valid():
            raise NotAllowed(" ".join(form.non_field_errors()))
        unit = form.cleaned_data["unit"]
        actions.match_spelling(by=request.user, spelling=spelling, unit=unit, at=timezone.now())
    except NotAllowed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"“{spelling.text}” means {unit.name}.")
    return redirect("people:names")


@require_POST
@needs(Right.MANAGE_UNITS)
def take_back(request: HttpRequest, spelling_id: int) -> HttpResponse:
    spelling = get_object_or_404(Spelling, pk=spelling_id, unit__isnull=False)
    unit_id = spelling.unit_id
    try:
        actions.unmatch_spelling(by=request.user, spelling=spelling, at=timezone.now())
    except NotAllowed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"“{spelling.text}” waits again.")
    return redirect("people:unit", unit_id)


@require_POST
@needs(Right.MANAGE_UNITS)
def grow(request: HttpRequest) -> HttpResponse:
    """A unit for every name that waits, where the records place it."""
    snapshot = published()
    if snapshot is None:
        messages.error(request, "There are no records yet. Load an extract first.")
        return redirect("people:names")
    made = actions.grow_tree(by=request.user, names=names_in(snapshot), at=timezone.now())
    messages.success(request, f"{made} {'unit is' if made == 1 else 'units are'} made.")
    return redirect("people:units")
