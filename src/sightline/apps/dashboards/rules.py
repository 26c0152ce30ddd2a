"""What a dashboard shows of a unit: the kinds of work it does most of, and the way children go.

Which indicators those are is data: `catalogue/governance/dashboards.toml`.
"""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sightline.vocabulary.declared import CATALOGUE

HEADLINES, TRENDS = 6, 9
FEWEST_WORKERS = 10
FEWEST_BEFORE = 20
# A kind of work is a unit's own from this share of what it does most of.
_OF_THE_MOST = 0.25


@dataclass(frozen=True)
class Kind:
    """A kind of work; the gauge says how much of it there is."""

    title: str
    gauge: str
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class FlowStep:
    """A step on children's way; `rate` is the published measure that stands beside it."""

    title: str
    indicator: str
    rate: str = ""


@dataclass(frozen=True)
class Shown:
    kinds: tuple[Kind, ...]
    steps: tuple[FlowStep, ...]


@lru_cache(maxsize=1)
def shown() -> Shown:
    file = CATALOGUE / "governance" / "dashboards.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    kinds = [Kind(k["title"], k["gauge"], tuple(k["indicators"])) for k in told["kind"]]
    steps = [FlowStep(s["title"], s["indicator"], s.get("rate", "")) for s in told["step"]]
    return Shown(tuple(kinds), tuple(steps))


def own_kinds(share_of: Callable[[str], float]) -> list[Kind]:
    """The kinds of work that are a unit's own, most first. `share_of(gauge)`: of the authority."""
    shares = [(share_of(kind.gauge), kind) for kind in shown().kinds]
    most = max((share for share, _ in shares), default=0.0)
    own = [(share, kind) for share, kind in shares if share and share >= most * _OF_THE_MOST]
    return [kind for _, kind in sorted(own, key=lambda pair: -pair[0])]


def dealt(kinds: Sequence[Kind], has_figure: Callable[[str], bool]) -> list[str]:
    """Indicators of the kinds in turn, each kind's weightiest first, those with a figure alone."""
    piles = [[name for name in kind.indicators if has_figure(name)] for kind in kinds]
    found: list[str] = []
    while any(piles):
        for pile in piles:
            if pile:
                found.append(pile.pop(0))
    return list(dict.fromkeys(found))


def in_bands(days: Iterable[int], edges: Sequence[int]) -> list[tuple[str, int]]:
    """How many lie in each band: 'up to 7 days', '8 to 28', 'over 28'."""
    values = list(days)
    bands, first = [], 0
    for edge in edges:
        title = f"Up to {edge} days" if not bands else f"{first} to {edge}"
        bands.append((title, sum(first <= day <= edge for day in values)))
        first = edge + 1
    return [*bands, (f"Over {edges[-1]}", sum(day > edges[-1] for day in values))]
