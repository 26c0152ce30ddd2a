"""Times work and prints what came of it: ratios first, this machine's seconds beside."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measured thing. `ratio` says what to what, `reach` what design asks of it."""

    what: str
    seconds: float
    ratio: str = ""
    reach: str = ""
    more: str = ""


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of several runs: others on the machine only ever slow one down."""
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def times(value: float) -> str:
    return f"{value:,.1f} ×" if value < 100 else f"{value:,.0f} ×"


def show(title: str, rows: Sequence[Row]) -> None:
    """Print the rows as a table under the title."""
    heads = ("measured", "ratio", "seconds here", "to reach", "")
    cells = [(r.what, r.ratio, f"{r.seconds:.3f}", r.reach, r.more) for r in rows]
    widths = [max(len(line[n]) for line in (heads, *cells)) for n in range(len(heads))]
    print(f"\n{title}")
    for line in (heads, *cells):
        found = [text.ljust(width) for text, width in zip(line, widths, strict=True)]
        print(("  " + "  ".join(found)).rstrip())
