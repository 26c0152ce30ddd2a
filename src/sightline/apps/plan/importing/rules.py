"""How long what a file says may be, and how its words for a rating or a target are read.

Plain Python; what can't be read gives a sentence and changes nothing.
"""

from collections.abc import Mapping
from datetime import date

from sightline.documents.plan import Brag, Outcome
from sightline.vocabulary.months import month_end, months_after

LONGEST = {"number": 60, "completed_number": 60, "timescale": 300, "came_out": 300,
           "withdrawn": 300, "code": 30, "name": 200}  # fmt: skip
LONGEST_LEAD = 160
_LARGEST = 10_000_000
_BRAGS = {
    "b": Brag.BLUE, "g": Brag.GREEN, "a": Brag.AMBER, "r": Brag.RED, "complete": Brag.BLUE,
    "completed": Brag.BLUE, "not rated": Brag.UNKNOWN, **{each.value: each for each in Brag},
}  # fmt: skip


def too_long(said: Mapping[str, object]) -> str:
    """The sentence that sets a row aside, or nothing."""
    for key, most in LONGEST.items():
        text = said.get(key)
        if isinstance(text, str) and len(text) > most:
            return f"its {key.replace('_', ' ')} is longer than {most} characters"
    return ""


def read_brag(text: str) -> Brag | None:
    """None where the word is no rating."""
    return _BRAGS.get(" ".join(text.casefold().split()))


def read_outcome(text: str) -> Outcome | None:
    return next((each for each in Outcome if each.value == text.casefold().strip()), None)


def read_target(what: str, value: str, unit: str, indicator: str) -> str | None:
    """The number as a row holds it, to two places; None where this is no target."""
    try:
        number = round(float(value), 2)
    except ValueError:
        return None
    fits = what and len(what) <= 200 and len(unit) <= 30 and len(indicator) <= 120
    return f"{number:.10g}" if fits and abs(number) < _LARGEST else None


def is_quarter_end(day: date) -> bool:
    return day == month_end(day.year, day.month) and day.month % 3 == 0


def quarter_ends(from_on: date, to_on: date, today: date) -> list[date]:
    """The quarters a file's progress can be for: of the plan, and up to the present one."""
    first = month_end(from_on.year, (from_on.month - 1) // 3 * 3 + 3)
    last = max(to_on, today)
    found = []
    while first <= last and len(found) < 80:
        found.append(first)
        after = months_after(first, 3)
        first = month_end(after.year, after.month)
    return found


def usual_quarter(ends: list[date], today: date) -> date:
    """The last one that is over, else the first."""
    return max((each for each in ends if each <= today), default=ends[0])
