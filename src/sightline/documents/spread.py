"""Values along a line without names: how far those who do the same thing lie apart."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Final

from sightline.documents import colours

_WIDTH: Final = 680
_EDGE: Final = 60
_LINE: Final = 92
_HEIGHT: Final = 150


def spread_chart(
    values: Sequence[float], *, title: str, description: str, ends: tuple[str, str]
) -> str:
    """The SVG, or '' without values. `ends`: what a value to the left and to the right means.

    The line is the same to both sides of nought, so that a lean can be seen as one.
    """
    if not values:
        return ""
    most = max(1.0, *(abs(each) for each in values))
    dots = "".join(_dot(each, most, level) for each, level in _stacked(values))
    marks = "".join(_mark(each, most) for each in (-most, 0.0, most))
    left, right = (escape(each) for each in ends)
    # The ids are of this one drawing: a page has but one.
    return (
        f'<svg class="pareto" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" focusable="false" '
        'aria-labelledby="spread-title spread-desc">'
        f'<title id="spread-title">{escape(title)}</title>'
        f'<desc id="spread-desc">{escape(description)}</desc>'
        f'<path d="M{_EDGE} {_LINE}H{_WIDTH - _EDGE}" stroke="{colours.QUIET_TEXT}"/>{marks}{dots}'
        f'<text x="{_EDGE}" y="142" font-size="15" fill="{colours.TEXT}">{left}</text>'
        f'<text x="{_WIDTH - _EDGE}" y="142" font-size="15" text-anchor="end" '
        f'fill="{colours.TEXT}">{right}</text></svg>'
    )


def _stacked(values: Sequence[float]) -> list[tuple[float, int]]:
    """Equal values stand above one another, so that each is seen."""
    seen: Counter[float] = Counter()
    found = []
    for value in sorted(values):
        found.append((value, seen[round(value, 1)]))
        seen[round(value, 1)] += 1
    return found


def _across(value: float, most: float) -> float:
    return _EDGE + (value + most) / (2 * most) * (_WIDTH - 2 * _EDGE)


def _dot(value: float, most: float, level: int) -> str:
    place = _LINE - 12 - level * 18
    return f'<circle cx="{_across(value, most):.1f}" cy="{place}" r="8" fill="{colours.OWN}"/>'


def _mark(value: float, most: float) -> str:
    x = _across(value, most)
    said = f"{value:+.1f}".replace("-", "−") if value else "0"
    return (
        f'<path d="M{x:.1f} {_LINE - 5}V{_LINE + 5}" stroke="{colours.QUIET_TEXT}"/>'
        f'<text x="{x:.1f}" y="{_LINE + 24}" font-size="15" text-anchor="middle" '
        f'fill="{colours.TEXT}">{said}</text>'
    )
