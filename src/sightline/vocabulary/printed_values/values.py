"""A value with its parts, and how it is printed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from sightline.vocabulary.printed_values.amounts import Amount, Kind, plain

_TIMES = re.compile(r"(?:\d{4}[-–/]\d{2,4}|q[1-4]|r12|aut|spr|sum)\w*", re.IGNORECASE)


class Label(StrEnum):
    """Where a part's name stands: "a) 5", "Red 17%", "Sum – 1285", "80 Children", "1448 – q1"."""

    NONE = "none"
    MARK = "mark"
    BEFORE = "before"
    BEFORE_DASH = "before_dash"
    AFTER = "after"
    AFTER_DASH = "after_dash"

    @property
    def is_before(self) -> bool:
        return self in {Label.MARK, Label.BEFORE, Label.BEFORE_DASH}


@dataclass(frozen=True)
class Part:
    """One number of a value. `inside` are numbers that qualify it: "48% (90% where recorded)".

    `note` is a remark in brackets: "1 (not LAC)". `whole` is this part's own denominator.
    """

    amount: Amount
    label: str = ""
    placed: Label = Label.NONE
    inside: tuple["Part", ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if (self.placed is Label.NONE) is not (self.label == ""):
            raise ValueError("A part has a label and a place for it, or neither.")

    @property
    def is_of_a_time(self) -> bool:
        """Named after a stretch of time: "2016-17 57%", "Sum – 1285", "1448 – q1"."""
        return bool(_TIMES.fullmatch(self.label))

    @property
    def printed(self) -> str:
        inside = f" ({print_parts(self.inside)})" if self.inside else ""
        note = f" ({self.note})" if self.note else ""
        return self._with_label() + inside + note

    def _with_label(self) -> str:
        amount = self.amount.printed
        return {
            Label.NONE: amount,
            Label.MARK: f"{self.label}) {amount}",
            Label.BEFORE: f"{self.label} {amount}",
            Label.BEFORE_DASH: f"{self.label} – {amount}",
            Label.AFTER: f"{amount} {self.label}",
            Label.AFTER_DASH: f"{amount} – {self.label}",
        }[self.placed]


@dataclass(frozen=True)
class CollectedValue:
    """One or several parts. `whole` is what they are parts of: "of 238 outcomes in the period"."""

    parts: tuple[Part, ...]
    whole: Decimal | None = None
    whole_noun: str = ""

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("A value has at least one part.")

    @property
    def printed(self) -> str:
        said = print_parts(self.parts)
        if self.whole is None:
            return said
        noun = f" {self.whole_noun}" if self.whole_noun else ""
        return f"{said} of {plain(self.whole)}{noun}"

    @property
    def main(self) -> Amount:
        """What stands for the whole where one number must: the first part's."""
        return self.parts[0].amount

    @property
    def is_single(self) -> bool:
        return len(self.parts) == 1

    @property
    def is_split(self) -> bool:
        """Several shares of one whole: all percentages, each with its own name, none with a count
        of its own.
        """
        return len(self.parts) > 1 and all(
            part.amount.kind is Kind.PERCENT
            and part.amount.count is None
            and part.label
            and not part.is_of_a_time
            for part in self.parts
        )

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(part.note for part in self.parts if part.note)

    def part(self, label: str) -> Part | None:
        return next((each for each in self.parts if each.label == label), None)


def print_parts(parts: tuple[Part, ...]) -> str:
    """With spaces between; a semicolon where one could not see where a part ends."""
    said = parts[0].printed
    for before, part in pairwise(parts):
        said += (" " if _may_follow(before, part) else "; ") + part.printed
    return said


def _may_follow(before: Part, part: Part) -> bool:
    if part.placed is Label.MARK:
        return True
    if before.placed is Label.MARK:
        return False
    if before.inside or before.note:
        return True
    return before.placed.is_before == part.placed.is_before and Label.NONE not in {
        before.placed,
        part.placed,
    }
