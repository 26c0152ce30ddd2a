"""All that was ever published of the same figures, put together as a reader could, and attacked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from sightline.documents.publication.published import PublishedCell, PublishedTable
from sightline.documents.publication.taken_off import all_but_one, differences
from sightline.judgement.suppression import (
    Count,
    Counts,
    Relation,
    Rules,
    attack,
    behind_share,
    is_small,
)
from sightline.judgement.suppression.counts import weight_of


@dataclass(frozen=True)
class Leak:
    """A small number that can be worked out, or nearly; `where` it stands."""

    where: str
    count: int
    low: int
    high: int

    @property
    def sentence(self) -> str:
        if self.low == self.high:
            return f"{self.where}: a reader can work out that it is {self.count}."
        return f"{self.where}: a reader can narrow it down to {self.low} to {self.high}."


@dataclass
class Known:
    """Counts by key, where each stands, what adds up. `not_printed`: what no table prints yet."""

    counts: dict[str, Count] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)

    def add(self, key: str, count: Count, where: str) -> None:
        """A figure printed twice is known as closely as both prints together say."""
        before = self.counts.get(key)
        self.where.setdefault(key, where)
        self.counts[key] = _closer(before, count) if before else count

    @property
    def as_counts(self) -> Counts:
        return Counts.of(self.counts.values(), self.relations)

    @property
    def not_printed(self) -> frozenset[str]:
        printed = {key for key, each in self.counts.items() if each.is_printed_already}
        return frozenset(self.counts.keys() - printed)


def _closer(one: Count, other: Count) -> Count:
    if not one.is_printed_already or not other.is_printed_already:
        return one if one.is_printed_already else other
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Count(one.key, one.count, low, high, one.is_sensitive, True, one.weight)


def leaks(tables: Iterable[PublishedTable], rules: Rules) -> list[Leak]:
    """What a reader of all these tables together can work out; nothing is the wanted answer."""
    known = put_together(tables, rules)
    found = attack(known.as_counts, known.not_printed, rules)
    return [Leak(known.where[each.key], each.count, each.low, each.high) for each in found]


def put_together(tables: Iterable[PublishedTable], rules: Rules) -> Known:
    """Figures that are the same, with the same counts, are one; a revised figure is another."""
    known, kept = Known(), list(tables)
    for table in kept:
        for cell in table.cells:
            _add_cell(known, cell, rules)
        for total, parts in table.sums:
            for what in ("numerator", "denominator"):
                _add_sum(known, table, total, parts, what)
    cells = [cell for table in kept for cell in table.cells]
    for larger, smaller, name in [*differences(cells), *all_but_one(cells)]:
        for what in ("numerator", "denominator"):
            _add_difference(known, larger, smaller, name, what, rules)
    return known


class _Named(Protocol):
    @property
    def indicator(self) -> str: ...
    @property
    def of(self) -> str: ...
    @property
    def period(self) -> str: ...


def key_of(cell: _Named, what: str) -> str:
    """Of one count behind the figure. The count itself is part of its name: see `put_together`."""
    count = getattr(cell, what)
    return f"{cell.indicator}|{cell.of}|{cell.period}|{what}={count}"


def _add_cell(known: Known, cell: PublishedCell, rules: Rules) -> None:
    n, d = cell.numerator, cell.denominator
    if n is not None:
        low, high = (n if each is None else each for each in (cell.low, cell.high))
        _add(known, cell, "numerator", n, low, high, rules)
    if d is not None:
        _add(known, cell, "denominator", d, d, d, rules)
    if n is not None and d is not None and n <= d:
        _add_rest(known, cell, n, d, rules)


def _add(
    known: Known, cell: PublishedCell, what: str, count: int, low: int, high: int, rules: Rules
) -> None:
    small = is_small(count, rules.threshold)
    key = key_of(cell, what)
    made = Count(key, count, low, high, small, cell.is_printed, weight_of(count))
    known.add(key, made, cell.where)


def _add_rest(known: Known, cell: PublishedCell, n: int, d: int, rules: Rules) -> None:
    """Those the share is not of. Never printed, and small often enough: 97.5 % of 120."""
    _, rest, _ = behind_share(n, d)
    key = f"{key_of(cell, 'numerator')}|rest={rest}"
    small = is_small(rest, rules.threshold)
    known.add(key, Count(key, rest, rest, rest, small, weight=0.0), f"{cell.where}, the others")
    names = [key_of(cell, "numerator"), key]
    known.relations.append(Relation.sum(key_of(cell, "denominator"), names))


def _add_sum(
    known: Known, table: PublishedTable, total: int, parts: tuple[int, ...], what: str
) -> None:
    """A sum that does not hold is no help to a reader, and is left out."""
    cells = [table.cells[total], *(table.cells[part] for part in parts)]
    counts = [getattr(cell, what) for cell in cells]
    if None in counts or counts[0] != sum(counts[1:]):
        return
    keys = [key_of(cell, what) for cell in cells]
    known.relations.append(Relation.sum(keys[0], keys[1:]))


def _add_difference(
    known: Known, larger: PublishedCell, smaller: PublishedCell, name: str, what: str, rules: Rules
) -> None:
    whole, part = getattr(larger, what), getattr(smaller, what)
    if whole is None or part is None or whole < part:
        return
    left = whole - part
    key = f"{larger.indicator}|{name}|{what}={left}"
    if key not in known.counts:
        small = is_small(left, rules.threshold)
        where = f"{larger.where}, less {smaller.where}"
        known.add(key, Count(key, left, left, left, small, weight=0.0), where)
    known.relations.append(Relation.sum(key_of(larger, what), [key_of(smaller, what), key]))
