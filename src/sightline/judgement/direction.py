"""Direction of travel, in two parts: which way the value went, and whether that is better.

Values are compared as shown (what prints the same is level), and a tolerance makes "level".
"""

from dataclasses import dataclass
from decimal import Decimal

from sightline.judgement.polarity import Change, Judgement, judge
from sightline.judgement.shown import rounded
from sightline.vocabulary.words import Polarity, Status, Unit

_COMPARABLE = {Status.OK, Status.PROVISIONAL}
_KEY = {
    (Judgement.BETTER, Polarity.HIGHER): "Improved (bigger is better)",
    (Judgement.BETTER, Polarity.LOWER): "Improved (smaller is better)",
    (Judgement.WORSE, Polarity.LOWER): "Deteriorated (smaller is better)",
    (Judgement.WORSE, Polarity.HIGHER): "Deteriorated (bigger is better)",
}


@dataclass(frozen=True)
class Tolerance:
    """A band: so many units of the value, or so many percent of what it is measured from."""

    size: float = 0.0
    is_percentage: bool = False

    def around(self, value: float) -> float:
        """The band's width on one side of the value, in the value's own unit."""
        return abs(value) * self.size / 100 if self.is_percentage else self.size


@dataclass(frozen=True)
class Reading:
    """One figure as the direction needs it: value and status are two fields, always."""

    value: float | None
    status: Status = Status.OK
    reason: str = ""

    @property
    def is_comparable(self) -> bool:
        return self.value is not None and self.status in _COMPARABLE


@dataclass(frozen=True)
class Direction:
    """Both parts, or neither and the reason why the arrow stays blank."""

    change: Change | None
    judgement: Judgement | None
    key: str
    reason: str = ""
    is_provisional: bool = False

    @property
    def arrow(self) -> str:
        return self.change.arrow if self.change else ""


def direction_of_travel(
    now: Reading,
    before: Reading,
    *,
    polarity: Polarity,
    unit: Unit,
    tolerance: Tolerance = Tolerance(),
    decimals: int | None = None,
) -> Direction:
    """The way from `before` to `now`, two figures of the same basis, and what it means.

    Blank, with the reason, where either has no value that may be read as a number.
    """
    if now.value is None or before.value is None or not _both_comparable(now, before):
        return Direction(None, None, "", _why_blank(now, before))
    places = unit.decimals if decimals is None else decimals
    change = _change(rounded(before.value, places), rounded(now.value, places), tolerance)
    judgement = judge(change, polarity)
    provisional = Status.PROVISIONAL in {now.status, before.status}
    return Direction(change, judgement, _key(change, judgement, polarity), "", provisional)


def _both_comparable(now: Reading, before: Reading) -> bool:
    return now.is_comparable and before.is_comparable


def _change(before: Decimal, now: Decimal, tolerance: Tolerance) -> Change:
    band = Decimal(repr(tolerance.around(float(before))))
    if abs(now - before) <= band:
        return Change.LEVEL
    return Change.UP if now > before else Change.DOWN


def _key(change: Change, judgement: Judgement, polarity: Polarity) -> str:
    """The five entries of the sector's key, and the way alone where neither is better."""
    if judgement is Judgement.LEVEL:
        return "Static"
    neutral = "Risen" if change is Change.UP else "Fallen"
    return _KEY.get((judgement, polarity), f"{neutral} (neither is better in itself)")


def _why_blank(now: Reading, before: Reading) -> str:
    which, reading = ("latest", now) if not now.is_comparable else ("earlier", before)
    words = reading.status.in_words if reading.status not in _COMPARABLE else "No value"
    detail = f": {reading.reason}" if reading.reason else ""
    return f"No direction, as the {which} figure has no value to compare. {words}{detail}."
