"""Looking at every indicator of a unit for what really changed: months apart, enough children."""

from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from sightline.apps.digests.rules import Looked, Seen
from sightline.apps.figures.queries import Source, authority_name, catalogue, figures_for, newest
from sightline.documents.breakdowns import share_of
from sightline.documents.chosen_figure import shown_figure_of
from sightline.documents.history import History, basis_of_points, histories
from sightline.documents.inputs import PublishedSet
from sightline.documents.jagged import is_jagged
from sightline.documents.judged import Settings, judge_figure
from sightline.documents.source import Choice, targets
from sightline.judgement.verdict import Speaker
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Basis, Level, Unit


@lru_cache(maxsize=128)
def look_at(source: Source, level: Level, unit: str) -> Looked:
    """Every main indicator with separate months. Kept, as many people share a unit."""
    past = histories(figures_for(source, level, unit))
    seen, too_small, too_short = [], 0, 0
    for indicator in catalogue(source):
        basis = basis_of_points(indicator.bases)
        if basis is None or share_of(indicator) or not Choice.MAIN.holds(indicator):
            continue
        history = past.get((indicator.id, basis))
        if history is None:
            continue
        if is_jagged(history, indicator.shown_as):
            too_small += 1
        elif found := _seen(source, indicator, past, level, unit):
            seen.append(found)
        else:
            too_short += 1
    return Looked(unit or authority_name(source), tuple(seen), too_small, too_short)


def _seen(
    source: Source,
    indicator: Indicator,
    past: dict[tuple[str, Basis], History],
    level: Level,
    unit: str,
) -> Seen | None:
    """None where there are too few months to say what is usual."""
    day = newest(source)
    _, figure = shown_figure_of(indicator, past, day, None)
    if figure is None:
        return None
    settings = _targets(source, indicator, level)
    judged = judge_figure(indicator, figure, past, benchmark=PublishedSet(), settings=settings)
    verdict = judged.verdict
    if verdict.speaker is not Speaker.SPC or verdict.change is None or verdict.judgement is None:
        return None
    return Seen(
        indicator.id,
        indicator.title,
        indicator.better,
        verdict.change,
        verdict.judgement,
        judged.rag.rating,
        judged.truth,
        address_of(indicator.id, level, unit),
    )


def _targets(source: Source, indicator: Indicator, level: Level) -> Settings:
    """A unit below is held to the authority's target of a share, as on its pages."""
    if level is Level.AUTHORITY or indicator.shown_as is Unit.PERCENT:
        return targets(source)
    return replace(targets(source), targets={})


def address_of(indicator: str, level: Level, unit: str) -> str:
    path = reverse("figures:indicator", args=[indicator])
    return f"{path}?{urlencode({'of': f'{level.value}:{unit}'})}" if unit else path
