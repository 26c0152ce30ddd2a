"""The report to the Corporate Parenting Board: what serves its strategy's priorities, no more."""

from collections.abc import Iterable, Mapping, Sequence

from sightline.documents.cells import period_words
from sightline.documents.exports.table import about_lines
from sightline.documents.model import (
    Block,
    Column,
    Document,
    FigureCell,
    FreeText,
    Note,
    Paragraph,
    Table,
    Value,
)
from sightline.documents.scorecard import Scorecard, ScorecardRow

_COLUMNS = (
    Column("title", "Indicator", wide=True),
    Column("value", "Value", is_number=True),
    Column("period", "Period"),
    Column("target", "Target", is_number=True),
    Column("rating", "Rating"),
    Column("words", "In words", wide=True),
)


def corporate_parenting_report(
    card: Scorecard,
    served: Mapping[str, Sequence[str]],
    *,
    title: str,
    words: str = "",
    codes: Mapping[str, str] | None = None,
) -> Document:
    """`served`: each priority with the indicators that serve it. A priority that none serves says
    so; an indicator that serves two stands under both."""
    rows = {row.indicator: row for row in card.rows}
    blocks: list[Block] = [FreeText(words)] if words.strip() else []
    for priority, indicators in served.items():
        blocks += _priority(priority, [rows[i] for i in indicators if i in rows], codes or {})
    if not served:
        blocks.append(Paragraph("No priority was chosen, so there is nothing to report."))
    blocks += [Note(f"Beside ours: {said}") for said in card.attributions]
    return Document(
        title=title,
        about=about_lines(card.scope, card.provenance, ""),
        blocks=tuple(blocks),
        name=f"corporate-parenting-{card.scope.authority}-{card.scope.as_at.isoformat()}",
        data_as_at=card.provenance.data_as_at,
        is_landscape=True,
    )


def _priority(
    priority: str, rows: Sequence[ScorecardRow], codes: Mapping[str, str]
) -> Iterable[Block]:
    if rows:
        made = tuple(tuple(_cells(row, codes)) for row in rows)
        yield Table(priority, _COLUMNS, made, heads_rows=True, is_section=True)
    else:
        yield Note(f"{priority}: no indicator that serves it has a figure on this day.")


def _cells(row: ScorecardRow, codes: Mapping[str, str]) -> Iterable[Value]:
    yield row.title
    yield FigureCell(
        "\n".join(part for part in (row.shown, row.parts) if part),
        row.value if row.is_readable else None,
        row.numerator,
        row.denominator,
        code=codes.get(row.indicator, ""),
        indicator=row.indicator,
        period=f"{row.period.basis.value}:{row.period.last.isoformat()}",
    )
    yield period_words(row.period)
    yield row.shown_target
    yield row.rag.mark.word
    yield row.truth if row.is_readable else row.reason
