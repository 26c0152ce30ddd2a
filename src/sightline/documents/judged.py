"""What is said of one figure: direction, rating, usual or not, and the truth sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.breakdowns import share_of
from sightline.documents.history import History, basis_of_points, reading
from sightline.documents.inputs import Figure, Kind, PublishedSet
from sightline.documents.jagged import is_jagged
from sightline.judgement import spc
from sightline.judgement.assurance import AssuranceAnswer, assurance
from sightline.judgement.beside import Beside, beside_reference
from sightline.judgement.direction import Direction, Tolerance, direction_of_travel
from sightline.judgement.intervals import Comparison, Counted
from sightline.judgement.limits import Rebase, bounds_of
from sightline.judgement.rag import Rag, rag
from sightline.judgement.targets import Target
from sightline.judgement.trend import POINTS, Measured, Trend, recent_trend
from sightline.judgement.truth_sentence import Facts, title_sentence, truth_sentence
from sightline.judgement.two_periods import compare_periods, interval_of
from sightline.judgement.verdict import Speaker, Verdict, one_verdict
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Basis, Unit

COMPARED_WITH = "a year earlier"
_RATES = {Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}
_SHARES_ONLY = Direction(None, None, "", "the shares move, their sum does not")
_WHOLE_YEARS = {Basis.ROLLING_12_MONTHS, Basis.AT_DATE}


@dataclass(frozen=True)
class Judged:
    """`chart` is None where the indicator has no separate periods to draw. `signal`: the verdict
    where a control chart gave it, on enough children not to jump about by chance."""

    direction: Direction
    rag: Rag
    verdict: Verdict
    chart: spc.Chart | None
    truth: str
    headline: str
    trend: Trend | None = None
    assured: AssuranceAnswer | None = None
    signal: Verdict | None = None


@dataclass(frozen=True)
class Settings:
    """What an authority has set, by indicator: targets, rebases, and how far a value may move and
    still count as level.
    """

    targets: Mapping[str, Sequence[Target]]
    rebases: Mapping[str, Sequence[Rebase]]
    levels: Mapping[str, Tolerance] = field(default_factory=dict)

    @classmethod
    def none(cls) -> "Settings":
        return cls({}, {})


def judge_figure(
    indicator: Indicator,
    figure: Figure,
    histories: Mapping[tuple[str, Basis], History],
    *,
    benchmark: PublishedSet,
    settings: Settings,
) -> Judged:
    """All that judgement says of the figure, beside its own past, its targets and others."""
    unit, day = indicator.shown_as, figure.as_at
    history = histories[indicator.id, figure.basis]
    before = history.a_year_before(day)
    direction = (
        _SHARES_ONLY
        if share_of(indicator)
        else direction_of_travel(
            reading(figure),
            reading(before),
            polarity=indicator.better,
            unit=unit,
            tolerance=settings.levels.get(indicator.id, Tolerance()),
        )
    )
    rated = rated_by(indicator, figure, settings.targets.get(indicator.id, ()))
    chart = control_chart(indicator, histories, day, settings.rebases.get(indicator.id, ()))
    trend = _trend(indicator, histories, day)
    verdict = one_verdict(
        polarity=indicator.better,
        chart=chart,
        comparison=_compared(figure, before, unit),
        compared_with=COMPARED_WITH,
        rag=rated,
        trend=trend,
    )
    facts = _facts(indicator, figure, benchmark, rated, verdict, chart)
    assured = assurance(chart, rated.target_value, indicator.better) if chart else None
    return Judged(
        direction, rated, verdict, chart, truth_sentence(facts), title_sentence(facts),
        trend=trend, assured=assured, signal=_signal(indicator, histories, verdict),
    )  # fmt: skip


def rated_by(indicator: Indicator, figure: Figure, targets: Sequence[Target]) -> Rag:
    """The figure beside these targets, as of its own day."""
    unit = indicator.shown_as
    return rag(
        reading(figure),
        targets,
        on=figure.as_at,
        polarity=indicator.better,
        unit=unit,
        denominator=None if unit in _RATES or unit is Unit.COUNT else figure.denominator,
    )


def _signal(
    indicator: Indicator, histories: Mapping[tuple[str, Basis], History], verdict: Verdict
) -> Verdict | None:
    basis = basis_of_points(indicator.bases)
    history = histories.get((indicator.id, basis)) if basis else None
    if verdict.speaker is not Speaker.SPC or history is None:
        return None
    return None if is_jagged(history, indicator.shown_as) else verdict


def control_chart(
    indicator: Indicator,
    histories: Mapping[tuple[str, Basis], History],
    day: date,
    rebases: Sequence[Rebase],
) -> spc.Chart | None:
    """On separate months or quarters only, whichever basis the page shows; none of shares."""
    basis = None if share_of(indicator) else basis_of_points(indicator.bases)
    history = histories.get((indicator.id, basis)) if basis else None
    points = history.separate_until(day) if history else []
    if basis is None or sum(value is not None for _, value in points) < 2:
        return None
    return spc.xmr(points, basis=basis, rebases=rebases, bounds=bounds_of(indicator.shown_as))


def _trend(
    indicator: Indicator, histories: Mapping[tuple[str, Basis], History], day: date
) -> Trend | None:
    """The test of the newest separate months; None where they have no intervals to weigh by."""
    basis = None if share_of(indicator) else basis_of_points(indicator.bases)
    history = histories.get((indicator.id, basis)) if basis else None
    if basis is None or history is None:
        return None
    measured = []
    for at, value in history.separate_until(day)[-POINTS:]:
        parts = counted(history.at(at), indicator.shown_as)
        interval = interval_of(parts, indicator.shown_as) if parts else None
        if value is None or interval is None:
            return None
        measured.append(Measured(at, value, interval))
    return recent_trend(measured, basis)


def counted(figure: Figure | None, unit: Unit) -> Counted | None:
    """Numerator and denominator as the intervals take them; None where none would be true.

    A rate of less than a year is annualised, so its numerator is not what the rate stands for.
    """
    if figure is None or figure.numerator is None:
        return None
    if unit is Unit.COUNT:
        return Counted(figure.numerator, 1)
    if figure.denominator is None or (unit in _RATES and figure.basis not in _WHOLE_YEARS):
        return None
    return Counted(figure.numerator, figure.denominator)


def _compared(figure: Figure, before: Figure | None, unit: Unit) -> Comparison:
    return compare_periods(counted(figure, unit), counted(before, unit), unit)


def _facts(
    indicator: Indicator,
    figure: Figure,
    benchmark: PublishedSet,
    rated: Rag,
    verdict: Verdict,
    chart: spc.Chart | None,
) -> Facts:
    unit = indicator.shown_as
    monthly = chart is not None and chart.basis is not Basis.QUARTER
    points = [point for point in chart.points if point.value is not None] if chart else []
    return Facts(
        title=indicator.title,
        unit=unit,
        polarity=indicator.better,
        reading=reading(figure),
        period=period_ending(figure.as_at, figure.basis),
        counted=None if unit is Unit.COUNT else counted(figure, unit),
        noun=indicator.noun,
        which=indicator.which,
        per_whom="children" if indicator.population else "",  # every population is of children
        splits_whole=bool(share_of(indicator)),
        verdict=verdict,
        rag=rated,
        comparators=_besides(figure, unit, benchmark),
        months=len(points) if monthly else None,
        points_are=chart.basis if chart else Basis.MONTH,
    )


def _besides(figure: Figure, unit: Unit, benchmark: PublishedSet) -> tuple[Beside, ...]:
    """England and the neighbours' mean, each with where we lie once chance is allowed for."""
    besides = []
    for kind, name in ((Kind.ENGLAND, "England"), (Kind.NEIGHBOUR_MEAN, "our neighbours")):
        other = benchmark.of(kind)
        if other is None or unit is Unit.COUNT:
            continue
        besides.append(
            beside_reference(
                counted(figure, unit),
                unit,
                other.value,
                name=name,
                method=re.sub(r"\bof (\d+) of \1\b", r"of all \1", other.method),
                period=other.period,
            )
        )
    return tuple(beside for beside in besides if beside is not None)
