"""Rows of the performance report by themselves: comparators, directions, analysis."""

import re
from collections.abc import Iterator

from sightline.documents.prepublication.cells import directions, value
from sightline.documents.prepublication.compared import Compared, Passage, Shown
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule
from sightline.documents.prepublication.wording import sentences
from sightline.vocabulary.printed_values import CollectedValue, Kind
from sightline.vocabulary.printed_values.checks import comparator_doubts, direction_doubts
from sightline.vocabulary.printed_values.directions import Way


def comparators(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for shown in compared.rows:
        own = value(shown.row.now) or value(shown.row.out_turn)
        doubts = " ".join(_comparator_doubts(shown, own))
        if doubts:
            beside = shown.says(own.printed if own else "no figure")
            sides = [shown.says(shown.row.comparators, "comparators"), beside]
            yield found(rule.id, doubts, sides, rule.what_to_do)


def _comparator_doubts(shown: Shown, own: CollectedValue | None) -> Iterator[str]:
    if "another unit" in shown.row.comparators:
        yield f"A comparator of “{shown.row.indicator}” is in another unit."
        return
    others = value(shown.row.comparators)
    if own is not None and others is not None and own.is_single:
        for part in others.parts:
            yield from comparator_doubts(_kind(shown, own), part.label, part.amount)


def _kind(shown: Shown, own: CollectedValue) -> Kind:
    return Kind.PERCENT if shown.row.indicator.lstrip().startswith("%") else own.main.kind


def arrow_without_value(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for shown in compared.rows:
        if directions(shown.row.direction) and not _has_number(shown.row.now):
            sides = [shown.says(shown.row.direction, "direction"),
                     shown.says(shown.row.now or "nothing", "newest quarter")]  # fmt: skip
            sentence = f"“{shown.row.indicator}” has a direction and no figure for the quarter."
            yield found(rule.id, sentence, sides, rule.what_to_do)


def _has_number(cell: str) -> bool:
    """Also of what can't be read whole."""
    return bool(re.search(r"\d", cell))


def arrow_against_numbers(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for shown in compared.rows:
        before, now = value(shown.row.out_turn), value(shown.row.now)
        arrows = directions(shown.row.direction)
        if before is None or now is None or not arrows:
            continue
        # Of several parts, an arrow may well be for the one that went its way.
        is_one = before.is_single and now.is_single
        doubts = [*direction_doubts(arrows, before, now)] if is_one else []
        doubts += _not_level(arrows[0].way, before, now, rule) if len(arrows) == 1 else []
        for doubt in doubts:
            sides = [shown.says(shown.row.direction, "direction"),
                     shown.says(f"{before.printed}, then {now.printed}", "figures")]  # fmt: skip
            yield found(rule.id, doubt, sides, rule.what_to_do)


def _not_level(
    way: Way, before: CollectedValue, now: CollectedValue, rule: CheckRule
) -> Iterator[str]:
    was, new = float(before.main.value), float(now.main.value)
    if way is not Way.LEVEL or not (before.is_single and now.is_single) or not was:
        return
    moved = abs(new - was) / abs(was) * 100
    if moved > rule.parameters["level_up_to_percent"]:
        yield f"Shown level, but {before.printed} to {now.printed} is {moved:.0f}% of it."


def analysis(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for shown, passage in _analysed(compared, rule):
        ways = _ways(passage.words, rule)
        arrows = directions(shown.row.direction)
        if len(ways) != 1 or len(arrows) != 1 or arrows[0].way in ways:
            continue
        said = {Way.UP: "rose", Way.DOWN: "fell", Way.LEVEL: "stayed"}[next(iter(ways))]
        sentence = (
            f"The analysis says that “{shown.row.indicator}” {said}; its direction is "
            f"{arrows[0].printed}."
        )
        sides = [passage.side(), shown.says(_values(shown))]
        yield found(rule.id, sentence, sides, rule.what_to_do)


def _analysed(compared: Compared, rule: CheckRule) -> Iterator[tuple[Shown, Passage]]:
    """Each sentence of an analysis with the row of its section that it is about."""
    report = compared.papers.report
    for part in report.parts if report else ():
        rows = [shown for shown in compared.rows if shown.part is part]
        where = f"{report.title if report else ''}, {part.title}, analysis"
        for sentence in (each for text in part.analysis for each in sentences(text)):
            fits = [(compared.wording.nearness(sentence, s.row.indicator), s) for s in rows]
            near, shown = max(fits, key=lambda each: each[0], default=(0.0, None))
            if shown and near >= rule.parameters["same_thing_from"]:
                yield shown, Passage(where, sentence, part.thing)


def _ways(sentence: str, rule: CheckRule) -> set[Way]:
    folded = sentence.casefold()
    named = {Way.UP: "rose", Way.DOWN: "fell", Way.LEVEL: "stayed"}
    return {
        way
        for way, name in named.items()
        if any(re.search(rf"\b{re.escape(word)}\b", folded) for word in rule.parameters[name])
    }


def _values(shown: Shown) -> str:
    row = shown.row
    return f"{row.out_turn or 'nothing'}, then {row.now or 'nothing'}, {row.direction}"
