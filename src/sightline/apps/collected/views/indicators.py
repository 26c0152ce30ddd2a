"""How an indicator is collected: by whom, how often, with whose approval."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.queries import authority_code
from sightline.apps.collected import actions, queries
from sightline.apps.collected.actions.indicators import Collecting
from sightline.apps.collected.actions.scorecards import slug
from sightline.apps.collected.forms import IndicatorForm
from sightline.apps.collected.models import CollectedIndicator
from sightline.apps.people.access import needs
from sightline.apps.people.queries import units_on
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.periods import financial_year_start
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind
from sightline.vocabulary.words import Level, Polarity, Unit

_ENUMS = {
    "shown_as": Unit,
    "better": Polarity,
    "period_kind": PeriodKind,
    "frequency": Frequency,
    "part_labels": tuple,
    "asked_of": tuple,
}


@needs(Right.MANAGE_DATA_QUALITY)
def add(request: HttpRequest) -> HttpResponse:
    form = IndicatorForm(
        request.POST or None, services=queries.services(authority_code()), units=_units()
    )
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {
            name: _ENUMS[name](value) if name in _ENUMS else value
            for name, value in form.values().items()
        }
        try:
            made = actions.add_indicator(
                by=request.user,
                authority=authority_code(),
                key=slug(values["title"]),
                how=Collecting(**values),
                at=timezone.now(),
            )
            actions.ask_for_values(at=timezone.now(), authority=authority_code())
            messages.success(request, f"“{made.title}” is collected from now on.")
            return redirect("collected:grid")
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    status = 400 if form.errors else 200
    return render(request, "collected/indicator.html", {"form": form}, status=status)


def _units() -> list[tuple[Level, str]]:
    """Services and teams of today's tree."""
    return units_on(timezone.localdate(), (Level.SERVICE, Level.TEAM))


@needs(Right.MANAGE_DATA_QUALITY)
def indicator(request: HttpRequest, id: int) -> HttpResponse:
    found = get_object_or_404(CollectedIndicator, pk=id, authority=authority_code())
    services = queries.services(found.authority)
    form = IndicatorForm(request.POST or None, services=services, units=_units(), indicator=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_indicator(
                by=request.user,
                indicator=found,
                values=form.values(),
                read=form.cleaned_data["read"] or 0,
                at=timezone.now(),
            )
            messages.success(request, "Saved.")
            return redirect("collected:indicator", id=found.pk)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
    status = 400 if form.errors else 200
    context = {"form": form, "indicator": found}
    return render(request, "collected/indicator.html", context, status=status)


@needs(Right.MANAGE_DATA_QUALITY)
@require_POST
def collect_shipped(request: HttpRequest) -> HttpResponse:
    """Ask for every collected indicator of the catalogue, from this financial year on."""
    now = timezone.now()
    made = actions.collect_from_catalogue(
        by=request.user,
        authority=authority_code(),
        indicators=queries.shipped(),
        since=financial_year_start(timezone.localdate(now)),
        at=now,
    )
    asked = actions.ask_for_values(at=now, authority=authority_code())
    messages.success(
        request, f"{len(made)} indicators are collected, {len(asked)} figures asked for."
    )
    return redirect("collected:grid")
