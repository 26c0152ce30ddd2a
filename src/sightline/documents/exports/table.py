"""The scorecard and the indicator as one table each, every column, nothing rounded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from sightline.documents.indicator_page import IndicatorPage
from sightline.documents.inputs import Kind, Provenance, Published, Scope
from sightline.documents.model import Column, Table, Value
from sightline.documents.scorecard import Scorecard, ScorecardRow

Getter = Callable[[ScorecardRow], Value]


def _published(kind: Kind, attribute: str) -> Getter:
    def get(row: ScorecardRow) -> Value:
        found: Published | None = row.benchmark.of(kind)
        value: Value = getattr(found, attribute) if found else None
        return value

    return get


def _readable(row: ScorecardRow, value: float | None) -> float | None:
    return value if row.is_readable else None


_ROW: tuple[tuple[Column, Getter], ...] = (
    (Column("service", "Service"), lambda r: r.service),
    (Column("indicator", "Indicator"), lambda r: r.indicator),
    (Column("title", "Title", wide=True), lambda r: r.title),
    (
        Column("value", "Value", "Not rounded. Empty where the status says why, and for shares."),
        lambda r: None if r.is_share else _readable(r, r.value),
    ),
    (Column("unit", "Unit"), lambda r: r.unit_words),
    (
        Column("status", "Status", "Final, or why not."),
        lambda r: r.status.in_words,
    ),
    (Column("reason", "Reason"), lambda r: r.reason),
    (Column("numerator", "Numerator"), lambda r: _readable(r, r.numerator)),
    (Column("denominator", "Denominator"), lambda r: _readable(r, r.denominator)),
    (Column("basis", "Basis", "The stretch of time counted."), lambda r: r.period.basis.in_words),
    (Column("first_day", "First day"), lambda r: r.period.first),
    (Column("last_day", "Last day"), lambda r: r.period.last),
    (Column("better", "Which way is better"), lambda r: r.polarity.in_words),
    (Column("england", "England"), _published(Kind.ENGLAND, "value")),
    (Column("region_name", "Region"), _published(Kind.REGION, "name")),
    (Column("region", "Region value"), _published(Kind.REGION, "value")),
    (Column("neighbour_mean", "Neighbours, mean"), _published(Kind.NEIGHBOUR_MEAN, "value")),
    (Column("neighbour_median", "Neighbours, median"), _published(Kind.NEIGHBOUR_MEDIAN, "value")),
    (Column("neighbours", "Neighbours counted"), _published(Kind.NEIGHBOUR_MEAN, "method")),
    (Column("published_period", "Published period"), lambda r: r.benchmark.period or None),
    (Column("target", "Target"), lambda r: r.target),
    (Column("target_kind", "Kind of target"), lambda r: r.target_name or None),
    (Column("rag", "Rating"), lambda r: r.rag.mark.word),
    (Column("rag_reason", "Reason for the rating", wide=True), lambda r: r.rag.reason),
    (
        Column("direction_of_value", "Direction of the value", "Beside a year earlier."),
        lambda r: r.direction.change.value if r.direction.change else None,
    ),
    (
        Column("direction_of_travel", "Direction of travel", "What that direction means."),
        lambda r: r.direction.key or r.direction.reason,
    ),
    (Column("truth", "In words", wide=True), lambda r: r.truth),
    (Column("data_as_at", "Data as at"), lambda r: r.data_as_at),
    (
        Column("definition", "Definition", "Its hash."),
        lambda r: r.definition_hash,
    ),
)


_CODE = Column("code", "Code", "Opens the figure again, as it stands here.")


def scorecard_table(
    card: Scorecard, filters: str = "", codes: Mapping[str, str] | None = None
) -> Table:
    columns = [*_ROW, (_CODE, lambda r: codes.get(r.indicator))] if codes else list(_ROW)
    rows = [tuple(get(row) for _, get in columns) for row in card.rows]
    return Table(
        title=f"Scorecard: {card.scope.name}, {_day(card.scope.as_at)}",
        about=about_lines(card.scope, card.provenance, filters),
        columns=tuple(column for column, _ in columns),
        rows=tuple(rows),
        notes=tuple(_notes(card)),
        name=f"scorecard-{card.scope.authority}-{card.scope.as_at.isoformat()}",
    )


def indicator_table(page: IndicatorPage, filters: str = "") -> Table:
    """A line for each period of the indicator's chart, then one for each group of the day."""
    columns = (
        Column("indicator", "Indicator"),
        Column("of", "Of"),
        Column("breakdown", "Broken down by", "Empty where the figure is not split."),
        Column("group", "Group"),
        Column("period", "Period"),
        Column("value", "Value"),
        Column("parts", "Numerator and denominator"),
        Column("headline", f"Value {page.row.period.basis.in_words}"),
        Column("signal", "What stands out", wide=True),
        Column("data_as_at", "Data as at"),
        Column("definition", "Definition"),
    )
    rows = tuple(
        (
            page.indicator.id, page.scope.name, *line, page.provenance.data_as_at,
            page.row.definition_hash,
        )
        for line in (*_periods(page), *_groups(page))
    )  # fmt: skip
    notes = [
        ("Definition", page.indicator.definition),
        ("Why it matters", page.indicator.why_it_matters),
        ("Which way is better", page.indicator.better.in_words),
        ("In words", page.row.truth),
        ("Source", page.indicator.source),
        ("Definition hash", page.row.definition_hash),
    ]
    return Table(
        title=f"{page.indicator.title}: {page.scope.name}, {_day(page.scope.as_at)}",
        about=about_lines(page.scope, page.provenance, filters),
        columns=columns,
        rows=rows,
        notes=tuple((word, meaning) for word, meaning in notes if meaning),
        name=f"{page.indicator.id}-{page.scope.authority}-{page.scope.as_at.isoformat()}",
    )


def _periods(page: IndicatorPage) -> Iterable[tuple[Value, ...]]:
    """Of shares only the parts are of use: together they are 100% in every period."""
    for each in () if page.is_share else page.periods:
        yield "", "", each.period, each.shown, each.parts, each.headline, each.signal


def _groups(page: IndicatorPage) -> Iterable[tuple[Value, ...]]:
    period = page.row.period.label
    for table in page.broken_down:
        for group in table.groups:
            yield table.title, group.name, period, group.shown, group.parts, "", group.remark


def about_lines(scope: Scope, provenance: Provenance, filters: str) -> tuple[str, ...]:
    of = scope.authority_name if not scope.unit else f"{scope.unit}, {scope.authority_name}"
    lines = [f"Figures of {of}, as at {_day(scope.as_at)}."]
    if provenance.data_as_at:
        lines.append(f"Counted from records as at {_day(provenance.data_as_at)}.")
    if provenance.snapshot:
        lines.append(f"Snapshot {provenance.snapshot}.")
    lines.append(f"Filters: {filters or 'none'}.")
    return tuple(lines)


def _notes(card: Scorecard) -> Iterable[tuple[str, str]]:
    yield from ((column.title, column.meaning) for column, _ in _ROW if column.meaning)
    for attribution in _once(row.benchmark.attribution for row in card.rows):
        yield "Published statistics", attribution
    for row in card.rows:
        if row.way:
            yield row.title, f"Counted by this way: {row.way}"


def _once(texts: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
