"""The reader who works out what was withheld, from all that was printed and what adds up.

For each small count a linear programme asks for the least and the greatest it can be. The reader is
given all that a real one could have: every printed count, every sum, that no count is below zero,
and that a withheld small count is 1 to the threshold. They are not told that counts are
whole numbers; the ends of the range are brought in to whole numbers instead.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np

from sightline.judgement.suppression.counts import Count, Counts, Rules

_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Found:
    """A small count that can be narrowed down to `low` … `high`."""

    key: str
    count: int
    low: int
    high: int


def attack(counts: Counts, hidden: Collection[str], rules: Rules) -> list[Found]:
    """Every small count that a reader can narrow down too far; none is the wanted answer."""
    open_to_all = [each for key, each in counts.by_key.items() if _is_exact(each, hidden)]
    found = [Found(each.key, each.count, each.low, each.high) for each in open_to_all
             if each.is_sensitive]  # fmt: skip
    known = {each.key for each in open_to_all}
    for part in counts.parts(counts.by_key.keys() - known):
        found += _attacked(part, part.sensitive - known, hidden, rules)
    return sorted(found, key=lambda each: each.key)


def _is_exact(count: Count, hidden: Collection[str]) -> bool:
    return count.key not in hidden and count.low == count.high


def _attacked(
    part: Counts, small: Collection[str], hidden: Collection[str], rules: Rules
) -> list[Found]:
    found = []
    for key in small:
        low, high = range_of(part, key, hidden, rules)
        if high - low < rules.width:
            found.append(Found(key, part.by_key[key].count, low, high))
    return found


def range_of(part: Counts, key: str, hidden: Collection[str], rules: Rules) -> tuple[int, int]:
    """The least and greatest whole number that the count can be, for all a reader knows."""
    names = list(part.by_key)
    bounds = [known_of(part.by_key[name], hidden, rules) for name in names]
    place = names.index(key)
    if not part.relations:
        low, high = bounds[place]
        return int(low), int(high)
    sums = matrix(part, names)
    ends = [_end(sums, bounds, place, sign) for sign in (1.0, -1.0)]
    return ceil(ends[0] - _TOLERANCE), floor(ends[1] + _TOLERANCE)


def known_of(count: Count, hidden: Collection[str], rules: Rules) -> tuple[float, float]:
    """What is known of a count without adding up."""
    if count.key not in hidden:
        return count.low, count.high
    return (1, rules.threshold) if count.is_sensitive else (0, inf)


def matrix(part: Counts, names: list[str]) -> np.ndarray:
    place = {name: number for number, name in enumerate(names)}
    sums = np.zeros((len(part.relations), len(names)))
    for row, relation in enumerate(part.relations):
        for name, times in relation.terms:
            sums[row, place[name]] += times
    return sums


def _end(sums: np.ndarray, bounds: list[tuple[float, float]], place: int, sign: float) -> float:
    from scipy.optimize import linprog  # takes a moment to load, and few pages need it

    wanted = np.zeros(sums.shape[1])
    wanted[place] = sign
    solved = linprog(wanted, A_eq=sums, b_eq=np.zeros(len(sums)), bounds=bounds, method="highs")
    if solved.status == 3:  # without an end on this side
        return inf if sign < 0 else 0.0
    if solved.status != 0:
        raise ValueError(f"The counts contradict each other: {solved.message}")
    return float(sign * solved.fun)
