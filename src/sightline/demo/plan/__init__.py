"""An invented improvement plan of Wrenshire for 2026-27: the file it comes in as, and what is
reported of it in two quarters. Every kind of timescale is in it; leads are titles, not people.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Reported:
    """`line`: the milestone's number, or its action's where that has none. `rating` may be ''."""

    line: str
    quarter: date
    rating: str
    progress: str


def plan_csv() -> bytes:
    return (_HERE / "plan.csv").read_bytes()


def reported() -> list[Reported]:
    with (_HERE / "quarters.csv").open(encoding="utf-8", newline="") as file:
        return [
            Reported(
                row["line"], date.fromisoformat(row["quarter"]), row["rating"], row["progress"]
            )
            for row in csv.DictReader(file)
        ]
