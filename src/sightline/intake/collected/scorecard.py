"""A whole scorecard from a file: every indicator with its values, and all that contradicts itself.

An indicator that stands in two sections is one record with two sections (its title and values are
the same); where they differ, both stay and the difference is listed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from sightline.intake.collected.scorecard_cells import (
    Beside,
    ReadComparator,
    ReadTarget,
    ReadValue,
    count_of,
    read_cell,
    read_comparators,
    read_targets_cell,
    target_doubts,
)
from sightline.intake.collected.scorecard_layout import AS_DOCUMENTED, ScorecardMapping
from sightline.intake.collected.table_file import Row, TableFile, read_table
from sightline.vocabulary.printed_values.amounts import Kind
from sightline.vocabulary.printed_values.checks import (
    comparator_doubts,
    direction_doubts,
    value_doubts,
)
from sightline.vocabulary.printed_values.directions import ShownDirection, read_directions
from sightline.vocabulary.printed_values.periods import PeriodKind, collected_period
from sightline.vocabulary.problems import Problem
from sightline.vocabulary.words import Polarity

Read = TypeVar("Read")
_QUARTER_ENDS = {"q1": (0, 6, 30), "q2": (0, 9, 30), "q3": (0, 12, 31), "q4": (1, 3, 31)}
_KINDS = (
    (re.compile(r"point in time|at a date|as at", re.I), PeriodKind.POINT_IN_TIME),
    (re.compile(r"\bac?cumulative\b", re.I), PeriodKind.CUMULATIVE),
    (re.compile(r"over 12 months|rolling|last 12 months", re.I), PeriodKind.ROLLING_12),
)


@dataclass(frozen=True)
class ReadIndicator:
    title: str
    sections: tuple[str, ...]
    line: int
    values: tuple[ReadValue, ...]
    beside: Beside
    comparators: tuple[ReadComparator, ...]
    targets: tuple[ReadTarget, ...]
    target_said: str
    directions: tuple[ShownDirection, ...]
    better: Polarity = Polarity.NEITHER
    definition: str = ""
    counted_of: str = ""

    @property
    def kind(self) -> Kind | None:
        """What its values are numbers of; None while it has none."""
        kinds = [each.value.main.kind for each in self.values if each.value is not None]
        return kinds[-1] if kinds else None

    @property
    def newest(self) -> ReadValue | None:
        return max(self.values, key=lambda each: each.period.last, default=None)


@dataclass(frozen=True)
class ReadScorecard:
    """`doubts` are left as they are; `problems` are cells that could not be read at all."""

    file: str
    rows: int
    indicators: tuple[ReadIndicator, ...]
    doubts: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    not_read: tuple[str, ...]


def read_scorecard(
    name: str, content: bytes, *, year: int, mapping: ScorecardMapping = AS_DOCUMENTED
) -> ReadScorecard:
    """`year` is the one in which the financial year of the quarters begins.

    Raises IntakeRefused where the file is no table with a column of indicators.
    """
    table = read_table(name, content, mapping.headings(), ["indicator"])
    reader = _Reader(table, year, mapping)
    indicators = tuple(reader.indicators())
    return ReadScorecard(
        file=name,
        rows=len(table.rows),
        indicators=indicators,
        doubts=(*reader.doubts, *_all_doubts(name, indicators)),
        problems=tuple(reader.problems),
        not_read=table.not_read,
    )


class _Reader:
    def __init__(self, table: TableFile, year: int, mapping: ScorecardMapping) -> None:
        self.table, self.year, self.mapping = table, year, mapping
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self.used = [
            column
            for column in ("outturn", *_QUARTER_ENDS)
            if any(row[column].strip() for row in table.rows)
        ]

    def indicators(self) -> Iterator[ReadIndicator]:
        found: dict[str, ReadIndicator] = {}
        for row in self.table.rows:
            read = self._indicator(row)
            first = found.setdefault(read.title.casefold(), read)
            if first is read:
                continue
            sections = tuple(dict.fromkeys(first.sections + read.sections))
            found[read.title.casefold()] = replace(first, sections=sections)
            if [v.written for v in first.values] != [v.written for v in read.values]:
                sentence = f"“{read.title}” stands on line {first.line} with other values."
                self.doubts.append(Problem(self.table.name, row.line, sentence))
        yield from found.values()

    def _indicator(self, row: Row) -> ReadIndicator:
        title = " ".join(row["indicator"].split())
        beside, comparators = self._try(row, "comparators", read_comparators) or (Beside.NONE, ())
        near = date(self.year + 1, 3, 31)
        targets = self._try(row, "target", partial(read_targets_cell, near=near)) or ()
        better = row["better"].strip().casefold()
        return ReadIndicator(
            title=title,
            sections=tuple(filter(None, [" ".join(row["section"].split())])),
            line=row.line,
            values=tuple(self._values(row, title)),
            beside=beside,
            comparators=comparators,
            targets=targets,
            target_said=row["target"].strip(),
            directions=self._try(row, "direction", read_directions) or (),
            better=self._better(row, title, better),
            definition=row["definition"].strip(),
            counted_of=row["counted_of"].strip() or self.mapping.counted_of.get(title, ""),
        )

    def _better(self, row: Row, title: str, written: str) -> Polarity:
        if written and written not in set(Polarity):
            sentence = f"“{written}” is not higher, lower or neither."
            self.problems.append(Problem(self.table.name, row.line, sentence))
        elif written:
            return Polarity(written)
        return self.mapping.better.get(title, Polarity.NEITHER)

    def _values(self, row: Row, title: str) -> Iterator[ReadValue]:
        """Of every column that any row uses: a blank there has its reason, or is deliberate."""
        for column in self.used:
            period = collected_period(*self._period(column, title))
            read = self._try(
                row, column, partial(read_cell, reason=row["reason"].strip(), period=period)
            )
            if read:
                yield read

    def _period(self, column: str, title: str) -> tuple[PeriodKind, date]:
        hinted = next((kind for words, kind in _KINDS if words.search(title)), None)
        if column == "outturn":
            return hinted or PeriodKind.FINANCIAL_YEAR, date(self.year, 3, 31)
        later, month, day = _QUARTER_ENDS[column]
        return hinted or PeriodKind.QUARTER, date(self.year + later, month, day)

    def _try(self, row: Row, column: str, read: Callable[[str], Read]) -> Read | None:
        try:
            return read(row[column])
        except ValueError as error:
            self.problems.append(Problem(self.table.name, row.line, f"Column {column}: {error}"))
            return None


def _all_doubts(file: str, indicators: tuple[ReadIndicator, ...]) -> Iterator[Problem]:
    by_title = {each.title: each for each in indicators}
    for each in indicators:
        for sentence in _doubts(each, by_title.get(each.counted_of)):
            yield Problem(file, each.line, f"{each.title[:80]}: {sentence}")


def _doubts(indicator: ReadIndicator, whole: ReadIndicator | None) -> Iterator[str]:
    values = indicator.values
    wholes = {v.period.last: count_of(v.value) for v in whole.values} if whole else {}
    for each in values:
        if each.value is not None:
            yield from value_doubts(each.value, wholes.get(each.period.last))
    for beside in indicator.comparators:
        if indicator.kind is not None:
            yield from comparator_doubts(indicator.kind, beside.name, beside.amount)
    yield from target_doubts(indicator.targets)
    before, now = (values[-2], values[-1]) if len(values) > 1 else (None, None)
    if indicator.directions:
        yield from direction_doubts(
            indicator.directions, before.value if before else None, now.value if now else None
        )
