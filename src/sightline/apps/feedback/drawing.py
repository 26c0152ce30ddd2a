"""The picture of distance travelled: each area's way from the first reading to the latest."""

from html import escape

from sightline.apps.feedback.queries.children import Way
from sightline.documents import colours

_WIDTH, _NAMES, _ROW, _TOP = 640, 250, 30, 26


def ladder(way: Way) -> str:
    """The SVG: an open circle where it began, a full one where it is, a line between them. Its
    title is the sentence; the table beside it has the numbers. '' where there is one reading."""
    if len(way.days) < 2:
        return ""
    height = _TOP + len(way.found) * _ROW + 6
    drawn = "".join(_row(way, n) for n in range(len(way.found)))
    id = f"ladder-{way.scale.key}"
    return (
        f'<svg class="pareto" viewBox="0 0 {_WIDTH} {height}" role="img" focusable="false" '
        f'aria-labelledby="{id}"><title id="{id}">{escape(way.truth)}</title>{_scale(way, height)}'
        f"{drawn}</svg>"
    )


def _scale(way: Way, height: int) -> str:
    return "".join(
        f'<path d="M{_at(way, step):.1f} {_TOP}V{height}" stroke="{colours.GRID}"/>'
        f'<text x="{_at(way, step):.1f}" y="16" text-anchor="middle" font-size="14">{step}</text>'
        for step in range(way.scale.lowest, way.scale.highest + 1)
    )


def _row(way: Way, number: int) -> str:
    change, y = way.found[number], _TOP + number * _ROW + _ROW // 2
    name = f'<text x="0" y="{y + 5}" font-size="15">{escape(change.area)}</text>'
    if change.first is None or change.latest is None:
        return name
    first, latest = _at(way, change.first), _at(way, change.latest)
    return (
        f'{name}<path d="M{first:.1f} {y}H{latest:.1f}" stroke="{colours.OWN}" stroke-width="3"/>'
        f'<circle cx="{first:.1f}" cy="{y}" r="7" fill="#fff" stroke="{colours.OWN}" '
        f'stroke-width="2"/><circle cx="{latest:.1f}" cy="{y}" r="5" fill="{colours.OWN}"/>'
    )


def _at(way: Way, step: int) -> float:
    span = way.scale.highest - way.scale.lowest
    return _NAMES + (_WIDTH - _NAMES - 16) * (step - way.scale.lowest) / span
