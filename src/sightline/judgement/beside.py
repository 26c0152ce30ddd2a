"""A value beside a comparator (England, the neighbours' mean), once chance is allowed for."""

from dataclasses import dataclass

from sightline.judgement.intervals import (
    LEVEL_95,
    TOO_FEW,
    Compared,
    Counted,
    compare_with_reference,
)
from sightline.judgement.two_periods import interval_of
from sightline.vocabulary.words import Unit


@dataclass(frozen=True)
class Beside:
    """A comparator and where the value lies beside it.

    `name` as in a sentence ('our neighbours'), `method` ('mean of 10'), `period` ('year to March
    2025'): method and period are part of its label, always.
    """

    name: str
    answer: Compared
    method: str = ""
    period: str = ""

    @property
    def label(self) -> str:
        return ", ".join(part for part in (self.method, self.period) if part)


def beside_reference(
    counted: Counted | None,
    unit: Unit,
    reference: float | None,
    *,
    name: str,
    method: str = "",
    period: str = "",
    level: float = LEVEL_95,
) -> Beside | None:
    """Lower, similar or higher than a published `reference` in the same unit, taken as exact.

    None, never a guess, where either is missing, fewer than ten were counted, or no interval is
    known for the unit (days, scores, plain counts).
    """
    if counted is None or reference is None or counted.denominator < TOO_FEW:
        return None
    interval = interval_of(counted, unit, level)
    if interval is None:
        return None
    return Beside(name, compare_with_reference(interval, reference), method, period)
