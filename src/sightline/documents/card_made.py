"""A card made of live figures: the authority’s, with those of the unit that answers beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sightline.documents.card import Benchmark, CardData, CardRow, UnitFigure
from sightline.documents.inputs import Kind
from sightline.documents.scorecard import Scorecard, ScorecardRow
from sightline.judgement.polarity import Change, Judgement
from sightline.judgement.verdict import Speaker, Verdict
from sightline.vocabulary.reporting_services import ReportingService

_BESIDE = (Kind.ENGLAND, Kind.REGION, Kind.NEIGHBOUR_MEAN, Kind.NEIGHBOUR_MEDIAN)


def card_made(
    service: ReportingService,
    scorecard: Scorecard,
    *,
    of_unit: Mapping[str, ScorecardRow] | None = None,
    codes: Mapping[str, str] | None = None,
) -> CardData:
    """`scorecard`: of the whole authority, on the month’s last day, whatever areas it holds; those
    of the service are taken. `of_unit` and `codes` are by indicator."""
    areas = [each for each in scorecard.services if each.id in service.areas]
    areas.sort(key=lambda each: service.areas.index(each.id))
    made = (card_row(row, (codes or {}).get(row.indicator, "")) for a in areas for row in a.rows)
    rows = tuple(replace(row, of_unit=_of_unit(row, of_unit or {})) for row in made)
    return CardData(
        authority=scorecard.scope.authority,
        authority_name=scorecard.scope.authority_name,
        service=service.key,
        title=service.title,
        month=scorecard.scope.as_at,
        snapshot=scorecard.provenance.snapshot,
        data_as_at=scorecard.provenance.data_as_at,
        areas=tuple((each.id, each.title) for each in areas),
        rows=rows,
        unit=service.unit,
        attributions=_attributions(row for each in areas for row in each.rows),
    )


def card_row(row: ScorecardRow, code: str = "") -> CardRow:
    """A scorecard’s row as it stands now, with everything that was worked out of others."""
    signal = row.signal
    return CardRow(
        indicator=row.indicator, title=row.title, area=row.service, unit=row.unit,
        polarity=row.polarity, period=row.period, shown=row.shown, value=row.value,
        status=row.status, reason=row.reason, parts=row.parts, numerator=row.numerator,
        denominator=row.denominator, target=row.target, shown_target=row.shown_target,
        target_name=row.target_name, rating=row.rag.rating, rating_reason=row.rag.reason,
        change=row.direction.change, judgement=row.direction.judgement,
        direction_key=row.direction.key or row.direction.reason,
        signal=signal.judgement if signal else None,
        signal_change=signal.change if signal else None,
        compared=_compared(row.verdict), change_why=_why(signal or row.verdict),
        truth=row.truth, headline=row.headline, recent=row.recent, beside=_beside(row),
        definition_hash=row.definition_hash, way=row.way, code=code,
        is_typed=row.typed is not None, is_share=row.is_share,
    )  # fmt: skip


def _compared(verdict: Verdict | None) -> Judgement | None:
    return verdict.judgement if verdict and verdict.speaker is Speaker.TWO_PERIODS else None


def _why(verdict: Verdict | None) -> str:
    if verdict is None or verdict.change in {None, Change.LEVEL}:
        return ""
    if verdict.speaker is Speaker.SPC and verdict.rule:
        words = verdict.rule.in_words
        return f"{words[:1].upper()}{words[1:]}, on a control chart of {verdict.points} points."
    return f"It differs from {verdict.compared_with} by more than chance."


def _beside(row: ScorecardRow) -> tuple[Benchmark, ...]:
    found = (row.benchmark.of(kind) for kind in _BESIDE)
    return tuple(
        Benchmark(each.kind, each.name, each.value, each.year, each.period, each.method)
        for each in found
        if each is not None
    )


def _of_unit(row: CardRow, of_unit: Mapping[str, ScorecardRow]) -> UnitFigure | None:
    own = of_unit.get(row.indicator)
    if own is None or not own.is_readable or own.is_share:
        return None
    return UnitFigure(own.shown, own.value, own.parts, own.numerator, own.denominator)


def _attributions(rows: Iterable[ScorecardRow]) -> tuple[str, ...]:
    said = (row.benchmark.attribution for row in rows)
    return tuple(dict.fromkeys(text for text in said if text))
