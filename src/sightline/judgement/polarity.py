"""Polarity, applied last and only here: is a change better or worse?"""

from enum import StrEnum

from sightline.vocabulary.words import Polarity


class Change(StrEnum):
    """Which way a value went, or where it lies beside another: no word of good or bad."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"

    @property
    def arrow(self) -> str:
        return {Change.UP: "↑", Change.DOWN: "↓", Change.LEVEL: "→"}[self]

    @property
    def opposite(self) -> "Change":
        return {Change.UP: Change.DOWN, Change.DOWN: Change.UP, Change.LEVEL: Change.LEVEL}[self]


class Judgement(StrEnum):
    """What a change means once it is known which way is better."""

    BETTER = "better"
    WORSE = "worse"
    LEVEL = "level"
    NEUTRAL = "neutral"


def judge(change: Change, polarity: Polarity) -> Judgement:
    """Better, worse, level, or neutral where neither way is better in itself.

    Every part of the product that says good or bad asks this function, so that a polarity can be
    corrected in the catalogue and is then right everywhere.
    """
    if change is Change.LEVEL:
        return Judgement.LEVEL
    if polarity is Polarity.NEITHER:
        return Judgement.NEUTRAL
    towards_better = (change is Change.UP) == (polarity is Polarity.HIGHER)
    return Judgement.BETTER if towards_better else Judgement.WORSE


def change_between(before: float, now: float) -> Change:
    """Which way from `before` to `now`, exactly: round first what is to be compared as shown."""
    if now == before:
        return Change.LEVEL
    return Change.UP if now > before else Change.DOWN
