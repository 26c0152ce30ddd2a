"""The one-page scorecard: every indicator of a unit on one day, grouped by service."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sightline.documents.breakdowns import share_of
from sightline.documents.cells import cell, parts, unit_words
from sightline.documents.chosen_figure import period_of, shown_figure_of
from sightline.documents.collected import TypedIn, typed_in
from sightline.documents.history import History, histories
from sightline.documents.inputs import (
    Figure,
    Kind,
    Provenance,
    Published,
    PublishedSet,
    Scope,
)
from sightline.documents.judged import Judged, Settings, judge_figure
from sightline.judgement.direction import Direction
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Judgement
from sightline.judgement.rag import Rag
from sightline.judgement.verdict import Verdict
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.months import months_back
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

SPARKLINE_MONTHS = 24
SEE_PARTS = "See parts"
_READABLE = {Status.OK, Status.PROVISIONAL, Status.NEW}


@dataclass(frozen=True)
class ScorecardRow:
    """An indicator's line: the figure, what it was made from, beside whom, and what it means."""

    indicator: str
    title: str
    service: str
    unit: Unit
    polarity: Polarity
    period: Period
    value: float | None
    status: Status
    reason: str
    numerator: float | None
    denominator: float | None
    benchmark: PublishedSet
    target: float | None
    target_name: str
    rag: Rag
    direction: Direction
    truth: str
    headline: str
    recent: tuple[float | None, ...]
    data_as_at: date | None
    live: bool
    way: str
    definition_hash: str
    is_share: bool = False
    typed: TypedIn | None = None
    signal: Verdict | None = None
    verdict: Verdict | None = None

    @property
    def shown(self) -> str:
        """The value, or the status in words where it may not be read as a number.

        Of shares there is no one value: together they are always the whole.
        """
        if self.is_share and self.is_readable:
            return SEE_PARTS
        if self.typed and self.typed.printed and self.is_readable:
            return self.typed.printed
        return cell(self.value, self.unit) if self.is_readable else self.status.in_words

    @property
    def is_readable(self) -> bool:
        return self.value is not None and self.status in _READABLE

    @property
    def parts(self) -> str:
        if not self.is_readable or self.is_share:
            return ""
        if self.typed and len(self.typed.printed.split()) > 1:
            return ""  # what is printed says its own numbers
        return parts(self.numerator, self.denominator, self.unit)

    @property
    def unit_words(self) -> str:
        return unit_words(self.unit)

    @property
    def shown_target(self) -> str:
        if self.target is None and self.typed and self.typed.target:
            return self.typed.target  # not rated, as which way is good was not said
        return cell(self.target, self.unit)

    @property
    def england(self) -> Published | None:
        return self.benchmark.of(Kind.ENGLAND)

    @property
    def region(self) -> Published | None:
        return self.benchmark.of(Kind.REGION)

    @property
    def neighbour_mean(self) -> Published | None:
        return self.benchmark.of(Kind.NEIGHBOUR_MEAN)

    @property
    def neighbour_median(self) -> Published | None:
        return self.benchmark.of(Kind.NEIGHBOUR_MEDIAN)

    def published(self, kind: Kind) -> str:
        found = self.benchmark.of(kind)
        return cell(found.value if found else None, self.unit)


@dataclass(frozen=True)
class ServiceRows:
    id: str
    title: str
    rows: tuple[ScorecardRow, ...]


@dataclass(frozen=True)
class Summary:
    """How many indicators, how they are rated, and which way they went."""

    indicators: int
    with_value: int
    ratings: Mapping[Rating, int]
    improved: int
    deteriorated: int


