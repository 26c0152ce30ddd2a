"""Times work and prints what came of it: ratios first, this machine's seconds beside."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Took:
    """Seconds by the clock, and of processors: the second tells how busy the machine was besides.

    Two processors at work for a second are two processor seconds.
    """

    seconds: float
    processor: float = 0.0

    def __truediv__(self, other: "Took") -> float:
        return self.seconds / other.seconds


@dataclass(frozen=True)
class Row:
    """One measured thing. `ratio` says what to what, `reach` what design asks of it."""

    what: str
    took: Took
    ratio: str = ""
    reach: str = ""
    more: str = ""


def best(work: Callable[[], object], times: int = 3) -> Took:
    """The quickest of several runs: others on the machine only ever slow one down."""
    return min(took(work) for _ in range(times))


def took(work: Callable[[], object]) -> Took:
    start, processor = time.perf_counter(), _processor()
    work()
    return Took(time.perf_counter() - start, _processor() - processor)


def _processor() -> float:
    """Of this process and of those it waited for."""
    return sum(os.times()[:4])


def times(value: float) -> str:
    return f"{value:,.1f} ×" if value < 100 else f"{value:,.0f} ×"


def _written(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds else ""


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the rows as a table under the title."""
    heads = ("measured", "ratio", "seconds here", "processor", "to reach", "")
    cells = [
        (r.what, r.ratio, f"{r.took.seconds:.3f}", _written(r.took.processor), r.reach, r.more)
        for r in rows
    ]
    widths = [max(len(line[n]) for line in (heads, *cells)) for n in range(len(heads))]
    print(f"\n{title}")
    for line in (heads, *cells):
        found = [text.ljust(width) for text, width in zip(line, widths, strict=True)]
        print(("  " + "  ".join(found)).rstrip())
