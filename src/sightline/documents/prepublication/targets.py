"""Targets of the plan beside those of the performance report."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sightline.documents.prepublication.cells import is_percent
from sightline.documents.prepublication.compared import Compared, Line, Shown
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.numbers import numbers_in
from sightline.documents.prepublication.rules import CheckRule

_TARGET = re.compile(r"\btarget|^\s*\d+(?:\.\d+)?\s?%", re.IGNORECASE)


def differ(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for line in compared.lines:
        targets = _targets(line)
        shown = compared.row_of(line, rule.parameters["same_thing_from"]) if targets else None
        if shown is None or _is_other_unit(targets, shown):
            continue
        printed = numbers_in(shown.row.target)
        if {each.value for each in printed} & {number for number, _ in targets}:
            continue
        here = " and ".join(said for _, said in targets)
        there = f"{shown.row.target} in the report" if printed else "none in the report"
        sentence = f"{line.number}: a target of {here} in the plan, {there}."
        missing = shown.row.target or "no target is printed"
        sides = [line.says(line.milestone.text, "milestone"), shown.says(missing, "target")]
        yield found(rule.id, sentence, sides, rule.what_to_do)


def _targets(line: Line) -> list[tuple[Decimal, str]]:
    """Those entered, else those the milestone's own words name."""
    if entered := line.milestone.targets:
        return [(Decimal(str(t.value)), f"{t.value:g}{t.unit}") for t in entered]
    text = line.milestone.text
    if line.action.is_completed or not _TARGET.search(text):
        return []
    numbers = [number for number in numbers_in(text) if not number.is_of_time]
    shares = [number for number in numbers if number.is_percent]
    return [(number.value, number.text) for number in shares or numbers]


def _is_other_unit(targets: list[tuple[Decimal, str]], shown: Shown) -> bool:
    """A percentage is no target for a count of days; a number may well be one for a share."""
    percent = all("%" in said for _, said in targets)
    return percent and is_percent(shown) is False
