"""The cells of a scorecard's row: values with their periods, comparators, dated targets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sightline.intake.collected.reasons import expected_on, status_of_reason
from sightline.vocabulary.printed_values import (
    Amount,
    CollectedValue,
    Written,
    read_value,
    read_written,
)
from sightline.vocabulary.printed_values.periods import (
    CollectedPeriod,
    PeriodKind,
    collected_period,
    read_period_note,
)
from sightline.vocabulary.words import Status


@dataclass(frozen=True)
class ReadValue:
    """One value with its state. `said` is the text as it stood; `reason` says why there is none."""

    said: str
    written: Written
    period: CollectedPeriod
    reason: str = ""
    expected_on: date | None = None

    @property
    def value(self) -> CollectedValue | None:
        return self.written.value


class Area(StrEnum):
    """Whose value a comparator is."""

    OWN = "own"
    ENGLAND = "england"
    ENGLAND_MEAN = "england_mean"
    REGION = "region"
    NEIGHBOURS = "neighbours"

    @classmethod
    def of(cls, name: str) -> "Area":
        """By the sector's abbreviations; any other name is the authority's own."""
        word = name.strip().casefold()
        if word.startswith("eng"):
            return cls.ENGLAND_MEAN if "ave" in word or "mean" in word else cls.ENGLAND
        if word in {"sn", "sns", "neighbours", "statistical neighbours"}:
            return cls.NEIGHBOURS
        return cls.REGION if word in _REGIONS else cls.OWN


_REGIONS = {"wm", "em", "nw", "ne", "yh", "ee", "lon", "se", "sw", "region"}


class Beside(StrEnum):
    """What stands in the column of comparators."""

    PUBLISHED = "published"
    LOCAL_INDICATOR = "local_indicator"
    TO_BE_CONFIRMED = "to_be_confirmed"
    NONE = "none"


@dataclass(frozen=True)
class ReadComparator:
    area: Area
    name: str
    amount: Amount
    period: str = ""

    @property
    def printed(self) -> str:
        return f"{self.name} – {self.amount.printed}"


_COMPARATOR = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z. ]*(?:\((?:ave|mean|median)\))?)\s*[-–—]\s*"
    r"(?P<value>[\d.,]+\s?%?(?:\s*\([\d,]+\))?(?!\w))"
)
_TRAILING_NOTE = re.compile(r"\(([^()]*\d{4}[^()]*)\)\s*$")


def read_comparators(text: str) -> tuple[Beside, tuple[ReadComparator, ...]]:
    """'Wolves – 55 WM - 44 Eng (ave) – 33 (June 2016)'.

    Raises ValueError where something in it is no comparator.
    """
    states = {"": Beside.NONE, "local indicator": Beside.LOCAL_INDICATOR}
    states["to be confirmed"] = Beside.TO_BE_CONFIRMED
    if state := states.get(text.strip().casefold()):
        return state, ()
    note = _TRAILING_NOTE.search(text)
    rest = text[: note.start()] if note else text
    period = note[1].strip() if note else ""
    left = _COMPARATOR.sub(" ", rest).strip()
    if left:
        raise ValueError(f"“{left}” in “{text.strip()}” is no comparator, such as “Eng – 16.1%”.")
    return Beside.PUBLISHED, tuple(
        ReadComparator(
            Area.of(found["name"]), found["name"].strip(), read_value(found["value"]).main, period
        )
        for found in _COMPARATOR.finditer(rest)
    )


@dataclass(frozen=True)
class ReadTarget:
    """`due` is None where the file gives no date: it stands for the whole year."""

    amount: Amount
    due: date | None


def read_targets_cell(text: str, near: date) -> tuple[ReadTarget, ...]:
    """'20% - 190 (Sep 17) 40% - 380 (March 18)', '426 days'."""
    if not text.strip():
        return ()
    found = []
    for part in read_value(text).parts:
        period = read_period_note(part.note, near) if part.note else None
        found.append(ReadTarget(part.amount, period.last if period else None))
    return tuple(found)


def target_doubts(targets: tuple[ReadTarget, ...]) -> Iterator[str]:
    if len(targets) > 1:
        for target in targets:
            if target.due is None:
                yield f"The target {target.amount.printed} has no date, the others have."


def read_cell(text: str, reason: str, period: CollectedPeriod) -> ReadValue:
    """A value's own note of its period goes before the column's.

    Raises ValueError where the cell is neither a value nor a state.
    """
    said = read_written(text)
    if said.value is None:
        status = said.status
        if status is Status.DELIBERATELY_BLANK:
            status = status_of_reason(reason)
        return ReadValue(
            text, Written(None, status), period, reason, expected_on(reason, period.last)
        )
    return ReadValue(text, said, _own_period(said.value, period) or period)


def _own_period(value: CollectedValue, column: CollectedPeriod) -> CollectedPeriod | None:
    for note in value.notes:
        if found := read_period_note(note, column.last):
            # A bare month or year repeats the column's own last day: the column knows the kind.
            is_bare = found.kind in {PeriodKind.POINT_IN_TIME, PeriodKind.FINANCIAL_YEAR}
            return collected_period(column.kind, found.last) if is_bare else found
    return None


def count_of(value: CollectedValue | None) -> Decimal | None:
    """How many a value stands for: the number behind a rate or share, or itself."""
    if value is None:
        return None
    return value.main.count if value.main.count is not None else value.main.value
