"""A sparkline: a word-sized line of the last values, ending in a dot. Made by hand, it is so small.

It is decoration beside a value and a direction in words, so a listener is spared it; the table on
the indicator's own page tells the same.
"""

from collections.abc import Sequence

from sightline.documents import colours

WIDTH, HEIGHT, EDGE = 120, 28, 4


def sparkline(values: Sequence[float | None]) -> str:
    """The SVG, or '' where fewer than two values are known. Gaps stay gaps."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    across = (WIDTH - 2 * EDGE) / (len(values) - 1)
    scale = (HEIGHT - 2 * EDGE) / (high - low) if high > low else 0.0
    places = [
        None
        if value is None
        else (EDGE + index * across, HEIGHT - EDGE - (value - low) * scale if scale else HEIGHT / 2)
        for index, value in enumerate(values)
    ]
    last = next(place for place in reversed(places) if place is not None)
    return (
        f'<svg class="sparkline" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'aria-hidden="true" focusable="false"><path d="{path_through(places)}" fill="none" '
        f'stroke="{colours.COMMON}" stroke-width="1.6" stroke-linejoin="round"/>'
        f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3" fill="{colours.OWN}"/></svg>'
    )


def path_through(places: Sequence[tuple[float, float] | None]) -> str:
    """The `d` of a line through the places; it is lifted where there is none."""
    parts, pen_down = [], False
    for place in places:
        if place is not None:
            parts.append(f"{'L' if pen_down else 'M'}{place[0]:.1f} {place[1]:.1f}")
        pen_down = place is not None
    return "".join(parts)
