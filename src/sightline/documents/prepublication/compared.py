"""The papers laid side by side once: lines, rows and passages, and which row is of which line.

Made for one run of the check; every rule reads it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sightline.documents.plan.data import ActionData, MilestoneData
from sightline.documents.prepublication.alike import Alike
from sightline.documents.prepublication.findings import Side
from sightline.documents.prepublication.papers import Item, Papers, Report, ReportPart, Row
from sightline.documents.prepublication.wording import Wording


@dataclass(frozen=True)
class Passage:
    """Words of a paper and where they stand."""

    where: str
    words: str
    thing: str = ""

    def side(self, said: str = "") -> Side:
        return Side(self.where, said or self.words, self.thing)


@dataclass(frozen=True)
class Line:
    """A line of the plan: a milestone, or an action that has none."""

    action: ActionData
    milestone: MilestoneData
    paper: str

    @property
    def number(self) -> str:
        return self.milestone.number or self.action.shown_number

    @property
    def where(self) -> str:
        return f"{self.paper}, {self.number}"

    @property
    def thing(self) -> str:
        return f"milestone:{self.milestone.id}"

    @property
    def subject(self) -> str:
        """What it is about."""
        return f"{self.action.title}. {self.milestone.text}"

    @property
    def progress(self) -> str:
        return self.milestone.progress_means or self.milestone.progress

    def says(self, words: str, part: str = "") -> Side:
        return Side(f"{self.where}, {part}" if part else self.where, words, self.thing)


@dataclass(frozen=True)
class Quoted:
    """An item of the narrative, with where it stands."""

    item: Item
    where: str

    def says(self, words: str) -> Side:
        return Side(self.where, words, self.item.thing)


@dataclass(frozen=True)
class Shown:
    """A row of the report, with where it stands."""

    row: Row
    part: ReportPart
    paper: str

    @property
    def where(self) -> str:
        return f"{self.paper}, {self.part.title}, {self.row.indicator}"

    def says(self, words: str, column: str = "") -> Side:
        where = f"{self.where}, {column}" if column else self.where
        return Side(where, words, self.row.thing or self.part.thing)


def spelt(reference: str) -> str:
    """“CiN / CP 1.1.” is “cin/cp 1.1”: how a reference is looked up."""
    folded = re.sub(r"\s*([/.])\s*", r"\1", " ".join(reference.casefold().split()))
    return folded.strip(" .:;–-")


class Compared:
    def __init__(self, papers: Papers, names: Alike) -> None:
        self.papers, self.names = papers, names
        self._actions: dict[str, int | None] = {}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        plan = self.papers.plan
        if plan is None:
            return ()
        return tuple(Line(action, milestone, plan.title) for _, action, milestone in plan.lines)

    @cached_property
    def items(self) -> tuple[Quoted, ...]:
        """Those that quote the plan."""
        narrative = self.papers.narrative
        if narrative is None:
            return ()
        return tuple(
            Quoted(item, f"{narrative.title}, {section.number}, {item.reference}")
            for section in narrative.sections
            for item in section.items
            if item.reference
        )

    @cached_property
    def rows(self) -> tuple[Shown, ...]:
        return rows_of(self.papers.report)

    @cached_property
    def _by_reference(self) -> dict[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            action = line.action
            names = {line.milestone.number, action.number, action.completed_number} - {""}
            for name in names:
                found.setdefault(spelt(name), []).append(line)
        return {name: tuple(lines) for name, lines in found.items()}

    def cited(self, reference: str) -> tuple[Line, ...]:
        """The milestone, or every line of the action; none for what the plan does not have."""
        return self._by_reference.get(spelt(reference), ())

    @cached_property
    def quoting(self) -> dict[int, list[Quoted]]:
        """By milestone, the items that quote it and nothing else."""
        found: dict[int, list[Quoted]] = {}
        for quoted in self.items:
            lines = self.cited(quoted.item.reference)
            if len(lines) == 1:
                found.setdefault(lines[0].milestone.id, []).append(quoted)
        return found

    @cached_property
    def wording(self) -> Wording:
        texts = [line.subject for line in self.lines] + [shown.row.indicator for shown in self.rows]
        return Wording(self.names.short_forms, self.names.wordings, tuple(texts))

    def row_of(self, line: Line, from_: float) -> Shown | None:
        """The row that shows what the line is about: linked to it, or the nearest by wording."""
        linked = {*line.action.indicators, *(t.indicator for t in line.milestone.targets)} - {""}
        for shown in self.rows:
            if shown.row.key in linked:
                return shown
        fits = ((self.nearness(line, each), n) for n, each in enumerate(self.rows))
        near, n = max(fits, default=(0.0, -1))
        if n < 0 or near < from_:
            return None
        nearest = self.rows[n]
        # Nearest both ways: a row that another action is nearer to is not of this one.
        return nearest if self._nearest_action(nearest) == line.action.id else None

    def _nearest_action(self, shown: Shown) -> int | None:
        title = shown.row.indicator
        if title not in self._actions:
            line = max(self.lines, key=lambda each: self.nearness(each, shown), default=None)
            self._actions[title] = line.action.id if line else None
        return self._actions[title]

    def nearness(self, line: Line, shown: Shown) -> float:
        """Of the milestone alone, with its action, or with what the narrative calls either."""
        title = shown.row.indicator
        texts = (line.milestone.text, line.subject, *self._called.get(line.number, ()))
        return max(self.wording.nearness(text, title) for text in texts)

    @cached_property
    def _called(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for quoted in self.items:
            for line in self.cited(quoted.item.reference):
                called = f"{quoted.item.title}. {line.milestone.text}"
                found[line.number] = (*found.get(line.number, ()), called)
        return found

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that is said in words, in all papers of the day."""
        return tuple(
            each
            for each in (*self._of_narrative(), *self._of_plan(), *self._of_report())
            if each.words.strip()
        )

    def _of_narrative(self) -> Iterator[Passage]:
        narrative = self.papers.narrative
        if narrative is None:
            return
        title = narrative.title
        for term, words in narrative.block:
            yield Passage(f"{title}, {term}", words)
        for section in narrative.sections:
            yield Passage(f"{title}, {section.number} {section.title}", section.text, section.thing)
            for item in section.items:
                where = f"{title}, {section.number}, {item.reference}".removesuffix(", ")
                yield Passage(where, f"{item.title} – {item.words}", item.thing)

    def _of_plan(self) -> Iterator[Passage]:
        for line in self.lines:
            for words in (line.milestone.text, line.milestone.timescale, line.progress):
                yield Passage(line.where, words, line.thing)

    def _of_report(self) -> Iterator[Passage]:
        report = self.papers.report
        if report is None:
            return
        for words in report.about:
            yield Passage(f"{report.title}, cover", words)
        for part in report.parts:
            for words in (*part.analysis, *(row.note for row in part.rows)):
                yield Passage(f"{report.title}, {part.title}", words, part.thing)


def rows_of(report: Report | None) -> tuple[Shown, ...]:
    if report is None:
        return ()
    return tuple(Shown(row, part, report.title) for part in report.parts for row in part.rows)
