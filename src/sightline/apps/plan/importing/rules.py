"""How long what a file says may be, and how its words for a rating or a target are read.

Plain Python; what can't be read gives a sentence and changes nothing.
"""

from collections.abc import Mapping
from datetime import date

from sightline.documents.plan import Brag, Outcome
from sightline.vocabulary.months import month_end, months_after

LONGEST = {"number": 60, "completed_number": 60, "timescale": 300, "came_out": 300,
           "withdrawn": 300, "code": 30, "name": 200}  # fmt: skip
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
