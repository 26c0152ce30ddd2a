"""Which targets there are, and how one indicator stands against its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.targets import queries, tables
from sightline.apps.targets.figures_shown import source
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.step_forms import FilterForm
from sightline.apps.targets.views.finding import (
    areas,
    indicator_called,
    shown_source,
    target_with,
)
from sightline.documents.on_page import part_of
from sightline.documents.source import Source, figures_file, newest, targets
from sightline.documents.target_standing import Standing, rated_now, standing
from sightline.documents.target_words import profile_words
from sightline.judgement.targets import TargetKind, speaking_order
from sightline.measures.model.indicator import Indicator


@needs(Right.SEE_FIGURES)
def home(request: HttpRequest) -> HttpResponse:
    found = source()
    if found is None:
        return render(request, "targets/home.html", {"form": None})
    form = FilterForm(request.GET, areas=areas(found))
    chosen = form.chosen()
    listed = queries.aims(found, chosen["area"], chosen["which"], chosen["q"])
    part = part_of(listed, request.GET.get("page", ""), keep=chosen)
    rated = rated_now(found, [aim.indicator for aim in part.rows])
    context = {
        "form": form,
        "part": part,
        "table": tables.aims_table(part.rows, rated, newest(found)),
        "day": newest(found),
        "query": part.query,
        "unknown": queries.no_longer_known(found),
        "may_set": request.access.may(Right.SET_TARGETS),  # type: ignore[attr-defined]
    }
    return render(request, "targets/home.html", context)


@needs(Right.SEE_FIGURES)
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    found = shown_source()
    one = indicator_called(found, indicator)
    context = _stands(found, one) | {
        "indicator": one,
        "on_pages": [
            _described(each, one) for each in queries.set_targets(found.authority, one.id)
        ],
        "in_file": [
            (each, profile_words(each.profile, one.shown_as))
            for each in queries.in_file(found, one.id)
        ],
        "bands": queries.bands(found.authority, one.id),
        "history": tables.history_table(queries.history_of(one.id, found.authority, one.shown_as)),
        "may_set": request.access.may(Right.SET_TARGETS),  # type: ignore[attr-defined]
    }
    return render(request, "targets/indicator.html", context)


def _described(target: SetTarget, one: Indicator) -> dict[str, Any]:
    return {
        "target": target,
        "title": TargetKind(target.kind).in_words.capitalize(),
        "words": profile_words(target.profile, one.shown_as),
        "is_open": target.now in {"proposed", "adopted"},
        "is_proposed": target.now == "proposed",
        "undone_elsewhere": target.now == "replaced",
        "can_put_back": target.taken_over or target.version > 1,
    }


def _stands(found: Source, one: Indicator) -> dict[str, Any]:
    its = sorted(targets(found).targets.get(one.id, ()), key=speaking_order)
    return drawn(found, standing(found, one, its))


def drawn(found: Source, stands: Standing | None) -> dict[str, Any]:
    """What `targets/standing.html` shows; nothing where there is no figure."""
    if stands is None:
        return {"stands": None}
    charts = figures_file(found).folder / "charts"
    return {
        "stands": stands,
        "day": stands.figure.as_at,
        "picture": stands.drawing.kept_in(charts) if stands.drawing else "",
        "ratings": tables.ratings_table(stands, stands.figure.as_at) if stands.rags else None,
        "twin": tables.twin_of(stands),
    }


@needs(Right.SEE_FIGURES)
def by_id(request: HttpRequest, id: int) -> HttpResponse:
    """Where links to one target lead."""
    _, one = target_with(shown_source(), id)
    return redirect("targets:indicator", one.id)
