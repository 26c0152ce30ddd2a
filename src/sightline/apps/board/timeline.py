"""Which bodies stood when, as bars on one scale of years: drawn by us, from dates alone."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.board.models import Body

_FEWEST_DAYS = 365


@dataclass(frozen=True)
class Bar:
    """`x` and `width` in percent of the whole; `words` say the same for who does not see it."""

    body: Body
    x: float
    width: float
    words: str

    @property
    def is_standing(self) -> bool:
        return self.body.ended_on is None


@dataclass(frozen=True)
class Timeline:
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]


def drawn(bodies: list[Body], today: date) -> Timeline | None:
    """None where there is none to draw. The oldest stands first."""
    if not bodies:
        return None
    ordered = sorted(bodies, key=lambda body: (body.started_on, body.title))
    first = date(ordered[0].started_on.year, 1, 1)
    days = max((today - first).days, _FEWEST_DAYS)

    def at(day: date) -> float:
        return round(100 * min(max((day - first).days, 0), days) / days, 2)

    bars = tuple(
        Bar(body, at(body.started_on), max(at(body.ended_on or today) - at(body.started_on), 0.6),
            _words(body))
        for body in ordered
    )  # fmt: skip
    years = tuple((year, at(date(year, 1, 1))) for year in range(first.year, today.year + 1))
    return Timeline(bars, years)


def _words(body: Body) -> str:
    began = f"from {body.started_on:%B %Y}"
    if body.ended_on is None:
        return f"{began}, standing"
    after = f", followed by {body.followed_by.title}" if body.followed_by else ""
    return f"{began} to {body.ended_on:%B %Y}{after}"
