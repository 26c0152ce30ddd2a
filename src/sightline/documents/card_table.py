"""A recorded card as one table, every column, nothing rounded: for spreadsheets."""

from collections.abc import Callable, Iterable

from sightline.documents.card import CardData, CardRow
from sightline.documents.inputs import Kind
from sightline.documents.model import Column, Table, Value

Getter = Callable[[CardRow], Value]


def _published(kind: Kind) -> Getter:
    def get(row: CardRow) -> Value:
        found = row.benchmark(kind)
        return found.value if found else None

    return get


_ROW: tuple[tuple[Column, Getter], ...] = (
    (Column("area", "Service area"), lambda r: r.area),
    (Column("indicator", "Indicator"), lambda r: r.indicator),
    (Column("title", "Title", wide=True), lambda r: r.title),
    (
        Column("value", "Value", "Not rounded. Empty where the status says why."),
        lambda r: r.value if r.is_readable and not r.is_share else None,
    ),
    (Column("printed", "As printed"), lambda r: r.shown),
    (Column("unit", "Unit"), lambda r: r.unit_words),
    (Column("status", "Status", "Final, or why not."), lambda r: r.status.in_words),
    (Column("reason", "Reason"), lambda r: r.reason or None),
    (Column("numerator", "Numerator"), lambda r: r.numerator),
    (Column("denominator", "Denominator"), lambda r: r.denominator),
    (Column("basis", "Basis", "The stretch of time counted."), lambda r: r.period.basis.in_words),
    (Column("first_day", "First day"), lambda r: r.period.first),
    (Column("last_day", "Last day"), lambda r: r.period.last),
    (Column("better", "Which way is better"), lambda r: r.polarity.in_words),
    (
        Column("of_unit", "Of the service", "The same figure of the unit that answers."),
        lambda r: r.of_unit.value if r.of_unit else None,
    ),
    (Column("england", "England"), _published(Kind.ENGLAND)),
    (Column("region", "Region"), _published(Kind.REGION)),
    (Column("neighbour_mean", "Neighbours, mean"), _published(Kind.NEIGHBOUR_MEAN)),
    (Column("neighbour_median", "Neighbours, median"), _published(Kind.NEIGHBOUR_MEDIAN)),
    (Column("target", "Target"), lambda r: r.target),
    (Column("target_kind", "Kind of target"), lambda r: r.target_name or None),
    (Column("rag", "Rating"), lambda r: r.rag.mark.word),
    (Column("rag_reason", "Reason for the rating", wide=True), lambda r: r.rating_reason),
    (
        Column("direction_of_value", "Direction of the value", "Beside a year earlier."),
        lambda r: r.change.value if r.change else None,
    ),
    (Column("direction", "Direction of travel"), lambda r: r.direction_key or None),
    (Column("truth", "In words", wide=True), lambda r: r.truth),
    (Column("code", "Code", "Opens the figure again, as printed."), lambda r: r.code or None),
    (Column("definition", "Definition", "Its hash."), lambda r: r.definition_hash),
)


def card_table(card: CardData, *, title: str, name: str, about: Iterable[str]) -> Table:
    """Columns that hold nothing in any row are left out."""
    return Table(
        title=title,
        columns=tuple(column for column, _ in _ROW),
        rows=tuple(tuple(get(row) for _, get in _ROW) for row in card.rows),
        about=tuple(about),
        name=name,
        sheet="Scorecard",
    ).without_empty_columns
