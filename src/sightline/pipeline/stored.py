"""The figure as it was counted and kept, to lay beside what its rows say today."""

from math import isclose

from sightline.measures.figures.explain import Asking, Explanation
from sightline.measures.figures.figures import Figure, Figures
from sightline.measures.model.indicator import Form, Indicator
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot


def stored_figure(
    data: DataFolder, snapshot: Snapshot, indicator: Indicator, asking: Asking
) -> Figure | None:
    """None where no figures are kept, or none for that day, basis, unit or breakdown."""
    if data.figures(snapshot) is None:
        return None
    kept = Figures.open(
        data.figures_folder(snapshot),
        indicator=indicator.id,
        basis=str(asking.basis or indicator.headline),
        as_at=asking.as_at,
        level=asking.level.value,
        unit=asking.unit,
        breakdown=asking.breakdown,
        breakdown_value=asking.breakdown_value,
    )
    return kept.one()


def adds_up(found: Explanation, figure: Figure) -> bool:
    """Whether the rows found give the figure that was kept."""
    if found.parts and figure.numerator is None:
        return True  # a part without a figure leaves the whole without one, whatever its rows
    numerator, denominator = parts_of(found)
    if _form(found) is Form.MEDIAN:
        return _same(numerator, figure.value) and _same(denominator, figure.denominator)
    if not _same(numerator or 0.0, figure.numerator or 0.0):
        return False
    # A rate is divided by people, who are no rows; a count by nothing.
    no_rows_below = _form(found) in {Form.RATE, Form.COUNT, Form.SUM} and not found.parts
    return no_rows_below or _same(denominator or 0.0, figure.denominator or 0.0)


def parts_of(found: Explanation) -> tuple[float | None, float | None]:
    """Numerator and denominator; of a figure that divides others, their two values."""
    if not found.parts:
        return found.numerator, found.denominator
    above, below = (_value(part) for part in found.parts)
    return above, below


def _value(part: Explanation) -> float | None:
    numerator, denominator = part.numerator, part.denominator
    form = _form(part)
    if numerator is None or form in {Form.COUNT, Form.SUM, Form.MEDIAN}:
        return numerator
    if not denominator:
        return None
    return numerator / denominator * (100 if form is Form.PERCENT else 1)


def _form(found: Explanation) -> Form:
    way = found.chosen.way
    return found.indicator.form if way is None or found.parts else found.indicator.ways[way].form


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
