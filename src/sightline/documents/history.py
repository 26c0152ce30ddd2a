"""One indicator's figures over time: the same unit, breakdown and basis, oldest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.inputs import Figure
from sightline.judgement.direction import Reading
from sightline.judgement.separate import keep_separate
from sightline.vocabulary.months import months_back
from sightline.vocabulary.words import Basis, Status

_READABLE = {Status.OK, Status.PROVISIONAL, Status.NEW}
Points = list[tuple[date, float | None]]


@dataclass(frozen=True)
class History:
    basis: Basis
    figures: tuple[Figure, ...]

    def at(self, day: date) -> Figure | None:
        return next((figure for figure in self.figures if figure.as_at == day), None)

    def shown_on(self, day: date, *, typed_in: bool) -> Figure | None:
        """The day's own. What is typed in comes once a quarter or a year: the newest by then."""
        known = [figure for figure in self.figures if figure.as_at <= day] if typed_in else []
        return self.at(day) or (known[-1] if known else None)

    def a_year_before(self, day: date) -> Figure | None:
        return self.at(months_back(day, 12))

    def until(self, day: date) -> Points:
        """Values up to the day; None where a figure may not be read as a number."""
        return [(f.as_at, readable(f)) for f in self.figures if f.as_at <= day]

    def separate_until(self, day: date) -> Points:
        """Whole months or quarters only, from the first that has a value."""
        points = keep_separate(self.until(day), self.basis)
        first = next((n for n, (_, value) in enumerate(points) if value is not None), len(points))
        return points[first:]


def histories(figures: Iterable[Figure]) -> dict[tuple[str, Basis], History]:
    """Every indicator's histories, from figures of one unit without breakdown."""
    gathered: dict[tuple[str, Basis], list[Figure]] = defaultdict(list)
    for figure in figures:
        gathered[figure.indicator, figure.basis].append(figure)
    return {
        key: History(key[1], tuple(sorted(found, key=lambda figure: figure.as_at)))
        for key, found in gathered.items()
    }


def readable(figure: Figure) -> float | None:
    return figure.value if figure.status in _READABLE else None


def reading(figure: Figure | None) -> Reading:
    if figure is None:
        return Reading(None, Status.NOT_YET_AVAILABLE, "there is no figure for that day")
    return Reading(figure.value, figure.status, figure.reason)


def basis_of_points(over: Sequence[Basis]) -> Basis | None:
    """The basis a control chart may stand on: months first, then quarters; never overlapping."""
    for basis in (Basis.MONTH, Basis.AT_DATE, Basis.QUARTER):
        if basis in over:
            return basis
    return None
