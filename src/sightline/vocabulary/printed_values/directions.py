"""Arrows as printed: one for all, or one for each part ("Interviews ↑ in 72 hours ↓").

An arrow says which way a *value* went. Whether that is better is said by judgement, with the
polarity, and never by the arrow.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Which way a value went."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"

    @property
    def arrow(self) -> str:
        return {Way.UP: "↑", Way.DOWN: "↓", Way.LEVEL: "→"}[self]


_WAYS = {"↑": Way.UP, "↓": Way.DOWN, "→": Way.LEVEL, "➔": Way.LEVEL, "⇧": Way.UP, "⇩": Way.DOWN}
_ARROW = re.compile("[" + "".join(_WAYS) + "]")


@dataclass(frozen=True)
class ShownDirection:
    """An arrow with the part it is for; without a part, it is for the whole."""

    way: Way
    part: str = ""

    @property
    def printed(self) -> str:
        return f"{self.part} {self.way.arrow}".lstrip()


def read_directions(written: str) -> tuple[ShownDirection, ...]:
    """None for a blank. Raises ValueError where words are left that belong to no arrow."""
    found = []
    at = 0
    for arrow in _ARROW.finditer(written):
        part = " ".join(written[at : arrow.start()].split())
        found.append(ShownDirection(_WAYS[arrow.group()], part))
        at = arrow.end()
    if written[at:].strip():
        raise ValueError(
            f"“{written.strip()}” is no direction. Write ↑, ↓ or →, with the part before."
        )
    return tuple(found)


def print_directions(directions: tuple[ShownDirection, ...]) -> str:
    return " ".join(each.printed for each in directions)


def way_between(before: float, now: float, tolerance: float = 0.0) -> Way:
    """Level within the tolerance, which is in the value's own unit."""
    if abs(now - before) <= tolerance:
        return Way.LEVEL
    return Way.UP if now > before else Way.DOWN
