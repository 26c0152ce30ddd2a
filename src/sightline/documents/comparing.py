"""Published statistics beside an indicator: which measure, which areas, each average's method."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sightline.comparators import Average, Benchmark, Comparators, PublishedValue
from sightline.documents.inputs import Kind, Published, PublishedSet
from sightline.judgement.quartile import CutOffs, Standing
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Unit

# In this order the first source that publishes the measure is used.
SOURCES = ("lait", "ees")
Points = tuple[tuple[date, float | None], ...]


def published_sets(
    indicators: Iterable[Indicator], comparators: Comparators, authority: str, as_at: date
) -> dict[str, PublishedSet]:
    """By indicator: the newest published year that had ended by the day."""
    found = {}
    for indicator in indicators:
        measure = measure_of(indicator, comparators)
        newest = measure and comparators.benchmark(
            measure, authority, as_at=as_at, polarity=indicator.better
        )
        if newest:
            found[indicator.id] = _set([newest], with_series=False)
    return found


def published_history(
    indicator: Indicator, comparators: Comparators, authority: str, as_at: date
) -> PublishedSet:
    """One indicator with every published year, for its page."""
    measure = measure_of(indicator, comparators)
    if not measure:
        return PublishedSet()
    history = comparators.history(measure, authority, as_at=as_at, polarity=indicator.better)
    return _set(history, with_series=True) if history else PublishedSet()


def measure_of(indicator: Indicator, comparators: Comparators) -> str:
    """The key of the published measure, or ''. A count has none: areas differ in size."""
    if indicator.shown_as is Unit.COUNT:
        return ""
    keys = (indicator.comparators.get(source, "") for source in SOURCES)
    return next((key for key in keys if key and comparators.measure(key)), "")


def _set(history: Sequence[Benchmark], *, with_series: bool) -> PublishedSet:
    newest = history[-1]
    years = history if with_series else ()
    values = [
        _area(Kind.OWN, newest.own, newest, _points(years, [b.own for b in years])),
        _area(Kind.ENGLAND, newest.england, newest, _points(years, [b.england for b in years])),
        _average(Kind.NEIGHBOUR_MEAN, newest.neighbour_mean, newest, years),
        _average(Kind.NEIGHBOUR_MEDIAN, newest.neighbour_median, newest, years),
    ]
    if newest.region:
        series = _points(years, [b.region for b in years])
        values.insert(2, _area(Kind.REGION, newest.region, newest, series))
    if best := newest.best_neighbour:
        values.append(_area(Kind.BEST_NEIGHBOUR, best, newest, _of_neighbour(years, best.area)))
    values += [
        _area(Kind.NEIGHBOUR, each, newest, _of_neighbour(years, each.area))
        for each in newest.neighbours
    ]
    return PublishedSet(
        values=tuple(values),
        measure=newest.measure.title,
        period=newest.basis,
        rank=_rank(newest.standing),
        attribution=newest.attribution,
        notes=newest.notes,
        quartiles=tuple(_quartiles(years)),
    )


def _area(
    kind: Kind, value: PublishedValue, benchmark: Benchmark, series: Points = ()
) -> Published:
    return Published(
        kind=kind,
        name=value.name,
        value=value.value,
        period=benchmark.basis,
        year=value.year,
        reason=value.why,
        source=value.source,
        area=value.area,
        series=series,
    )


def _average(
    kind: Kind, average: Average, benchmark: Benchmark, years: Sequence[Benchmark]
) -> Published:
    is_mean = kind is Kind.NEIGHBOUR_MEAN
    each = [b.neighbour_mean if is_mean else b.neighbour_median for b in years]
    days = [benchmark.measure.last_day(b.year) for b in years]
    return Published(
        kind=kind,
        name=f"Statistical neighbours ({'mean' if is_mean else 'median'})",
        value=average.value,
        period=benchmark.basis,
        year=benchmark.year,
        method=average.label,
        reason=average.why,
        series=tuple(zip(days, [one.value for one in each], strict=True)),
    )


def _of_neighbour(years: Sequence[Benchmark], area: str) -> Points:
    beside = [{value.area: value for value in benchmark.neighbours} for benchmark in years]
    return _points(years, [values.get(area) for values in beside])


def _quartiles(years: Sequence[Benchmark]) -> Iterator[tuple[date, CutOffs]]:
    for benchmark in years:
        if benchmark.cut_offs:
            yield benchmark.measure.last_day(benchmark.year), benchmark.cut_offs


def _points(years: Sequence[Benchmark], values: Sequence[PublishedValue | None]) -> Points:
    days = [benchmark.measure.last_day(benchmark.year) for benchmark in years]
    known = [value.value if value else None for value in values]
    return tuple(zip(days, known, strict=True))


def _rank(standing: Standing) -> str:
    if standing.rank is None:
        return standing.reason
    band = f", quartile band {standing.band} (A is best)" if standing.band else ""
    return f"{standing.rank} of {standing.of} authorities (1 is best){band}"
