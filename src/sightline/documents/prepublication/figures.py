"""Figures of the plan and the narrative beside those of the performance report."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sightline.documents.prepublication.cells import (
    directions,
    is_not_there,
    newest_part,
    value,
)
from sightline.documents.prepublication.compared import Compared, Line, Passage, Shown
from sightline.documents.prepublication.findings import Finding, Side, found
from sightline.documents.prepublication.numbers import SaidNumber, numbers_in
from sightline.documents.prepublication.rules import CheckRule
from sightline.documents.prepublication.wording import sentences
from sightline.vocabulary.printed_values import Kind
from sightline.vocabulary.printed_values.directions import Way

_OUT_TURN = re.compile(r"\bout-?\s?turn", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\b(?P<way>increas|rose|risen|grow|gone up|went up|fell|fallen|decreas|drop|reduc|gone down)"
    r"\w*[^.;]{0,40}?\bfrom\s+(?P<before>[\w.,]+%?)[^.;]{0,60}?\bto\s+(?P<after>[\w.,]*\w%?)",
    re.IGNORECASE,
)
_UP = ("increas", "rose", "risen", "grow", "gone up", "went up")


def out_turns(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for line in compared.lines:
        said = [*_out_turns_said(compared, line)]
        shown = compared.row_of(line, rule.parameters["same_thing_from"]) if said else None
        printed = value(shown.row.out_turn) if shown else None
        if shown is None or printed is None:
            continue
        part = newest_part(printed)
        tolerance = Decimal(str(rule.parameters["tolerance"]))
        is_percent = part.amount.kind is Kind.PERCENT
        other = [
            (side, number)
            for side, number in said
            if number.is_percent is is_percent and abs(number.value - part.amount.value) > tolerance
        ]
        if other:
            values = " and ".join(dict.fromkeys(number.text for _, number in other))
            sentence = f"{line.number}: an out-turn of {values}, and {part.printed} in the report."
            sides = [*(side for side, _ in other), shown.says(shown.row.out_turn, "out-turn")]
            yield found(rule.id, sentence, sides, rule.what_to_do)


def _out_turns_said(compared: Compared, line: Line) -> Iterator[tuple[Side, SaidNumber]]:
    """By the plan, and by items of the narrative that quote this very line."""
    passages = [Passage(f"{line.where}, progress", line.progress, line.thing)]
    passages += [
        Passage(quoted.where, quoted.item.words, quoted.item.thing)
        for quoted in compared.quoting.get(line.milestone.id, ())
    ]
    for passage in passages:
        for sentence in sentences(passage.words):
            if at := _OUT_TURN.search(sentence):
                after = [each for each in numbers_in(sentence) if each.start > at.end()]
                yield from ((passage.side(sentence), number) for number in after[:1])


def available_here_only(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for shown in compared.rows:
        without = is_not_there(shown)
        best = _best_said(compared, shown) if without else None
        if best is None or best[0] < rule.parameters["said_from"]:
            continue
        _, line, sentence = best
        said = (
            f"“{shown.row.indicator}” has no figure in the report; {line.number} gives "
            f"{', '.join(each.text for each in _amounts(sentence))}."
        )
        sides = [line.says(sentence, "progress"), shown.says(without)]
        yield found(rule.id, said, sides, rule.what_to_do)


def _amounts(sentence: str) -> list[SaidNumber]:
    return [each for each in numbers_in(sentence) if not each.is_of_time]


def _best_said(compared: Compared, shown: Shown) -> tuple[float, Line, str] | None:
    """The sentence with a number that, with the action above it, says most of what the indicator
    is called."""
    best: tuple[float, Line, str] | None = None
    title = shown.row.indicator
    for line in compared.lines:
        about = compared.wording.covered(title, f"{line.subject} {line.progress}")
        if best is not None and about <= best[0]:
            continue
        for sentence in sentences(line.progress):
            if _amounts(sentence):
                covered = compared.wording.covered(title, f"{line.action.title} {sentence}")
                if best is None or covered > best[0]:
                    best = covered, line, sentence
    return best


def counts(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    """“Increased from 2 to 4”, against the values and the direction of the row."""
    for line in compared.lines:
        for sentence in sentences(line.progress):
            moved = _FROM_TO.search(sentence)
            before, after = _ends(moved) if moved else (None, None)
            if moved is None or before is None or after is None:
                continue
            shown = compared.row_of(line, rule.parameters["same_thing_from"])
            why = _contradiction(shown, moved["way"], before, after) if shown else ""
            if shown and why:
                sides = [line.says(sentence, "progress"), shown.says(_values(shown))]
                said = f"{line.number}: “{moved.group()}” in the plan; {why} in the report."
                yield found(rule.id, said, sides, rule.what_to_do)


def _ends(moved: re.Match[str]) -> tuple[SaidNumber | None, SaidNumber | None]:
    before, after = numbers_in(moved["before"]), numbers_in(moved["after"])
    return (before[0] if before else None), (after[0] if after else None)


def _contradiction(shown: Shown, way: str, before: SaidNumber, after: SaidNumber) -> str:
    was, now = value(shown.row.out_turn), value(shown.row.now)
    if was is None or (was.main.kind is Kind.PERCENT and not before.is_percent):
        return ""
    printed = {was.main.value} | ({now.main.value} if now else set())
    arrow = directions(shown.row.direction)
    expected = Way.UP if way.casefold() in _UP else Way.DOWN
    if arrow and len(arrow) == 1 and arrow[0].way is not expected:
        return f"{was.printed}, then {now.printed if now else 'nothing'}, {arrow[0].printed}"
    if before.value not in printed and after.value not in printed:
        return f"{was.printed}, then {now.printed if now else 'nothing'}"
    return ""


def _values(shown: Shown) -> str:
    row = shown.row
    cells = [f"out-turn {row.out_turn}", *(f"Q{n} {q}" for n, q in enumerate(row.quarters, 1) if q)]
    return ", ".join([*cells, row.direction]).strip(", ")
