"""Rank and quartile band among authorities, as the Local Authority Interactive Tool does them.

Rank 1 is always best, and so is band A. Ties share the better rank. Where neither way is better
there is no rank and no band. Source: DfE, LAIT (MIT licence): cut-offs are the quartiles of all
authorities with a value, by linear interpolation; a value on a cut-off belongs to the band of
smaller values, whichever way is better.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from sightline.judgement.polarity import Change, Judgement, judge
from sightline.vocabulary.words import Polarity

BANDS: Final = "ABCD"
FEWEST: Final = 4
"""Under four values there are no quarters to speak of."""


@dataclass(frozen=True)
class Standing:
    """Where one authority stands: rank of so many and band, or neither and the reason."""

    rank: int | None
    of: int
    band: str = ""
    reason: str = ""


@dataclass(frozen=True)
class CutOffs:
    """Lowest, the three quartiles, highest: in the value's unit."""

    values: tuple[float, float, float, float, float]

    def band(self, value: float, polarity: Polarity) -> str:
        """'A' (best) to 'D', or '' where neither way is better."""
        if polarity is Polarity.NEITHER:
            return ""
        quarter = bisect_left(self.values[1:4], value)
        low_is_best = judge(Change.DOWN, polarity) is Judgement.BETTER
        return BANDS[quarter] if low_is_best else BANDS[3 - quarter]


def cut_offs(values: Mapping[str, float | None]) -> CutOffs | None:
    """The cut-offs of the authorities that have a value; None under four."""
    known = [value for value in values.values() if value is not None]
    if len(known) < FEWEST:
        return None
    low, first, middle, third, high = np.quantile(known, [0, 0.25, 0.5, 0.75, 1]).tolist()
    return CutOffs((low, first, middle, third, high))


def standings(values: Mapping[str, float | None], polarity: Polarity) -> dict[str, Standing]:
    """Every authority's standing by its key (a name or code), for one measure and year."""
    known = [value for value in values.values() if value is not None]
    if polarity is Polarity.NEITHER:
        no_rank = Standing(None, len(known), reason=f"{polarity.in_words}, so there is no rank.")
        return dict.fromkeys(values, no_rank)
    bands = cut_offs(values)
    return {area: _standing(value, known, bands, polarity) for area, value in values.items()}


def _standing(
    value: float | None, known: list[float], bands: CutOffs | None, polarity: Polarity
) -> Standing:
    if value is None:
        return Standing(None, len(known), reason="No value was published.")
    worse_than_all_better = judge(Change.UP, polarity) is Judgement.BETTER
    better = sum(other > value if worse_than_all_better else other < value for other in known)
    band = bands.band(value, polarity) if bands else ""
    reason = "" if bands else f"Only {len(known)} values: too few for quartiles."
    return Standing(better + 1, len(known), band, reason)
