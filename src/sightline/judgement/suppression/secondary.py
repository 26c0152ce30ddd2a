"""Which further counts must be hidden, so that no small one can be worked out.

For each small count that the attack finds, a linear programme looks for the cheapest way in which
the printed table could be another: the small count moved up by so many and down by so many, and
others moved with it so that everything still adds up. Whatever has to move must be hidden (the
incremental linear programming of Kelly, Golden and Assad, *Networks* 22 (1992), 397–417). Then
each that was hidden is tried printed again, the dearest first, and stays printed if the attack
finds nothing. So the result is proved by the attack, not by how it was made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

import numpy as np

from sightline.judgement.suppression.attack import Found, attack, matrix, range_of
from sightline.judgement.suppression.counts import Counts, Rules

_MOVED = 1e-6
_Ends = tuple[float, float]


@dataclass(frozen=True)
class Suppression:
    """`primary` are small in themselves, `secondary` protect them, `found` can't be protected:
    what was printed before, or the sums themselves, give them away."""

    primary: frozenset[str]
    secondary: frozenset[str]
    found: tuple[Found, ...]

    @property
    def hidden(self) -> frozenset[str]:
        return self.primary | self.secondary


def suppress(counts: Counts, rules: Rules, also_hidden: Iterable[str] = ()) -> Suppression:
    """`also_hidden`: what is not printed for another reason."""
    free = frozenset(also_hidden)
    primary = frozenset(
        key for key in counts.sensitive if not counts.by_key[key].is_printed_already
    )
    secondary: set[str] = set()
    for part in counts.parts(counts.by_key.keys()):
        if part.sensitive:
            secondary |= _protected(part, primary | free, rules)
    found = attack(counts, primary | free | secondary, rules)
    return Suppression(primary, frozenset(secondary), tuple(found))


def _protected(part: Counts, hidden: frozenset[str], rules: Rules) -> set[str]:
    added: set[str] = set()
    for key in sorted(part.sensitive & hidden, key=lambda each: part.by_key[each].count):
        low, high = range_of(part, key, hidden | added, rules)
        if high - low < rules.width:
            added |= _to_hide_for(part, key, hidden | added, rules)
    return _without_needless(part, hidden, added, rules)


def _without_needless(
    part: Counts, hidden: frozenset[str], added: set[str], rules: Rules
) -> set[str]:
    kept, before = set(added), len(attack(part, hidden | added, rules))
    for key in sorted(added, key=lambda each: (-part.by_key[each].weight, each)):
        if len(attack(part, hidden | (kept - {key}), rules)) <= before:
            kept.discard(key)
    return kept


def _to_hide_for(part: Counts, key: str, hidden: frozenset[str], rules: Rules) -> set[str]:
    """The cheapest set that lets the count move far enough; none where nothing would."""
    count = part.by_key[key].count
    best: set[str] | None = None
    for up in range(rules.width + 1):
        down = rules.width - up
        if count + up > rules.threshold or count - down < 1:
            continue
        sets = [_moved(part, key, by, hidden, rules) for by in (up, -down) if by]
        if any(each is None for each in sets):
            continue
        whole = set().union(*(each or set() for each in sets))
        if best is None or _cost(part, whole) < _cost(part, best):
            best = whole
    return best or set()


def _cost(part: Counts, keys: Iterable[str]) -> float:
    return sum(part.by_key[key].weight for key in keys)


def _moved(
    part: Counts, key: str, by: int, hidden: frozenset[str], rules: Rules
) -> set[str] | None:
    """What has to move when the count moves by so many; None where nothing can make up for it."""
    from scipy.optimize import linprog  # takes a moment to load, and few pages need it

    names = list(part.by_key)
    sums, size = matrix(part, names), len(names)
    # Up and down within what is known anyway, which is free; up and down beyond, which hides.
    moves = np.hstack([sums, -sums, sums, -sums])
    target = np.zeros(4 * size)
    place = names.index(key)
    target[[place, place + size, place + 2 * size, place + 3 * size]] = [1, -1, 1, -1]
    weights = [part.by_key[name].weight for name in names]
    solved = linprog(
        np.concatenate([np.zeros(2 * size), weights, weights]),
        A_eq=np.vstack([moves, target]),
        b_eq=np.concatenate([np.zeros(len(sums)), [by]]),
        bounds=_bounds(part, names, hidden, rules),
        method="highs",
    )
    if solved.status != 0:
        return None
    beyond = solved.x[2 * size : 3 * size] + solved.x[3 * size :]
    return {name for name, moved in zip(names, beyond, strict=True) if moved > _MOVED}


def _bounds(part: Counts, names: list[str], hidden: frozenset[str], rules: Rules) -> list[_Ends]:
    free_up, free_down, paid_up, paid_down = ([] for _ in range(4))
    for name in names:
        each = part.by_key[name]
        if name in hidden:
            low, high = (1.0, float(rules.threshold)) if each.is_sensitive else (0.0, inf)
            can_hide = False
        else:
            low, high, can_hide = each.low, each.high, not each.is_printed_already
        free_up.append((0.0, max(high - each.count, 0.0)))
        free_down.append((0.0, max(each.count - low, 0.0)))
        paid_up.append((0.0, inf if can_hide else 0.0))
        paid_down.append((0.0, max(low, 0.0) if can_hide else 0.0))
    return [*free_up, *free_down, *paid_up, *paid_down]
