"""The picture of distance travelled: each area's way from the first reading to the latest."""

from collections.abc import Sequence
from html import escape

from sightline.apps.feedback.queries.children import TeamDistance, Way
from sightline.documents import colours

_BARS = 360
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


def team_bars(found: Sequence[TeamDistance]) -> str:
    """Each team's bar as long as it has children read twice, filled as far as it got better for
    them; the numbers stand at its end. '' where nobody was read twice."""
    most = max((each.read_twice for each in found), default=0)
    if not most:
        return ""
    height = len(found) * _ROW + 6
    drawn = "".join(_bar(each, n, most) for n, each in enumerate(found))
    title = "For how many of those read twice more went up than down, team by team"
    return (
        f'<svg class="pareto" viewBox="0 0 {_WIDTH + 60} {height}" role="img" focusable="false" '
        f'aria-labelledby="team-bars"><title id="team-bars">{title}</title>{drawn}</svg>'
    )


def _bar(team: TeamDistance, number: int, most: int) -> str:
    y = number * _ROW + 4
    long, full = (_BARS * n / most for n in (team.read_twice, team.better))
    name = escape(team.team or "No team known")
    return (
        f'<text x="0" y="{y + 16}" font-size="15">{name}</text>'
        f'<rect x="{_NAMES}" y="{y}" width="{full:.1f}" height="20" fill="{colours.OWN}"/>'
        f'<rect x="{_NAMES}" y="{y}" width="{long:.1f}" height="20" fill="none" '
        f'stroke="{colours.OWN}"/>'
        f'<text x="{_NAMES + long + 8:.1f}" y="{y + 16}" font-size="15">'
        f"{team.better} of {team.read_twice}</text>"
    )
