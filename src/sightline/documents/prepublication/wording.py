"""How near two wordings are: by the words they share, a rare word counting more than a common one.

Endings are dropped, short forms are written out (the glossary's), and what the sector calls by two
names is taken for one (`alike.toml`). No judgement: a rule says how near is near enough.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_WORD = re.compile(r"[a-z0-9][a-z0-9&]*")
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "for",
        "from",
        "has",
        "have",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "per",
        "re",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "through",
        "to",
        "under",
        "up",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "within",
        "number",
        "numbers",
        "proportion",
        "percentage",
        "rate",
        "average",
        "increase",
        "increased",
        "increasing",
        "reduce",
        "reduction",
        "reduced",
        "improve",
        "improved",
        "improvement",
        "ensure",
        "ensuring",
        "all",
        "any",
        "other",
        "including",
    ]
)
_ENDINGS = ("ements", "ement", "ations", "ation", "ings", "ing", "ment", "ies", "ied", "ed", "es",
            "ly", "s", "e", "y")  # fmt: skip
_IRREGULAR = {
    "children": "child", "pupils": "child", "pupil": "child", "family": "famil",
    "people": "person",
}  # fmt: skip
_LONGEST = 8
Bag = frozenset[str]


@dataclass(frozen=True)
class Wording:
    """`short_forms`: what letters stand for, in their own case (SEND is not “send”). `same`: lower
    case, wordings to be read as another. `texts`: what common words are common in."""

    short_forms: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[str, ...] = ()

    @cached_property
    def _known(self) -> dict[str, Bag]:
        return {}

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return _any_of(self.short_forms), _any_of(self.same)

    def bag(self, text: str) -> Bag:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = frozenset(map(stem, self._words(text))) - {""}
        return known

    def _words(self, text: str) -> list[str]:
        short, same = self._patterns
        written_out = short.sub(lambda match: self.short_forms[match.group()], text)
        folded = " ".join(_plain(written_out).split())
        folded = same.sub(lambda match: self.same[match.group()], folded)
        words = (word for word in _WORD.findall(folded) if word not in _STOP)
        # A figure or a year is not what words are about; “5 days” is.
        return [word for word in words if not (word.isdecimal() and len(word) > 2)]

    @cached_property
    def _weights(self) -> dict[str, float]:
        seen: dict[str, int] = {}
        for text in dict.fromkeys(self.texts):
            for word in self.bag(text):
                seen[word] = seen.get(word, 0) + 1
        return {word: 1 + math.log((1 + len(self.texts)) / n) for word, n in seen.items()}

    @cached_property
    def _rarest(self) -> float:
        return 1 + math.log(1 + len(self.texts))

    def weight(self, bag: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._rarest) for word in bag)

    def nearness(self, one: str, other: str) -> float:
        """0 (nothing in common) to 1 (the same words)."""
        both = self.bag(one) & self.bag(other)
        return self._squares(both) / (self._length(one) * self._length(other)) if both else 0.0

    def _length(self, text: str) -> float:
        known = self._lengths.get(text)
        if known is None:
            known = self._lengths[text] = math.sqrt(self._squares(self.bag(text)))
        return known

    @cached_property
    def _lengths(self) -> dict[str, float]:
        return {}

    def covered(self, one: str, by: str) -> float:
        """Which share of the first is said by the second as well."""
        bag = self.bag(one)
        return self.weight(bag & self.bag(by)) / self.weight(bag) if bag else 0.0

    def _squares(self, bag: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._rarest) ** 2 for word in bag)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest first; of none, a pattern that nothing fits."""
    known = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b" if known else r"(?!)")


def stem(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word.rstrip("eiy")[:_LONGEST] if len(word) > 4 else word


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").replace("'s", "").replace("'", "")


def sentences(text: str) -> list[str]:
    """Where one ends and the next begins with a capital; each line break ends one."""
    parts = re.split(r"(?<=[.!?;])\s+(?=[A-Z“\"\d])|\n+|(?<=[a-z])\s+[–—]\s+(?=[A-Z])", text)
    return [part.strip() for part in parts if part.strip()]
