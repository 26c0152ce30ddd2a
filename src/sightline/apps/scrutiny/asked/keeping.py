"""How long the papers of meetings stay open to be read, and what somebody decides after that.

Minutes and agendas six years from the meeting, background papers four: the years stand in
`committees.toml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.vocabulary.months import months_after
from sightline.vocabulary.not_allowed import NotAllowed


class KeptKind(StrEnum):
    MINUTES = "minutes"
    BACKGROUND = "background"

    @property
    def in_words(self) -> str:
        return "Agenda and minutes" if self is KeptKind.MINUTES else "Background papers"


@dataclass(frozen=True)
class Years:
    minutes: int
    background: int

    def of(self, kind: KeptKind) -> int:
        return self.minutes if kind is KeptKind.MINUTES else self.background


def open_until(held_on: date, kind: KeptKind, years: Years) -> date:
    """The last day on which anybody may read them."""
    return months_after(held_on, 12 * years.of(kind))


def past(held: Iterable[date], kind: KeptKind, years: Years, today: date) -> list[date]:
    return [day for day in held if open_until(day, kind, years) < today]


def check_decision(why: str, *, is_past: bool) -> None:
    if not is_past:
        raise NotAllowed("These papers are within their years: they stay open to be read.")
    if not why.strip():
        raise NotAllowed("Say why: the decision is kept with your name.")
