"""What is published in a data folder, and the scorecards and pages made of it.

Everything slow to read is kept while nothing on disk has changed: a `Source` is equal to another
exactly as long as that holds.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from sightline.comparators import Comparators
from sightline.documents.collected import NOTHING_COLLECTED, Collected
from sightline.documents.comparing import published_history, published_sets
from sightline.documents.definition_text import definition_text
from sightline.documents.figures_file import FiguresFile
from sightline.documents.indicator_page import Calculation, IndicatorPage, indicator_page
from sightline.documents.inputs import Figure, Provenance, PublishedSet, Scope
from sightline.documents.judged import Settings
from sightline.documents.scorecard import Scorecard, ScorecardRow, scorecard
from sightline.documents.set_targets import SET_ON_PAGES, read_set_targets, together
from sightline.documents.targets_file import read_targets
from sightline.measures.figures.days import AskedDay
from sightline.measures.figures.settings import Settings as IndicatorSettings
from sightline.measures.language.catalogue import SHIPPED, Catalogue, load_catalogue
from sightline.measures.model.indicator import Indicator
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.settings_file import AuthoritySettings
from sightline.vocabulary.words import Basis, Level, Polarity, Unit

# Workers' own figures wait for roles: whose they are decides who may see them.
LEVELS = (Level.AUTHORITY, Level.SERVICE, Level.TEAM)


class Choice(StrEnum):
    """How many indicators: few are read, so the usual choice is those one can do well or badly."""

    MAIN = ""
    CORE = "core"
    ALL = "all"

    def holds(self, indicator: Indicator) -> bool:
        if self is Choice.ALL:
            return True
        is_core = indicator.tier == "core"
        return is_core and (self is Choice.CORE or indicator.better is not Polarity.NEITHER)


@dataclass(frozen=True)
class Asked:
    """What a page was asked for, with every gap filled. `beside`: published areas, if chosen."""

    level: Level
    unit: str
    as_at: date
    basis: Basis | None = None
    service: str = ""
    choice: Choice = Choice.MAIN
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Everything pages are made from, as it is on disk now; equal while nothing there changed.

    `stamps` are the times of change of the figures, targets and settings; `definitions` those of
    the authority's own indicators; `edition` is that of the comparators; `collected` is what
    somebody typed in, handed in by whoever keeps it.
    """

    data: Path
    authority: str
    snapshot: str
    stamps: tuple[float, ...]
    definitions: tuple[tuple[str, float], ...]
    edition: int
    collected: Collected = NOTHING_COLLECTED

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.data)

    @property
    def targets(self) -> Path:
        return self.data / "authorities" / self.authority / "targets.toml"

    @property
    def set_targets(self) -> Path:
        """What was set on pages."""
        return self.data / "authorities" / self.authority / SET_ON_PAGES


def source_of(
    data: Path,
    authority: str = "",
    collected_in: Callable[[str], Collected] = lambda authority: NOTHING_COLLECTED,
) -> Source | None:
    """The published figures of the authority, or of the first that has any; None without."""
    folder = DataFolder(data)
    for code in [authority] if authority else folder.store.authorities():
        if file := FiguresFile.published(folder.path, code):
            own_folder = folder.path / "authorities" / code
            targets = (own_folder / "targets.toml", own_folder / SET_ON_PAGES)
            watched = (file.file, *targets, folder.settings_file)
            own = sorted(folder.local_catalogue.glob("*.toml"))
            return Source(
                data=folder.path,
                authority=code,
                snapshot=file.snapshot,
                stamps=tuple(map(_stamp, watched)),
                definitions=tuple((path.name, _stamp(path)) for path in own),
                edition=Comparators.newest_edition(folder.path),
                collected=collected_in(code),
            )
    return None


def source_at(source: Source, snapshot: str) -> Source | None:
    """The same with the figures of another snapshot; None where they are no longer kept.

    Targets, definitions and comparators stay today's: what was said that day is in the records.
    """
    file = FiguresFile.of_snapshot(source.data, source.authority, snapshot)
    return replace(source, snapshot=snapshot) if file.file.is_file() else None


