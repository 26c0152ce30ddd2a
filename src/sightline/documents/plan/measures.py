"""Planned measures beside the indicators that are reported: traced both ways, guessed by words."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

AUDIENCES = CATALOGUE / "governance" / "success_audiences.toml"
_EMPTY = {
    "number", "proportion", "percentage", "rate", "average", "and", "of", "the", "in", "to", "that",
    "are", "is", "with", "for", "on", "a", "an", "by", "as", "per", "who", "be", "being", "those",
    "children", "child", "young", "people", "their", "from", "at", "known", "council", "have",
}  # fmt: skip
_SAME = {
    "lac": "looked after", "cla": "looked after", "cin": "need", "cp": "protection plan",
    "ehcp": "education health care plan", "eet": "education employment training",
    "neet": "education employment training", "section": "s47", "sgo": "special guardianship",
    "uasc": "asylum", "pep": "personal education plan", "icpc": "initial protection conference",
    "timescales": "time", "timeliness": "time", "within": "time", "repeat": "re",
}  # fmt: skip
_NARRATIVE = re.compile(r"^(?:quality|role|experience|views?)\b| role in ", re.I)
_ENOUGH = 0.34


class Standing(StrEnum):
    REPORTED = "reported"
    NARRATIVE = "told in words"
    NOT_REPORTED = "not reported"
    NOT_TRACED = "not traced yet"


@dataclass(frozen=True)
class Audience:
    key: str
    title: str
    asks: str


@dataclass(frozen=True)
class Guess:
    indicator: str
    likeness: float


def audiences(data: Path | None = None) -> tuple[Audience, ...]:
    """The authority's own in its data folder, else the shipped."""
    own = data / AUDIENCES.name if data else None
    file = own if own and own.is_file() else AUDIENCES
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Audience(key, each["title"], each["asks"]) for key, each in declared.items())


def standing_of(
    indicators: Sequence[str], *, is_narrative: bool, because: str, known: Iterable[str]
) -> Standing:
    """`known`: the indicators that there are; one that is gone shows nothing any more."""
    if set(indicators) & set(known):
        return Standing.REPORTED
    if is_narrative:
        return Standing.NARRATIVE
    return Standing.NOT_REPORTED if because.strip() else Standing.NOT_TRACED


def looks_narrative(title: str) -> bool:
    """Whether a measure by its words is told rather than counted: only a suggestion."""
    return bool(_NARRATIVE.search(title))


def guesses(title: str, known: Mapping[str, str], *, most: int = 3) -> tuple[Guess, ...]:
    """The indicators whose titles share most words with a measure's, the likest first."""
    wanted = _words(title)
    found = [Guess(key, _likeness(wanted, _words(each))) for key, each in known.items()]
    good = [each for each in found if each.likeness >= _ENOUGH]
    return tuple(sorted(good, key=lambda each: (-each.likeness, each.indicator))[:most])


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _words(title: str) -> frozenset[str]:
    said = re.findall(r"[a-z0-9]+", title.casefold().replace("’", "").replace("'", ""))
    whole = " ".join(_SAME.get(word, word) for word in said).split()
    return frozenset(_stem(word) for word in whole if word not in _EMPTY and len(word) > 1)


def _stem(word: str) -> str:
    for ending in ("ments", "ment", "ations", "ation", "ings", "ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
