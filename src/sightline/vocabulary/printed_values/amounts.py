"""One number as it is written, with the count that goes with it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What the number is a number of."""

    NUMBER = "number"
    PERCENT = "percent"
    RATE = "rate"
    DAYS = "days"
    RATIO = "ratio"


class Shape(StrEnum):
    """How the count stands beside it: alone, "112 (643)", "17% - 164", "94-90%", "1:16"."""

    ALONE = "alone"
    COUNT_IN_BRACKETS = "count_in_brackets"
    COUNT_AFTER = "count_after"
    COUNT_BEFORE = "count_before"
    RATIO = "ratio"


@dataclass(frozen=True)
class Amount:
    """`value` keeps the decimals that were written. `count` is the number behind a percentage or
    rate, and the second number of a ratio.
    """

    kind: Kind
    value: Decimal
    shape: Shape = Shape.ALONE
    count: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.shape is Shape.ALONE) is not (self.count is None):
            raise ValueError("A number written alone has no count beside it; any other has one.")
        if (self.shape is Shape.RATIO) is not (self.kind is Kind.RATIO):
            raise ValueError("A ratio is written as two numbers with a colon, and nothing else is.")

    @property
    def printed(self) -> str:
        value, count = _written(self.value, self.kind), self.count
        if count is None:
            return value
        return {
            Shape.COUNT_IN_BRACKETS: f"{value} ({plain(count)})",
            Shape.COUNT_AFTER: f"{value} - {plain(count)}",
            Shape.COUNT_BEFORE: f"{plain(count)}-{value}",
            Shape.RATIO: f"{value}:{plain(count)}",
        }[self.shape]


def plain(number: Decimal) -> str:
    """Without thousands' commas, as reports have it; a minus sign that is no hyphen."""
    return f"{number:f}".replace("-", "−")


def _written(number: Decimal, kind: Kind) -> str:
    return plain(number) + {Kind.PERCENT: "%", Kind.DAYS: " days"}.get(kind, "")
