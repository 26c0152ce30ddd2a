"""Typing a target or tolerances in: looked at first, then saved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.targets import actions, queries
from sightline.apps.targets.forms import TargetForm
from sightline.apps.targets.models import IndicatorBands, SetTarget
from sightline.apps.targets.source_of_it import SourceOfIt
from sightline.apps.targets.step_forms import BandsForm
from sightline.apps.targets.views.finding import indicator_called, shown_source, target_with
from sightline.apps.targets.views.pages import drawn
from sightline.documents.cells import unit_words
from sightline.documents.set_targets import Bands, point_written, together
from sightline.documents.source import Source, targets_in_files
from sightline.documents.target_standing import standing, value_before
from sightline.judgement.targets import TargetKind, speaking_order
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.periods import financial_year_start


@needs(Right.SET_TARGETS)
def propose(request: HttpRequest, indicator: str) -> HttpResponse:
    found = shown_source()
    one = indicator_called(found, indicator)
    came_from = SourceOfIt.of(request)
    form = TargetForm(request.POST or None, unit=one.shown_as, base=_outturn(found, one))
    if request.method == "POST" and form.is_valid() and request.POST.get("do") == "save":
        try:
            made = actions.propose(
                by=request.user, authority=found.authority, indicator=one.id,
                kind=TargetKind(form.cleaned_data["kind"]), points=form.points, unit=one.shown_as,
                why=form.cleaned_data["why"], at=timezone.now(), agreed=form.agreed,
            )  # fmt: skip
            came_from.link_to(made, by=request.user, at=timezone.now())
            return _saved(request, one, "The target is proposed.")
        except NotAllowed as refused:
            form.add_error("kind", str(refused))
    return _typed(request, found, one, form, {"title": "Propose a target", "came_from": came_from})


@needs(Right.SET_TARGETS)
def change(request: HttpRequest, id: int) -> HttpResponse:
    found = shown_source()
    target, one = target_with(found, id)
    form = TargetForm(
        request.POST or None, instance=target, unit=one.shown_as, base=_outturn(found, one)
    )
    if request.method == "POST" and form.is_valid() and request.POST.get("do") == "save":
        try:
            actions.change(
                by=request.user, target=target, points=form.points, agreed=form.agreed,
                unit=one.shown_as, why=form.cleaned_data["why"], read=form.version_read,
                at=timezone.now(),
            )  # fmt: skip
            return _saved(request, one, "The target is changed.")
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error("agreed_by", str(refused))
    title = f"Change the {TargetKind(target.kind).in_words}"
    return _typed(request, found, one, form, {"title": title})


def _outturn(found: Source, one: Indicator) -> tuple[float, str] | None:
    """What percentages are usually of: the last financial year's figure."""
    today = timezone.localdate()
    return value_before(found, one, _day_before(financial_year_start(today)))


def _day_before(start: date) -> date:
    return date.fromordinal(start.toordinal() - 1)


def _saved(request: HttpRequest, one: Indicator, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("targets:indicator", one.id)


def _typed(
    request: HttpRequest, found: Source, one: Indicator, form: TargetForm, more: dict[str, Any]
) -> HttpResponse:
    """The form; once it was sent and is right, with what it would mean above it."""
    looked_at = form.is_bound and not form.errors
    words = unit_words(one.shown_as)
    context = {"form": form, "indicator": one, "looked_at": looked_at, "unit_words": words, **more}
    if looked_at:
        candidate = form.instance
        candidate.points = [point_written(point) for point in form.points]
        candidate.authority, candidate.indicator = found.authority, one.id
        candidate.kind = form.cleaned_data.get("kind") or candidate.kind
        context |= would_be(found, one, [candidate])
    status = 400 if form.errors else 200
    return render(request, "targets/target_form.html", context, status=status)


def would_be(
    found: Source, one: Indicator, candidates: Iterable[SetTarget], bands: Bands | None = None
) -> dict[str, Any]:
    """How the figure would stand if these were saved."""
    said = queries.would_be(found.authority, one.id, candidates)
    if bands:
        said = replace(said, bands={**said.bands, one.id: bands})
    its = together(targets_in_files(found), said).targets.get(one.id, ())
    return drawn(found, standing(found, one, sorted(its, key=speaking_order)))


@needs(Right.SET_TARGETS)
def bands(request: HttpRequest, indicator: str) -> HttpResponse:
    found = shown_source()
    one = indicator_called(found, indicator)
    kept = queries.bands(found.authority, one.id) or IndicatorBands()
    form = BandsForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") == "save":
        try:
            actions.set_bands(
                by=request.user, authority=found.authority, indicator=one.id, bands=form.bands,
                why=form.cleaned_data["why"], read=form.version_read, at=timezone.now(),
            )  # fmt: skip
            return _saved(request, one, "The tolerances are saved.")
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error("why", str(refused))
    looked_at = form.is_bound and not form.errors
    context = {"form": form, "indicator": one, "looked_at": looked_at}
    if looked_at:
        context |= would_be(found, one, [], form.bands)
    status = 400 if form.errors else 200
    return render(request, "targets/bands.html", context, status=status)
