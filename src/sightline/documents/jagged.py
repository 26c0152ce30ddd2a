"""Whether a series stands on too few to be told of: it would jump about by chance alone."""

from statistics import median
from typing import Final

from sightline.documents.history import History
from sightline.vocabulary.words import Unit

# Below so many a month (half of the last twelve), a share or a count jumps about by chance.
FEWEST: Final = 10
# Of a share, so many must be in it and so many out of it (the usual rule for a share's limits).
FEWEST_EITHER_SIDE: Final = 5
_MONTHS = 12


def is_jagged(history: History, unit: Unit) -> bool:
    """Ten a month and, of a share, five on either side, as the middle of the last twelve months,
    so that one thin month decides nothing."""
    recent = [figure for figure in history.figures[-_MONTHS:] if figure.numerator is not None]
    met = [figure.numerator or 0 for figure in recent]
    if unit is not Unit.PERCENT:
        return _middle(met) < FEWEST
    every = [figure.denominator or 0 for figure in recent]
    others = [whole - part for whole, part in zip(every, met, strict=True)]
    return _middle(every) < FEWEST or min(_middle(met), _middle(others)) < FEWEST_EITHER_SIDE


def _middle(sizes: list[float]) -> float:
    return median(sizes) if sizes else 0
