"""Which figure of an indicator a page shows for a day, and the period it is of."""

from collections.abc import Mapping
from datetime import date

from sightline.documents.collected import CollectedFigure
from sightline.documents.history import History
from sightline.documents.inputs import Figure
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.periods import Period, period_ending
from sightline.vocabulary.words import Basis


def shown_figure_of(
    indicator: Indicator,
    past: Mapping[tuple[str, Basis], History],
    day: date,
    basis: Basis | None,
) -> tuple[History | None, Figure | None]:
    """On the basis asked for where it is counted so, else on the headline's; of what is typed in
    over several, the one with the newest figure.
    """
    chosen = basis if basis in indicator.bases else indicator.bases[0]
    if indicator.collected and chosen is not basis:
        found = [
            past[indicator.id, each] for each in indicator.bases if (indicator.id, each) in past
        ]
        known = [(each, each.shown_on(day, typed_in=True)) for each in found]
        shown = [(each, figure) for each, figure in known if figure is not None]
        return max(shown, key=lambda pair: pair[1].as_at, default=(None, None))
    history = past.get((indicator.id, chosen))
    return history, history.shown_on(day, typed_in=indicator.collected) if history else None


def period_of(figure: Figure) -> Period:
    """Of what is typed in its own, which may be a school term."""
    if isinstance(figure, CollectedFigure):
        return figure.period
    return period_ending(figure.as_at, figure.basis)
