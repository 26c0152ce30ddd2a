"""Which themes a handed-in audit speaks to. Plain Python; a person confirms or leaves each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.apps.audits.findings.themes import Theme
from sightline.vocabulary.audit_tools import Tool

GOOD, TO_IMPROVE = "good_practice", "to_improve"


@dataclass(frozen=True)
class Suggestion:
    """`why`: in words, from the tool alone, so that no child's story stands in it."""

    theme: str
    section: str
    question: str
    is_good: bool
    why: str

    @property
    def key(self) -> str:
        kind = "good" if self.is_good else "improve"
        return "|".join((self.theme, self.section, self.question, kind))


def suggest(
    tool: Tool, answers: Mapping[str, Any], words: Mapping[tuple[str, str], str],
    themes: Mapping[str, Theme],
) -> list[Suggestion]:  # fmt: skip
    """From questions answered with no, by their theme; from the two boxes, by their words."""
    found = [*_of_answers(tool, answers, themes), *_of_words(tool, words, themes)]
    return list({each.key: each for each in found}.values())


def _of_answers(
    tool: Tool, answers: Mapping[str, Any], themes: Mapping[str, Theme]
) -> Iterable[Suggestion]:
    for section in tool.sections:
        for question in section.questions:
            if question.theme in themes and _says_no(answers.get(question.key)):
                why = f"{question.key} was answered with no: {question.text}"
                yield Suggestion(question.theme, section.key, question.key, False, why)


def _says_no(value: Any) -> bool:
    return value == "no" or (isinstance(value, dict) and "no" in value.values())


def _of_words(
    tool: Tool, words: Mapping[tuple[str, str], str], themes: Mapping[str, Theme]
) -> Iterable[Suggestion]:
    for section in tool.sections:
        for box in (TO_IMPROVE, GOOD):
            text = words.get((section.key, box), "").lower()
            for theme in themes.values():
                if hint := next((word for word in theme.words if _stands_in(word, text)), ""):
                    good = box == GOOD
                    where = "Good practice" if good else "To improve"
                    why = f"{where}, {section.title}: “{hint}” stands there"
                    yield Suggestion(theme.key, section.key, "", good, why)


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word.lower())}", text) is not None
