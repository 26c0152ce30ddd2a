"""Whether a figure moved: between the months of two meetings, and since practice changed."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.figures.queries import source
from sightline.documents.did_it_move import DidItMove, did_it_move, moved_chart
from sightline.documents.drawing import Drawing
from sightline.documents.source import (
    Asked,
    Source,
    catalogue,
    figures_for,
    newest,
    rows_for,
)
from sightline.vocabulary.words import Level

_WHAT = "practice changed"


@dataclass(frozen=True)
class Then:
    """An indicator as it stood in one month and in a later one."""

    indicator: str
    title: str
    before: str
    now: str

    @property
    def in_words(self) -> str:
        if self.before == self.now:
            return f"{self.now}, as before"
        return f"{self.before}, now {self.now}"


def title_of(indicator: str) -> str:
    """The indicator's title; its id where the catalogue has it no more."""
    known = source()
    found = catalogue(known) if known else {}
    return found[indicator].title if indicator in found else indicator


def between(indicators: list[str], before: date, now: date) -> dict[str, Then]:
    """The authority's figures in both months, of those that have one in each."""
    known = source()
    if known is None or not indicators:
        return {}
    wanted = list(dict.fromkeys(indicators))
    then = rows_for(known, Asked(Level.AUTHORITY, "", before), wanted)
    today = rows_for(known, Asked(Level.AUTHORITY, "", min(now, newest(known))), wanted)
    return {
        each: Then(each, today[each].title, then[each].shown, today[each].shown)
        for each in wanted
        if each in then and each in today
    }


@dataclass(frozen=True)
class Effect:
    """What a figure did after a day, in words and drawn."""

    since: date
    answer: DidItMove
    drawing: Drawing | None


def effect_since(indicator: str, since: date, *, draws: bool = True) -> Effect | None:
    """None while there are no figures, or none of that name."""
    known = source()
    if known is None or indicator not in catalogue(known):
        return None
    return _effect(known, indicator, since, draws)


def _effect(known: Source, indicator: str, since: date, draws: bool) -> Effect:
    found, figures = catalogue(known)[indicator], figures_for(known, Level.AUTHORITY)
    day = newest(known)
    answer = did_it_move(found, figures, since, as_at=day)
    drawing = None
    if draws:
        drawing = moved_chart(found, figures, since, as_at=day, said=answer, what=_WHAT)
    return Effect(since, answer, drawing)
