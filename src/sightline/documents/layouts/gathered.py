"""What a layout is filled with: figures of several days, published values, targets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sightline.documents.chosen_figure import period_of, shown_figure_of
from sightline.documents.collected import typed_in
from sightline.documents.history import History, histories
from sightline.documents.inputs import Figure, Kind, Published, PublishedSet
from sightline.documents.layouts.days import day_of, first_and_last, has_begun
from sightline.documents.layouts.shape import (
    Asked,
    Layout,
    LayoutColumn,
    LayoutRow,
    LayoutSection,
    Shows,
    Stretch,
)
from sightline.documents.source import (
    Asked as AskedOfSource,
)
from sightline.documents.source import (
    Choice,
    Source,
    authority_name,
    catalogue,
    figures_file,
    figures_for,
    newest,
    published,
    targets_of,
)
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import Target
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.months import months_back
from sightline.vocabulary.words import Basis

Past = Mapping[tuple[str, Basis], History]


@dataclass(frozen=True)
class Gathered:
    """Everything one layout needs of a source, for one year. `blank`: nothing at all.

    `said_targets`, `said_beside`: as typed in, by indicator. `comments`: what somebody wrote of
    an indicator; `codes`: by indicator and day, what opens a figure again.
    """

    authority: str
    name: str
    indicators: Mapping[str, Indicator]
    sections: tuple[tuple[LayoutSection, tuple[LayoutRow, ...]], ...]
    past: Past = field(default_factory=dict)
    published: Mapping[str, Mapping[str, PublishedSet]] = field(default_factory=dict)
    targets: Mapping[str, Sequence[Target]] = field(default_factory=dict)
    levels: Mapping[str, Tolerance] = field(default_factory=dict)
    said_targets: Mapping[str, str] = field(default_factory=dict)
    said_beside: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[tuple[str, date], str] = field(default_factory=dict)
    data_as_at: date | None = None
    snapshot: str = ""

    def figure(self, row: LayoutRow, column: LayoutColumn, asked: Asked) -> Figure | None:
        """The column's own figure."""
        day = day_of(column, asked)
        if day is None or row.indicator not in self.indicators or not has_begun(column, asked):
            return None
        found = shown_figure_of(self.indicators[row.indicator], self.past, day, row.basis)[1]
        if column.end_of is None or not (found is None or typed_in(found)):
            return found
        return self._typed(found, row, column, asked)

    def _typed(
        self, found: Figure | None, row: LayoutRow, column: LayoutColumn, asked: Asked
    ) -> Figure | None:
        """What was typed in stands in the column in which its period ended. The newest column also
        takes a period that is still running; an outturn, what was last known a year before."""
        if column.end_of is None:
            return found
        first, last = first_and_last(column.end_of, asked.year)
        if found and found.as_at >= first:
            return found
        if asked.newest and first <= asked.newest <= last:
            return self._running(row, asked.newest)
        is_outturn = column.end_of.stretch is Stretch.YEAR
        return found if found and is_outturn and found.as_at >= months_back(first, 12) else None

    def _running(self, row: LayoutRow, day: date) -> Figure | None:
        bases = self.indicators[row.indicator].bases
        histories = [
            self.past[key] for each in bases if (key := (row.indicator, each)) in self.past
        ]
        every = (figure for history in histories for figure in history.figures)
        running = [f for f in every if f.as_at > day and typed_in(f) and period_of(f).first <= day]
        return min(running, key=lambda figure: figure.as_at, default=None)

    def published_of(self, row: LayoutRow, column: LayoutColumn, kind: Kind) -> Published | None:
        found = self.published.get(column.key, {}).get(row.indicator)
        return found.of(kind) if found else None


def gather(source: Source, layout: Layout, asked: Asked) -> Gathered:
    """From what is published now. The day a quarter has come to is that of the newest figures."""
    asked = with_newest(source, asked)
    known = catalogue(source)
    sections = tuple((section, tuple(_rows(section, known, source))) for section in layout.sections)
    of_source = AskedOfSource(asked.level, asked.unit, asked.newest or newest(source))
    settings = targets_of(source, of_source)
    wanted = {row.indicator for _, rows in sections for row in rows}
    figures = (
        one for one in figures_for(source, asked.level, asked.unit) if one.indicator in wanted
    )
    return Gathered(
        authority=source.authority,
        name=asked.unit or authority_name(source),
        indicators=known.indicators,
        sections=sections,
        past=histories(figures),
        published={
            column.key: published(source, day)
            for column in layout.columns
            if (day := _day_of_published(column, asked))
        },
        targets=settings.targets,
        said_targets=_said_targets(source, settings.targets),
        said_beside=source.collected.said_beside,
        levels=settings.levels,
        data_as_at=figures_file(source).data_as_at,
        snapshot=source.snapshot,
    )


def blank(layout: Layout, known: Mapping[str, Indicator], authority: str, name: str) -> Gathered:
    """A form to be filled in by hand: labels, no values. Sections by service area list the core."""
    sections = tuple(
        (section, (*section.rows, *_of_areas(section, known.values())))
        for section in layout.sections
    )
    return Gathered(authority, name, known, sections)


def _said_targets(source: Source, targets: Mapping[str, Sequence[Target]]) -> dict[str, str]:
    """As they were typed in, while no page or file has set others."""
    collected = source.collected
    return {
        key: said
        for key, said in collected.said_targets.items()
        if tuple(targets.get(key, ())) == tuple(collected.targets.get(key, ()))
    }


def with_newest(source: Source, asked: Asked) -> Asked:
    return asked if asked.newest else replace(asked, newest=newest(source))


def _day_of_published(column: LayoutColumn, asked: Asked) -> date | None:
    if column.shows is Shows.COMPARATORS:
        return asked.newest
    return day_of(column, asked) if column.shows in {Shows.PUBLISHED, Shows.FIGURE} else None


def _rows(
    section: LayoutSection, known: Iterable[Indicator], source: Source
) -> Iterable[LayoutRow]:
    """An indicator that is typed in may stand in several service areas: one record, two rows."""
    yield from section.rows
    named = {row.indicator for row in section.rows}
    for one in known:
        is_in = any(source.collected.is_in(one, area) for area in section.areas)
        if is_in and Choice.CORE.holds(one) and one.id not in named:
            yield LayoutRow(one.id)


def _of_areas(section: LayoutSection, known: Iterable[Indicator]) -> Iterable[LayoutRow]:
    named = {row.indicator for row in section.rows}
    for one in known:
        if one.service in section.areas and Choice.CORE.holds(one) and one.id not in named:
            yield LayoutRow(one.id)
