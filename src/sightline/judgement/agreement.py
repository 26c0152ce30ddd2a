"""Do two people who grade the same work agree, and is one harsher than the others? No polarity.

Agreement is weighted kappa (Cohen 1968) with quadratic weights: two grades apart is four times as
far as one. Its interval rests on the large-sample error of Fleiss, Cohen and Everitt (1969). Drift
is the mean difference to whoever graded the same work, with Student's interval. "Too few to say" is
an answer, and so is "no difference to be seen".
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from scipy import special

LEVEL: Final = 0.95
_NORMAL: Final = float(special.ndtri((1 + LEVEL) / 2))

Pair = tuple[int, int]
"""What the first and the second gave the same piece of work."""

Weigh = Callable[[int, int, int], float]


def quadratic(one: int, other: int, furthest: int) -> float:
    """1 where they agree, 0 where they are as far apart as the scale goes."""
    return 1 - ((one - other) / furthest) ** 2 if furthest else 1.0


def linear(one: int, other: int, furthest: int) -> float:
    return 1 - abs(one - other) / furthest if furthest else 1.0


def all_or_nothing(one: int, other: int, furthest: int) -> float:
    return float(one == other)


@dataclass(frozen=True)
class Agreement:
    """`kappa` 1: the same grades; 0: no more alike than chance would make them. None, with `why`,
    where it can't be said. `exact`: the share of the same grade, 0 to 1; None without any pair."""

    count: int
    exact: float | None
    kappa: float | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""

    @property
    def in_words(self) -> str:
        """Landis and Koch's words (1977), for the value that stands."""
        if self.kappa is None:
            return self.why
        return next(words for least, words in _WORDS if self.kappa >= least)


_WORDS = (
    (0.81, "almost perfect"),
    (0.61, "substantial"),
    (0.41, "moderate"),
    (0.21, "fair"),
    (0.0, "slight"),
    (-1.0, "worse than chance"),
)


def agreement(
    pairs: Sequence[Pair], grades: Sequence[int], *, fewest: int, weigh: Weigh = quadratic
) -> Agreement:
    """Over all pairs of one scale; `grades` are all it has, best first. Raises ValueError for a
    grade that is not on it."""
    count = len(pairs)
    if not count:
        return Agreement(0, None, why="nothing was graded twice")
    places = {grade: number for number, grade in enumerate(grades)}
    try:
        found = [(places[one], places[other]) for one, other in pairs]
    except KeyError as wrong:
        raise ValueError(f"The grade {wrong} is not on the scale.") from None
    exact = sum(one == other for one, other in found) / count
    if count < fewest:
        return Agreement(count, exact, why="too few to say")
    if len({grade for pair in found for grade in pair}) == 1:
        return Agreement(count, exact, why="everything got the same grade, so it can’t be said")
    table = _Table(found, len(grades), weigh)
    kappa, error = table.kappa, table.error
    low, high = max(kappa - _NORMAL * error, -1.0), min(kappa + _NORMAL * error, 1.0)
    return Agreement(count, exact, kappa, low, high)


class _Table:
    """Shares of each pair of grades and what follows from them."""

    def __init__(self, found: Sequence[Pair], size: int, weigh: Weigh) -> None:
        self.count, self.size = len(found), range(size)
        self.weights = [[weigh(i, j, size - 1) for j in self.size] for i in self.size]
        counts = Counter(found)
        self.shares = [[counts[i, j] / self.count for j in self.size] for i in self.size]
        self.rows = [sum(row) for row in self.shares]
        self.columns = [sum(row[j] for row in self.shares) for j in self.size]

    @property
    def observed(self) -> float:
        return sum(self.weights[i][j] * self.shares[i][j] for i in self.size for j in self.size)

    @property
    def by_chance(self) -> float:
        return sum(
            self.weights[i][j] * self.rows[i] * self.columns[j]
            for i in self.size
            for j in self.size
        )

    @property
    def kappa(self) -> float:
        return (self.observed - self.by_chance) / (1 - self.by_chance)

    @property
    def error(self) -> float:
        """Fleiss, Cohen, Everitt 1969, for a kappa that is not nought."""
        seen, chance = self.observed, self.by_chance
        over_rows = [
            sum(self.weights[i][j] * self.columns[j] for j in self.size) for i in self.size
        ]
        over_columns = [
            sum(self.weights[i][j] * self.rows[i] for i in self.size) for j in self.size
        ]
        agree, differ = 1 - chance, 1 - seen
        total = sum(
            self.shares[i][j]
            * (self.weights[i][j] * agree - (over_rows[i] + over_columns[j]) * differ) ** 2
            for i in self.size
            for j in self.size
        )
        middle = (seen * chance - 2 * chance + seen) ** 2
        return sqrt(max(total - middle, 0.0) / self.count) / (1 - chance) ** 2


class Leaning(StrEnum):
    """`HIGHER`: the person's numbers are higher than the others'. What that means, the scale says:
    on one whose 1 is best, higher is harsher."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "no difference to be seen"
    TOO_FEW = "too few to say"


@dataclass(frozen=True)
class Drift:
    """The mean of own minus other, in grades, and how sure it is; no mean with too few."""

    count: int
    leaning: Leaning
    mean: float | None = None
    low: float | None = None
    high: float | None = None


def drift(differences: Sequence[float], *, fewest: int) -> Drift:
    """From own minus other, one for each piece of work both graded."""
    count = len(differences)
    if count < max(fewest, 2):
        return Drift(count, Leaning.TOO_FEW)
    mean = sum(differences) / count
    spread = sqrt(sum((each - mean) ** 2 for each in differences) / (count - 1))
    reach = float(special.stdtrit(count - 1, (1 + LEVEL) / 2)) * spread / sqrt(count)
    low, high = mean - reach, mean + reach
    leaning = Leaning.HIGHER if low > 0 else Leaning.LOWER if high < 0 else Leaning.SAME
    return Drift(count, leaning, mean, low, high)


def spread(drifts: Sequence[Drift], *, fewest: int) -> tuple[float, ...]:
    """The means of all who can be said, lowest first and without names; empty below so many."""
    means = sorted(each.mean for each in drifts if each.mean is not None)
    return tuple(means) if len(means) >= fewest else ()
