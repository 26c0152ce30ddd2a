"""What stands behind printed figures: counts of people, and which of them add up."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rules:
    """How small is small, and how far a reader's best guess must stay from the truth.

    `threshold`: 1 to so many people are withheld. `width`: of a withheld small count a reader must
    be left with a range at least so wide, though they know that it is 1 to `threshold`: with 3, at
    least four numbers remain possible (a sliding protection level in the words of the books; at
    5 and 3 a reader can rule out one number at most). `step`: counts that are
    printed are rounded to the nearest so many; 1 is not at all.
    `percent_decimals`: of shares, when counts are rounded.
    """

    threshold: int = 5
    width: int = 3
    step: int = 1
    percent_decimals: int = 0

    def __post_init__(self) -> None:
        if self.threshold < 2 or self.width < 1 or self.step < 1:
            raise ValueError("A threshold is 2 or more; a width and a step are 1 or more.")
        if self.width >= self.threshold:
            raise ValueError("The width must be smaller than the threshold, or nothing is safe.")


@dataclass(frozen=True)
class Count:
    """A number of people behind a figure. `low` and `high`: what its print says of it.

    `is_printed_already`: an earlier paper says it, so that hiding it now is too late. `weight`:
    what its loss costs a reader; nothing for what is never printed itself.
    """

    key: str
    count: int
    low: int
    high: int
    is_sensitive: bool = False
    is_printed_already: bool = False
    weight: float = 1.0

    @classmethod
    def exactly(cls, key: str, count: int, *, is_sensitive: bool = False) -> "Count":
        """Printed as it is. A larger number is dearer, so that totals stay if they can."""
        return cls(key, count, count, count, is_sensitive, weight=weight_of(count))


def weight_of(count: int) -> float:
    """Fewest first, then the smallest; a zero says more than its size, so it is dear."""
    return 2.0 if count == 0 else 1.0 + count / (count + 1000.0)


@dataclass(frozen=True)
class Relation:
    """Counts by key, each times a whole number, that come to nothing: parts less their total."""

    terms: tuple[tuple[str, int], ...]

    @classmethod
    def sum(cls, total: str, parts: Iterable[str]) -> "Relation":
        return cls(((total, -1), *((part, 1) for part in parts)))


@dataclass(frozen=True)
class Counts:
    """Counts and what adds up. Raises ValueError where a relation does not hold in truth."""

    by_key: Mapping[str, Count]
    relations: tuple[Relation, ...] = ()
    _of: Mapping[str, list[Relation]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, counts: Iterable[Count], relations: Iterable[Relation] = ()) -> "Counts":
        by_key = {each.key: each for each in counts}
        kept = tuple(dict.fromkeys(relations))
        of: dict[str, list[Relation]] = {}
        for relation in kept:
            if sum(by_key[key].count * times for key, times in relation.terms):
                raise ValueError(f"This does not add up: {relation.terms}.")
            for key, _ in relation.terms:
                of.setdefault(key, []).append(relation)
        return cls(by_key, kept, of)

    @property
    def sensitive(self) -> frozenset[str]:
        return frozenset(key for key, each in self.by_key.items() if each.is_sensitive)

    def parts(self, unknown: Collection[str]) -> list["Counts"]:
        """Those of the unknown that hang together by relations, with all that these name."""
        left, found = set(unknown), []
        while left:
            group, relations = self._around(left.pop(), unknown)
            left -= group
            named = {key for relation in relations for key, _ in relation.terms} | group
            found.append(Counts.of((self.by_key[key] for key in named), relations))
        return found

    def _around(self, first: str, unknown: Collection[str]) -> tuple[set[str], list[Relation]]:
        group, relations, waiting = {first}, dict[Relation, None](), [first]
        while waiting:
            for relation in self._of.get(waiting.pop(), ()):
                if relation in relations:
                    continue
                relations[relation] = None
                new = {key for key, _ in relation.terms if key in unknown} - group
                group |= new
                waiting += new
        return group, list(relations)