def _stamp(path: Path) -> float:
    try:
        return os.stat(path).st_mtime
    except FileNotFoundError:
        return 0.0


@lru_cache(maxsize=4)
def figures_file(source: Source) -> FiguresFile:
    """Of the source's own snapshot, which need not be the published one: see `source_at`."""
    return FiguresFile.of_snapshot(source.data, source.authority, source.snapshot)


def newest(source: Source) -> date:
    """The last whole month that was counted; the live day where there is no whole month yet."""
    file = figures_file(source)
    day = file.last_whole_day or file.data_as_at
    if day is None:
        raise RuntimeError("A figures file without a figure was published.")
    return day


def usual(source: Source) -> Asked:
    """What the first page shows: the whole authority, the last whole month."""
    return Asked(Level.AUTHORITY, "", newest(source))


@lru_cache(maxsize=64)
def figures_for(source: Source, level: Level, unit: str = "") -> tuple[Figure, ...]:
    """Every figure of one unit without breakdown, all days and bases: counted and typed in.

    Of an indicator that is typed in, the file knows only that nobody counts it.
    """
    typed = source.collected.of(level, unit)
    collected = {figure.indicator for figure in typed}
    counted = figures_file(source).figures(level, unit)
    return (*(each for each in counted if each.indicator not in collected), *typed)


def catalogue(source: Source) -> Catalogue:
    """The shipped indicators and the authority's own."""
    return _with_collected(source)


@lru_cache(maxsize=4)
def _with_collected(source: Source) -> Catalogue:
    shipped = _catalogue(source.data, source.definitions)
    typed = source.collected
    if not typed.indicators:
        return shipped
    # A shipped one that is collected is asked for over the authority's own periods.
    known = {
        **shipped.indicators,
        **{
            each.id: replace(shipped.indicators[each.id], bases=each.bases)
            if each.id in shipped.indicators
            else each
            for each in typed.indicators
        },
    }
    return Catalogue(known, shipped.records, {**shipped.services, **typed.services})


@lru_cache(maxsize=2)
def _catalogue(data: Path, definitions: tuple[tuple[str, float], ...]) -> Catalogue:
    return DataFolder(data).catalogue()


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """What could be counted, for a page that has no figures yet."""
    return load_catalogue((SHIPPED,))


def comparators(source: Source) -> Comparators:
    return _comparators(source.data, source.edition)


@lru_cache(maxsize=1)
def _comparators(data: Path, edition: int) -> Comparators:
    """Slow to open, so kept while its edition is the newest, whatever else is published."""
    return Comparators.open(data)


@lru_cache(maxsize=4)
def targets(source: Source) -> Settings:
    """What the authority's file and its pages say together; a page goes before the file."""
    on_pages = read_set_targets(source.set_targets, catalogue(source).indicators)
    return together(targets_in_files(source), on_pages)


@lru_cache(maxsize=4)
def targets_in_files(source: Source) -> Settings:
    """Targets that no page has set: of `targets.toml`, and of what is typed in."""
    read = read_targets(source.targets, catalogue(source).indicators)
    return replace(read, targets={**source.collected.targets, **read.targets})


@lru_cache(maxsize=4)
def authority_settings(source: Source) -> AuthoritySettings:
    return source.folder.settings(catalogue(source))


@lru_cache(maxsize=4)
def authority_name(source: Source) -> str:
    """As settings.toml has it, else as published, else its code."""
    place = comparators(source).places.get(source.authority)
    named = authority_settings(source)
    if place and source.authority not in named.names:
        return place.name
    return named.name(source.authority)


@lru_cache(maxsize=8)
def neighbours(source: Source, on: date) -> tuple[tuple[str, str], ...]:
    """Code and name of our statistical neighbours of that day, the closest first."""
    found = comparators(source).neighbours(source.authority, on)
    return tuple((each.code, each.name) for each in found.neighbours) if found else ()


def settings_in_force(source: Source, indicator: Indicator, as_at: date) -> dict[str, float]:
    """The named numbers the figure was counted with on that day."""
    changes = IndicatorSettings(authority_settings(source).changes)
    return changes.on(indicator, AskedDay(source.authority, as_at))


