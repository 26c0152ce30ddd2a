"""How a disputed figure stands in the published snapshot, and one child's rows in it."""

from datetime import datetime

from sightline.apps.discrepancies.rules import Counted
from sightline.apps.figures.actions import code_for
from sightline.apps.figures.explain_page import headline
from sightline.apps.figures.explaining import KEPT, Opened, opened
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import FigureKey
from sightline.measures.figures.explain import ExplainedRow, Outcome


def counted(source: Source, key: FigureKey, child_id: str = "") -> Counted:
    found = opened(source, key)
    figure = found.figure
    said = headline(found, None)
    shown = f"{said['value']} ({said['parts']})" if said["parts"] else said["value"]
    rows = [row for row in _rows(found) if child_id and row.child_id == child_id]
    return Counted(
        snapshot=source.snapshot,
        shown=shown[:100],
        value=figure.value if figure else None,
        numerator=figure.numerator if figure else None,
        denominator=figure.denominator if figure else None,
        rows_counted=sum(row.outcome is Outcome.COUNTED for row in rows),
        rows_in_it=sum(row.outcome in KEPT for row in rows),
    )


def is_in_view(source: Source, key: FigureKey, child_id: str) -> bool:
    """Whether a row of the child was looked at for this figure, whatever became of it."""
    return any(row.child_id == child_id for row in _rows(opened(source, key)))


def printed_code(source: Source, key: FigureKey, at: datetime) -> str:
    """The figure's printed code as it stands now; '' for one that is not kept."""
    figure = opened(source, key).figure
    if figure is None:
        return ""
    return str(code_for(figure=figure, snapshot=source.snapshot, at=at).code)


def _rows(found: Opened) -> list[ExplainedRow]:
    """Of a figure that divides two others, the rows of both."""
    return [*found.rows, *(row for part in found.parts for row in part.rows)]
