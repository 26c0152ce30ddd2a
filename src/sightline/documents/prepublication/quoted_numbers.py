"""Numbers that the narrative gives otherwise than the step that it quotes."""

from collections.abc import Iterator

from sightline.documents.prepublication.compared import Compared, Line
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.numbers import SaidNumber, numbers_in
from sightline.documents.prepublication.rules import CheckRule
from sightline.documents.prepublication.wording import sentences


def differ(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    """A number of an item that stands nowhere in the quoted lines, beside the sentence there that
    tells of the same with another one. An out-turn has a rule of its own."""
    for quoted in compared.items:
        lines = compared.cited(quoted.item.reference)
        known = {n.value for line in lines for n in _numbers(f"{line.subject} {line.progress}")}
        for sentence in sentences(quoted.item.words):
            for number in _numbers(sentence):
                if number.value in known:
                    continue
                if other := _same_said(compared, sentence, number, lines, rule):
                    line, there, stands = other
                    said = f"{number.text} in the narrative, {stands.text} in the plan"
                    sides = [quoted.says(sentence), line.says(there)]
                    reference = quoted.item.reference
                    yield found(rule.id, f"{reference}: {said}.", sides, rule.what_to_do)


def _same_said(
    compared: Compared, sentence: str, number: SaidNumber, lines: tuple[Line, ...], rule: CheckRule
) -> tuple[Line, str, SaidNumber] | None:
    best: tuple[float, Line, str, SaidNumber] | None = None
    for line in lines:
        for there in (line.milestone.text, *sentences(line.progress)):
            same = [each for each in _numbers(there) if each.is_percent is number.is_percent]
            near = compared.wording.nearness(sentence, there) if same else 0.0
            is_near = same and near >= rule.parameters["same_thing_from"]
            if is_near and (best is None or near > best[0]):
                best = near, line, there, same[0]
    return best[1:] if best else None


def _numbers(text: str) -> list[SaidNumber]:
    return [each for each in numbers_in(text) if not each.is_of_time]
