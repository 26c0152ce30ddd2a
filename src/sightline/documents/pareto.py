"""Reasons by how often they were given: a bar for each and the line of their sum (Pareto)."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from sightline.documents import colours

_WIDTH: Final = 680
_NAMES: Final = 280
_ROW: Final = 30
_TOP: Final = 34


@dataclass(frozen=True)
class Given:
    """A reason, how often it was given, and what share it and those before it make up: 0 to 1."""

    name: str
    count: int
    cumulative: float


def pareto(given: Sequence[Given], title: str, description: str) -> str:
    """The SVG, most frequent first: bars lie, so that a reason's name can be read beside it."""
    if not given:
        return ""
    height = _TOP + len(given) * _ROW + 6
    total = sum(each.count for each in given)
    rows = "".join(_bar(number, each, total) for number, each in enumerate(given))
    points = [(_across(each.cumulative), _middle(n)) for n, each in enumerate(given)]
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points)
    # The ids are of this one drawing: a page has but one.
    return (
        f'<svg class="pareto" viewBox="0 0 {_WIDTH} {height}" role="img" focusable="false" '
        'aria-labelledby="pareto-title pareto-desc">'
        f'<title id="pareto-title">{escape(title)}</title>'
        f'<desc id="pareto-desc">{escape(description)}</desc>'
        f"{_scale(height)}{rows}"
        f'<path d="{line}" fill="none" stroke="{colours.NEUTRAL}" stroke-width="2"/>'
        f'<g fill="{colours.NEUTRAL}">{dots}</g></svg>'
    )


def _across(share: float) -> float:
    return _NAMES + (_WIDTH - _NAMES - 50) * share


def _middle(number: int) -> float:
    return _TOP + number * _ROW + _ROW / 2


def _scale(height: int) -> str:
    """Bars and line share it, so the line goes on where the first bar ends."""
    marks = []
    for share in (0.0, 0.5, 1.0):
        at = _across(share)
        marks.append(
            f'<path d="M{at:.1f} {_TOP}V{height}" stroke="{colours.GRID}"/>'
            f'<text x="{at:.1f}" y="20" text-anchor="middle" font-size="16" '
            f'fill="{colours.QUIET_TEXT}">{share:.0%}</text>'
        )
    return "".join(marks)


def _bar(number: int, given: Given, total: int) -> str:
    top = _TOP + number * _ROW
    long = _across(given.count / total) - _NAMES
    text = f'font-size="16" fill="{colours.TEXT}"'
    return (
        f'<text x="{_NAMES - 10}" y="{top + 20}" text-anchor="end" {text}>'
        f"{escape(_short(given.name))}</text>"
        f'<rect x="{_NAMES}" y="{top + 4}" width="{long:.1f}" height="{_ROW - 8}" '
        f'fill="{colours.OWN}"/>'
        f'<text x="{_NAMES + long + 9:.1f}" y="{top + 20}" {text}>{given.count:,}</text>'
    )


def _short(name: str) -> str:
    """The whole name stands in the table."""
    return name if len(name) <= 34 else name[:33].rstrip() + "…"