@dataclass(frozen=True)
class Scorecard:
    scope: Scope
    provenance: Provenance
    services: tuple[ServiceRows, ...]

    @property
    def rows(self) -> list[ScorecardRow]:
        return [row for service in self.services for row in service.rows]

    @property
    def attributions(self) -> tuple[str, ...]:
        """Whose published values stand beside ours, each said once."""
        said = (row.benchmark.attribution for row in self.rows)
        return tuple(dict.fromkeys(text for text in said if text))

    @property
    def summary(self) -> Summary:
        rows = list({row.indicator: row for row in self.rows}.values())
        return Summary(
            indicators=len(rows),
            with_value=sum(row.is_readable for row in rows),
            ratings={r: sum(row.rag.rating is r for row in rows) for r in Rating},
            improved=sum(row.direction.judgement is Judgement.BETTER for row in rows),
            deteriorated=sum(row.direction.judgement is Judgement.WORSE for row in rows),
        )


def scorecard(
    indicators: Iterable[Indicator],
    figures: Iterable[Figure],
    *,
    scope: Scope,
    provenance: Provenance,
    benchmarks: Mapping[str, PublishedSet] | None = None,
    settings: Settings | None = None,
    basis: Basis | None = None,
    also_in: Mapping[str, Sequence[str]] | None = None,
) -> Scorecard:
    """`figures` are of one unit, without breakdown, all days and bases.

    Each indicator is shown on `basis` where it is counted so, else on its headline basis. One
    that has no figure at all on that day is left out; the catalogue lists it. `also_in` are further
    sections in which an indicator's one line stands as well.
    """
    past = histories(figures)
    rows = [
        row
        for indicator in indicators
        if (row := _row(indicator, past, scope, provenance, benchmarks, settings, basis))
    ]
    rows += [
        replace(row, service=other)
        for row in rows
        for other in (also_in or {}).get(row.indicator, ())
    ]
    return Scorecard(scope, provenance, tuple(_by_service(rows, provenance.services)))


def _row(
    indicator: Indicator,
    past: Mapping[tuple[str, Basis], History],
    scope: Scope,
    provenance: Provenance,
    benchmarks: Mapping[str, PublishedSet] | None,
    settings: Settings | None,
    basis: Basis | None,
) -> ScorecardRow | None:
    history, figure = shown_figure_of(indicator, past, scope.as_at, basis)
    if history is None or figure is None:
        return None
    benchmark = (benchmarks or {}).get(indicator.id, PublishedSet())
    judged = judge_figure(
        indicator, figure, past, benchmark=benchmark, settings=settings or Settings.none()
    )
    return make_row(indicator, figure, history, judged, benchmark, provenance)


def make_row(
    indicator: Indicator,
    figure: Figure,
    history: History,
    judged: Judged,
    benchmark: PublishedSet,
    provenance: Provenance,
) -> ScorecardRow:
    target = judged.rag.target
    typed = typed_in(figure)
    told = typed.truth if typed else ""
    return ScorecardRow(
        indicator=indicator.id,
        title=indicator.title,
        service=indicator.service,
        unit=indicator.shown_as,
        polarity=indicator.better,
        period=period_of(figure),
        value=figure.value,
        status=figure.status,
        reason=figure.reason,
        numerator=figure.numerator,
        denominator=figure.denominator,
        benchmark=benchmark,
        target=judged.rag.target_value,
        target_name=target.in_words if target else "",
        rag=judged.rag,
        direction=judged.direction,
        truth=told or judged.truth,
        headline=told or judged.headline,
        recent=() if share_of(indicator) else _recent(history, figure),
        data_as_at=provenance.data_as_at,
        live=figure.live,
        way=figure.way,
        definition_hash=figure.definition_hash,
        is_share=bool(share_of(indicator)),
        typed=typed,
        signal=judged.signal,
        verdict=judged.verdict,
    )


def _recent(history: History, figure: Figure) -> tuple[float | None, ...]:
    since = months_back(figure.as_at, SPARKLINE_MONTHS)
    return tuple(value for day, value in history.until(figure.as_at) if day > since)


def _by_service(rows: Sequence[ScorecardRow], services: Mapping[str, str]) -> Iterable[ServiceRows]:
    """In the catalogue's order; a service it does not name comes last under its own word."""
    known = [*services, *sorted({row.service for row in rows} - set(services))]
    for service in known:
        if found := tuple(row for row in rows if row.service == service):
            title = services.get(service, service.replace("_", " ").capitalize())
            yield ServiceRows(service, title, found)
