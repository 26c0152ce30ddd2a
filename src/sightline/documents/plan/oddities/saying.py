"""What the finders share: which lines are looked at, when words say that something is done."""

import re
from collections.abc import Iterator
from datetime import date

from sightline.documents.plan.data import ActionData, MilestoneData, PlanData

_ACTION_COMPLETED = re.compile(r"\bactions?\s+completed?\b", re.I)
_DONE = re.compile(
    r"^\W*(?:completed?|done|achieved|signed off(?: and completed?)?)\b(?!\s+by\b)"
    r"|\bsigned off and completed?\W*$"
    r"|^\W*(?:\w+\s+){1,3}completed\W*$",
    re.I,
)


def open_lines(plan: PlanData) -> Iterator[tuple[ActionData, MilestoneData]]:
    """Every line but those withdrawn: what was given up is not asked about."""
    for _, action, line in plan.lines:
        if not line.withdrawn_because:
            yield action, line


def says_done(line: MilestoneData) -> bool:
    note = line.progress.strip()
    return any(
        pattern.search(words)
        for words in (note, line.text)
        for pattern in (_ACTION_COMPLETED, _DONE)
    )


def is_done(line: MilestoneData) -> bool:
    return line.is_done or says_done(line)


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def listed(words: list[str]) -> str:
    """'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def begin(number: str) -> str:
    """A number as a sentence begins with it: “a step of CA 1” has a capital then."""
    return f"{number[:1].upper()}{number[1:]}"


def sentence_with(text: str, match: re.Match[str], most: int = 140) -> str:
    """The sentence that the words found stand in, shortened around its beginning."""
    start = max(text.rfind(". ", 0, match.start()) + 2, 0) if ". " in text[: match.start()] else 0
    end = text.find(". ", match.end())
    return shortened(text[start : end + 1 if end >= 0 else len(text)].rstrip("."), most)


def shortened(words: str, most: int = 110) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rsplit(' ', 1)[0]} …"