@lru_cache(maxsize=32)
def published(source: Source, as_at: date) -> dict[str, PublishedSet]:
    found = published_sets(catalogue(source), comparators(source), source.authority, as_at)
    typed = source.collected.published
    return {**found, **{key: each for key, each in typed.items() if key not in found}}


def scorecard_for(source: Source, asked: Asked) -> Scorecard:
    """Indicators of the service asked for (all, if none is), in the catalogue's order."""
    wanted = [
        each
        for each in catalogue(source)
        if asked.choice.holds(each)
        and (not asked.service or source.collected.is_in(each, asked.service))
    ]
    card = scorecard(
        wanted,
        figures_for(source, asked.level, asked.unit),
        scope=_scope(source, asked),
        provenance=_provenance(source),
        benchmarks=_beside(source, asked),
        settings=targets_of(source, asked),
        basis=asked.basis,
        also_in=source.collected.also_in,
    )
    if not asked.service:
        return card
    return replace(card, services=tuple(s for s in card.services if s.id == asked.service))


def rows_for(source: Source, asked: Asked, ids: Iterable[str]) -> dict[str, ScorecardRow]:
    """A few indicators' rows by id; one without a figure is left out."""
    return {row.indicator: row for row in card_of(source, asked, ids).rows}


def card_of(source: Source, asked: Asked, ids: Iterable[str]) -> Scorecard:
    """A card of these indicators alone, in the order given within each service."""
    known = catalogue(source)
    return scorecard(
        [known[name] for name in dict.fromkeys(ids) if name in known],
        figures_for(source, asked.level, asked.unit),
        scope=_scope(source, asked),
        provenance=_provenance(source),
        benchmarks=_beside(source, asked),
        settings=targets_of(source, asked),
        basis=asked.basis,
    )


def page_for(
    source: Source,
    indicator: Indicator,
    asked: Asked,
    events: Sequence[tuple[date, str]] = (),
) -> IndicatorPage | None:
    """None where the unit has no figure of the indicator on that day. `events`: days to mark on
    the chart, each with its number."""
    typed = source.collected.published.get(indicator.id)
    history = typed or published_history(
        indicator, comparators(source), source.authority, asked.as_at
    )
    return indicator_page(
        indicator,
        [f for f in figures_for(source, asked.level, asked.unit) if f.indicator == indicator.id],
        scope=_scope(source, asked),
        provenance=_provenance(source),
        benchmark=history if _may_compare(indicator, asked) else PublishedSet(),
        settings=targets_of(source, asked),
        calculation=Calculation(
            definition_toml=definition_text(indicator, (source.folder.local_catalogue, SHIPPED)),
            sql=figures_file(source).queries.get(indicator.id, ""),
            settings=settings_in_force(source, indicator, asked.as_at),
        ),
        basis=asked.basis,
        split=figures_file(source).parts(indicator.id, asked.as_at, asked.level, asked.unit),
        events=events,
        beside=asked.beside,
    )


def _scope(source: Source, asked: Asked) -> Scope:
    name = authority_name(source)
    return Scope(source.authority, name, asked.as_at, asked.level, asked.unit)


def _provenance(source: Source) -> Provenance:
    file = figures_file(source)
    services = dict(catalogue(source).services)
    return Provenance(source.snapshot, file.data_as_at, services=services)


def _beside(source: Source, asked: Asked) -> dict[str, PublishedSet]:
    everything = published(source, asked.as_at)
    indicators = catalogue(source)
    return {
        name: found for name, found in everything.items() if _may_compare(indicators[name], asked)
    }


def _may_compare(indicator: Indicator, asked: Asked) -> bool:
    """A team's share may stand beside England's; its rate per 10,000 children has no meaning."""
    return asked.level is Level.AUTHORITY or indicator.shown_as is Unit.PERCENT


def targets_of(source: Source, asked: Asked) -> Settings:
    """Targets are the authority's; a team's share is held to the same, its counts are not."""
    every = targets(source)
    if asked.level is Level.AUTHORITY:
        return every
    shares = {
        name: found
        for name, found in every.targets.items()
        if catalogue(source)[name].shown_as is Unit.PERCENT
    }
    return replace(every, targets=shares)
