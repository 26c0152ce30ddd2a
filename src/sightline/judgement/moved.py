"""Moved, not moved, too early: did an indicator move after an action's date?

The points before the action set the usual range; only periods that begin after it can show an
effect. This is the rebase question of SPC asked of one date. It says that the value moved, never
that the action moved it. No polarity here.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sightline.judgement.limits import ENOUGH_POINTS, Limits
from sightline.judgement.polarity import Change
from sightline.judgement.separate import Series
from sightline.judgement.signals import SHIFT_POINTS
from sightline.judgement.spc import xmr
from sightline.vocabulary.periods import period_start
from sightline.vocabulary.words import Basis

FEWEST_AFTER: Final = 3
"""Two of three close to the edge is the earliest a lasting move can show."""


class Moved(StrEnum):
    MOVED = "moved"
    NOT_MOVED = "not_moved"
    TOO_EARLY = "too_early"
    CANNOT_BE_JUDGED = "cannot_be_judged"


@dataclass(frozen=True)
class MovedAnswer:
    """The answer, its way, the means before and after (in the value's unit), and a sentence."""

    answer: Moved
    sentence: str
    change: Change | None = None
    mean_before: float | None = None
    mean_after: float | None = None


def moved_since(series: Series, action_on: date, *, basis: Basis) -> MovedAnswer:
    """Whether the separate periods wholly after `action_on` lie apart from those before it.

    Moved: the newest seven all lie on one side of the earlier mean, or (from three periods on) two
    of the newest three lie beyond two thirds of a limit on one side. A single far point is not
    enough, because it may come back. Needs 13 points before; the period that holds the day itself
    counts for neither. Raises as `spc.xmr` does.
    """
    before = [(day, value) for day, value in series if day < action_on]
    after = [
        value for day, value in series if value is not None and period_start(day, basis) > action_on
    ]
    xmr(series, basis=basis)  # refuses a series that may not be judged, also the part in between
    usual = xmr(before, basis=basis).last_stretch
    if usual is None or usual.is_trial:
        have = usual.baseline_points if usual else 0
        sentence = f"Too few to judge: {have} of {ENOUGH_POINTS} points before the action."
        return MovedAnswer(Moved.CANNOT_BE_JUDGED, sentence)
    return _answer(usual, after)


def _answer(usual: Limits, after: list[float]) -> MovedAnswer:
    mean_after = math.fsum(after) / len(after) if after else None
    change = _lasting_change(usual, after)
    if change is not None:
        word = "higher" if change is Change.UP else "lower"
        sentence = f"Moved: {word} than what was usual before the action."
        return MovedAnswer(Moved.MOVED, sentence, change, usual.mean, mean_after)
    if len(after) < SHIFT_POINTS:
        sentence = f"Too early to say: {len(after)} of {SHIFT_POINTS} points since the action."
        return MovedAnswer(Moved.TOO_EARLY, sentence, None, usual.mean, mean_after)
    sentence = f"Not moved: {len(after)} points since the action show what was usual before it."
    return MovedAnswer(Moved.NOT_MOVED, sentence, None, usual.mean, mean_after)


def _lasting_change(usual: Limits, after: list[float]) -> Change | None:
    if usual.mean is None or usual.upper is None:
        return None
    nearly = 1e-9 * max(1.0, abs(usual.mean))
    edge = (usual.upper - usual.mean) * 2 / 3
    for change, sign in ((Change.UP, 1), (Change.DOWN, -1)):
        beyond_mean = [sign * (value - usual.mean) for value in after]
        if len(after) >= SHIFT_POINTS and min(beyond_mean[-SHIFT_POINTS:]) > nearly:
            return change
        newest = beyond_mean[-FEWEST_AFTER:]
        if len(newest) == FEWEST_AFTER and sum(far > edge + nearly for far in newest) >= 2:
            return change
    return None
