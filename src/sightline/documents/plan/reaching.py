"""How far an indicator has come towards a number that a milestone is to reach."""

from dataclasses import dataclass
from datetime import date

from sightline.documents.plan.data import TargetData
from sightline.judgement.shown import say
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Polarity


@dataclass(frozen=True)
class Reach:
    """`is_reached` is None where it can't be said: no figure, or no way that is better."""

    target: TargetData
    is_reached: bool | None
    sentence: str


def reach_of(
    target: TargetData, indicator: Indicator | None, value: float | None, *, today: date
) -> Reach:
    """`value`: the indicator's latest of the whole authority."""
    wanted = f"{target.what}: {_number(target, indicator)}"
    wanted += f" by {_day(target.by_on)}" if target.by_on else ""
    if indicator is None or value is None:
        missing = "no indicator shows it yet" if indicator is None else "there is no figure yet"
        return Reach(target, None, f"{wanted}; {missing}.")
    now = say(value, indicator.shown_as)
    if indicator.better is Polarity.NEITHER:
        return Reach(target, None, f"{wanted}; it is {now} now.")
    gap = target.value - value
    is_reached = gap <= 0 if indicator.better is Polarity.HIGHER else gap >= 0
    ending = _ending(target, is_reached, today)
    return Reach(target, is_reached, f"{wanted}; it is {now} now, {ending}.")


def _ending(target: TargetData, is_reached: bool, today: date) -> str:
    if is_reached:
        return "which reaches it"
    if target.by_on is not None and target.by_on < today:
        return "and its day has passed"
    return "so it is not there yet"


def _number(target: TargetData, indicator: Indicator | None) -> str:
    if indicator is not None:
        return say(target.value, indicator.shown_as)
    number = f"{target.value:,.2f}".rstrip("0").rstrip(".")
    joined = "" if target.unit == "%" else " "
    return f"{number}{joined}{target.unit}".strip()


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
