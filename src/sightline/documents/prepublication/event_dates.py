"""Dates: what the narrative dates otherwise than the plan, and days that can't be."""

from collections.abc import Iterator
from datetime import date

from sightline.documents.prepublication.compared import Compared, Line, Quoted
from sightline.documents.prepublication.dates import SaidDate, dates_in
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule
from sightline.documents.prepublication.wording import sentences


def differ(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    """A date of an item that stands nowhere in what the quoted lines report, beside the sentence
    there that tells of the same and gives another."""
    for quoted in compared.items:
        lines = compared.cited(quoted.item.reference)
        known = [day for line in lines for day in dates_in(line.progress)]
        for sentence in sentences(quoted.item.words):
            for day in dates_in(sentence):
                if any(day.may_be(other) for other in known):
                    continue
                other = _same_event(compared, sentence, lines, rule.parameters["same_event_from"])
                if other:
                    yield _differing(rule, quoted, sentence, day, *other)


def _same_event(
    compared: Compared, sentence: str, lines: tuple[Line, ...], from_: float
) -> tuple[Line, str, SaidDate] | None:
    """The sentence of the lines that is nearest among those that give a date."""
    best: tuple[float, Line, str, SaidDate] | None = None
    for line in lines:
        for other in sentences(line.progress):
            days = dates_in(other)
            near = compared.wording.nearness(_undated(sentence), _undated(other)) if days else 0.0
            if days and near >= from_ and (best is None or near > best[0]):
                best = near, line, other, days[0]
    return best[1:] if best else None


def _undated(sentence: str) -> str:
    for day in reversed(dates_in(sentence)):
        sentence = sentence[: day.start] + sentence[day.end :]
    return sentence


def _differing(
    rule: CheckRule, quoted: Quoted, sentence: str, day: SaidDate, line: Line, other: str,
    stands: SaidDate,
) -> Finding:  # fmt: skip
    said = f"{quoted.item.reference}: {day.text} in the narrative, {stands.text} in the plan."
    sides = [quoted.says(sentence), line.says(other, "progress")]
    return found(rule.id, said, sides, rule.what_to_do)


def impossible(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for passage in compared.passages:
        for day in dates_in(passage.words):
            if day.is_impossible:
                sentence = f"There is no {day.text}."
                yield found(rule.id, sentence, [passage.side()], rule.what_to_do)


def due_before_its_words(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for line in compared.lines:
        due = line.milestone.due_on
        later = [day for day in dates_in(line.milestone.text) if due and _first(day) > due]
        if later and not line.action.is_completed:
            sentence = (
                f"{line.number} is due on {line.milestone.timescale}, and its words speak of "
                f"{later[-1].text}."
            )
            sides = [line.says(line.milestone.timescale, "timescale"),
                     line.says(line.milestone.text, "milestone")]  # fmt: skip
            yield found(rule.id, sentence, sides, rule.what_to_do)


def _first(day: SaidDate) -> date:
    """The first day it may be; long ago where no year is said."""
    if day.year is None or day.is_impossible:
        return date.min
    return date(day.year, min(day.months), day.day or 1)
