"""One indicator’s page: its chart, the same as a table, others beside it, how it is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.breakdowns import FEWEST, BrokenDown, Part, broken_down, share_of
from sightline.documents.cells import cell, parts, unit_words
from sightline.documents.chosen_figure import period_of, shown_figure_of
from sightline.documents.collected import typed_in
from sightline.documents.drawing import Drawing, Words
from sightline.documents.history import History, basis_of_points, histories, readable
from sightline.documents.inputs import (
    Figure,
    Provenance,
    Published,
    PublishedSet,
    Scope,
)
from sightline.documents.judged import Judged, Settings, judge_figure
from sightline.documents.published_years import (
    YearRow,
    areas_listed,
    published_trend,
    published_years,
    unit_title,
)
from sightline.documents.scorecard import ScorecardRow, make_row
from sightline.judgement import spc
from sightline.judgement.marks import spc_mark
from sightline.judgement.polarity import judge
from sightline.judgement.shown import whole_or_parts
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Basis, Polarity, Status, Unit


@dataclass(frozen=True)
class Calculation:
    """How a figure was counted, exactly: enough to make it again."""

    definition_toml: str = ""
    sql: str = ""
    settings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class PeriodRow:
    """A row of the chart’s table twin: the period, the headline figure, what stands out."""

    period: str
    shown: str
    parts: str
    headline: str
    signal: str
    is_signal: bool
    as_at: date | None = None
    basis: str = ""


@dataclass(frozen=True)
class IndicatorPage:
    indicator: Indicator
    scope: Scope
    provenance: Provenance
    row: ScorecardRow
    judged: Judged
    chart: Drawing | None
    why_no_chart: str
    periods: tuple[PeriodRow, ...]
    points_are: Basis | None
    trend: Drawing | None
    year_headings: tuple[str, ...]
    years: tuple[YearRow, ...]
    areas: tuple[Published, ...] = ()
    broken_down: tuple[BrokenDown, ...] = ()
    calculation: Calculation = field(default_factory=Calculation)

    @property
    def benchmark(self) -> PublishedSet:
        return self.row.benchmark

    @property
    def is_share(self) -> bool:
        """The parts are all there is to see: together they are always the whole."""
        return bool(share_of(self.indicator))

    @property
    def shown(self) -> str:
        """The figure; of shares, how many there are to share out."""
        if self.is_share and self.row.is_readable and self.row.denominator is not None:
            return whole_or_parts(self.row.denominator)
        return self.row.shown

    @property
    def any_too_few(self) -> bool:
        return any(group.is_too_few for table in self.broken_down for group in table.groups)

    @property
    def breakdown_notes(self) -> tuple[str, ...]:
        """Each said once, though several tables may have it."""
        return tuple(dict.fromkeys(note for table in self.broken_down for note in table.notes))

    @property
    def fewest(self) -> int:
        return FEWEST

    @property
    def unit_words(self) -> str:
        return unit_words(self.indicator.shown_as)


def indicator_page(
    indicator: Indicator,
    figures: Iterable[Figure],
    *,
    scope: Scope,
    provenance: Provenance,
    benchmark: PublishedSet,
    settings: Settings,
    calculation: Calculation,
    basis: Basis | None = None,
    split: Iterable[Part] = (),
    events: Sequence[tuple[date, str]] = (),
    beside: Sequence[str] = (),
) -> IndicatorPage | None:
    """None where the unit has no figure of the indicator on that day.

    `split` are the day's figures of the unit by breakdown, on any basis; `events` are marked on
    the chart, each with the number it is found under; `beside` are the areas chosen to stand
    beside ours.
    """
    past = histories(figures)
    history, figure = shown_figure_of(indicator, past, scope.as_at, basis)
    if history is None or figure is None:
        return None
    judged = judge_figure(indicator, figure, past, benchmark=benchmark, settings=settings)
    row = make_row(indicator, figure, history, judged, benchmark, provenance)
    drawing, why_not = _chart(indicator, judged, row, events)
    trend = published_trend(indicator, scope, benchmark, beside)
    headings, years = published_years(indicator, benchmark, beside)
    return IndicatorPage(
        indicator=indicator,
        scope=scope,
        provenance=provenance,
        row=row,
        judged=judged,
        chart=drawing,
        why_no_chart=why_not,
        periods=tuple(_periods(indicator, past, history, judged, scope)),
        points_are=judged.chart.basis if judged.chart else basis_of_points(indicator.bases),
        trend=trend,
        year_headings=headings,
        years=years,
        areas=areas_listed(benchmark, beside),
        broken_down=broken_down(
            indicator, figure, [part for part in split if part.basis is figure.basis]
        ),
        calculation=calculation,
    )


def _chart(
    indicator: Indicator, judged: Judged, row: ScorecardRow, events: Sequence[tuple[date, str]]
) -> tuple[Drawing | None, str]:
    if judged.chart is None:
        if share_of(indicator):
            return None, ""  # the parts always make up the whole
        if basis_of_points(indicator.bases) is None:
            return None, (
                "This is counted over periods that overlap from month to month, so no control "
                "chart is drawn: its limits would be false."
            )
        return None, "There is no chart yet: it needs at least two periods with a value."
    # The drawing library takes longer to load than most commands to run: only a page draws.
    from sightline.documents.charts import Event, Target, spc_chart

    target = Target("Target", row.target) if row.target is not None else None
    words = Words(judged.truth, _described(judged.chart), _axis(indicator, judged.chart.basis))
    drawing = spc_chart(
        judged.chart,
        unit=indicator.shown_as,
        polarity=indicator.better,
        words=words,
        target=target,
        events=[Event(on, mark) for on, mark in events],
    )
    return drawing, ""  # a chart too short to be judged says so in its verdict


def _axis(indicator: Indicator, basis: Basis) -> str:
    each = {Basis.QUARTER: "each quarter", Basis.AT_DATE: "at each month’s end"}
    return f"{unit_title(indicator.shown_as)}, {each.get(basis, 'each month')}"


def _described(chart: spc.Chart) -> str:
    known = [point for point in chart.points if point.value is not None]
    marked = sum(point.speaks is not None for point in known)
    first, last = known[0].day, known[-1].day
    return (
        f"A line of {len(known)} points from {first:%B %Y} to {last:%B %Y} with average and "
        f"limits; {marked} points stand out. All values are in the table that follows."
    )


def _periods(
    indicator: Indicator,
    past: Mapping[tuple[str, Basis], History],
    headline: History,
    judged: Judged,
    scope: Scope,
) -> Iterable[PeriodRow]:
    """Newest first."""
    basis = judged.chart.basis if judged.chart else headline.basis
    history = past.get((indicator.id, basis), headline)
    signals = {point.day: point for point in judged.chart.points} if judged.chart else {}
    for figure in reversed(history.figures):
        if figure.as_at > scope.as_at or figure.live:
            continue
        point = signals.get(figure.as_at)
        beside = headline.at(figure.as_at)
        yield PeriodRow(
            period=period_of(figure).label,
            shown=shown_figure(figure, indicator.shown_as),
            parts=parts(figure.numerator, figure.denominator, indicator.shown_as)
            if readable(figure) is not None
            else "",
            headline=shown_figure(beside, indicator.shown_as) if beside else "",
            signal=signal_words(point, indicator.better) if point else "",
            is_signal=bool(point and point.speaks),
            as_at=figure.as_at,
            basis=basis.value,
        )


def shown_figure(figure: Figure, unit: Unit) -> str:
    """The value, with its status where it is not final; the status alone where it is no number."""
    value = readable(figure)
    if value is None:
        return figure.status.in_words
    typed = typed_in(figure)
    if typed and typed.printed:
        return typed.printed
    provisional = " (provisional)" if figure.status is Status.PROVISIONAL else ""
    return cell(value, unit) + provisional


def signal_words(point: spc.Point, polarity: Polarity) -> str:
    if point.speaks is None:
        return ""
    rule, change = point.speaks
    return f"{spc_mark(change, judge(change, polarity)).word}: {rule.in_words}"
