"""Where each made-up comparator lies: its middle, how far councils differ, how it drifts."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Level:
    """`times_england`: how many councils' worth the country is for a count, else 1.

    `own`: where Wrenshire itself lay in the newest year, as its records show.
    """

    topic: str
    title: str
    unit: str
    polarity: str
    middle: float
    spread: float
    drift: float
    decimals: int
    times_england: float
    own: float | None

    def within(self, value: float) -> float:
        """No percentage above 99, nothing below zero."""
        return max(0.0, min(99.0, value) if self.unit.startswith("%") else value)

    def shown(self, value: float) -> str:
        return f"{value:.{self.decimals}f}"


@lru_cache(maxsize=1)
def levels() -> dict[str, Level]:
    """By measure key, as the published dictionary spells it."""
    path = Path(__file__).with_suffix(".csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["key"]: Level(
                row["topic"],
                row["title"],
                row["unit"],
                row["polarity"],
                float(row["middle"]),
                float(row["spread"]),
                float(row["drift"]),
                int(row["decimals"]),
                float(row["times_england"]),
                float(row["own"]) if row["own"] else None,
            )
            for row in csv.DictReader(file)
        }
