"""A small line chart for a page of many: the line of two years, its last point, nothing else.

Words stand beside it: its name, its last value, and the same as a table for all of them.
"""

from collections.abc import Sequence

from sightline.documents import colours
from sightline.documents.sparkline import path_through

WIDTH, HEIGHT, EDGE = 280, 84, 6


def small_chart(values: Sequence[float | None], *, from_nought: bool = False) -> str:
    """The SVG, or '' where fewer than two values are known. Gaps stay gaps."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = (0.0 if from_nought else min(known)), max(known)
    across = (WIDTH - 2 * EDGE) / (len(values) - 1)
    scale = (HEIGHT - 2 * EDGE) / (high - low) if high > low else 0.0

    def place(index: int, value: float) -> tuple[float, float]:
        return EDGE + index * across, HEIGHT - EDGE - (value - low) * scale if scale else HEIGHT / 2

    places = [None if v is None else place(n, v) for n, v in enumerate(values)]
    last = next(each for each in reversed(places) if each is not None)
    middle = sorted(known)[len(known) // 2]
    level = place(0, middle)[1]
    return (
        f'<svg class="small-chart" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">'
        f'<path d="M{EDGE} {level:.1f}H{WIDTH - EDGE}" stroke="#b1b4b6" stroke-width="1" '
        f'stroke-dasharray="3 3"/><path d="{path_through(places)}" fill="none" '
        f'stroke="{colours.COMMON}" stroke-width="2" stroke-linejoin="round"/>'
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="4" fill="{colours.OWN}"/></svg>'
    )


def bars(lengths: Sequence[float]) -> list[str]:
    """One bar for each length, all on one scale. Decoration: the number stands beside it."""
    longest = max(lengths, default=0.0)
    return [
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false"><rect width="{100 * length / longest if longest else 0:.1f}" '
        f'height="10" fill="{colours.OWN}"/></svg>'
        for length in lengths
    ]
