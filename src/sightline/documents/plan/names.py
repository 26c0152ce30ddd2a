"""Names that may be two spellings of one: offered for a look, never brought together by themselves.

Two names are alike if they have the same words but for one, and that one differs little; if one
shortens a first name; or if only “all”, “the” or an apostrophe tells them apart.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from sightline.vocabulary.declared import CATALOGUE

CONFUSED = CATALOGUE / "governance" / "confused_words.toml"

_BRACKET = re.compile(r"\s*\([^)]*\)")
_SMALL_WORDS = {"all", "the", "of", "and", "for", "a"}
_LIKE = 0.74
_PHRASE = re.compile(r"[A-Z][A-Za-z’']+(?:[ -][A-Z][A-Za-z’']+){1,4}")


@dataclass(frozen=True)
class Alike:
    """`usual` is the one that occurs more often, or comes first."""

    usual: str
    other: str
    why: str


def near_duplicates(names: Iterable[str]) -> tuple[Alike, ...]:
    """Pairs of names that may be one. Give each name as often as it occurs: it tells the usual."""
    counted = Counter(" ".join(name.split()) for name in names if name.strip())
    found = []
    for one, other in combinations(counted, 2):
        if why := why_alike(one, other):
            usual, less = (one, other) if counted[one] >= counted[other] else (other, one)
            found.append(Alike(usual, less, why))
    return tuple(sorted(found, key=lambda pair: (pair.usual, pair.other)))


def misspelt(texts: Iterable[str], *, most: int = 4) -> tuple[Alike, ...]:
    """Capitalised names of things and roles within texts that are rare and like a usual one."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(part for phrase in _PHRASE.findall(text) for part in _parts(phrase))
    found = {
        other: Alike(usual, other, why)
        for usual, other in _likely(counted)
        if counted[other] <= most and (why := _one_word_differs(usual, other))
    }
    whole = [each for each in found if not any(each in more for more in found if each != more)]
    return tuple(found[each] for each in sorted(whole))


@lru_cache(maxsize=1)
def _confused() -> Mapping[str, str]:
    declared = tomllib.loads(CONFUSED.read_text(encoding="utf-8"))["pair"]
    return {written: each["meant"] for each in declared for written in each["written"]}


def confused(text: str) -> Iterable[tuple[str, str]]:
    """Words that are often written for others, as (written, probably meant)."""
    for written, meant in _confused().items():
        if re.search(rf"\b{re.escape(written)}\b", text, re.I):
            yield written, meant


def _parts(phrase: str) -> Iterable[str]:
    """The phrase and its runs of two to four words: a name may stand within a longer one."""
    words = phrase.split()
    for length in range(2, min(len(words), 4) + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _likely(counted: Counter[str]) -> Iterable[tuple[str, str]]:
    """Pairs that have all words but one in common: only those are worth the comparing."""
    by_rest: dict[tuple[object, ...], list[str]] = {}
    for phrase in counted:
        words = phrase.casefold().split()
        for place in range(len(words)):
            rest = (len(words), place, *words[:place], *words[place + 1 :])
            by_rest.setdefault(rest, []).append(phrase)
    for alike in by_rest.values():
        for one, other in combinations(alike, 2):
            if not _is_made_from(one, other):
                yield (one, other) if counted[one] >= counted[other] else (other, one)


def _is_made_from(one: str, other: str) -> bool:
    """A word and one made from it, such as child and children, are no misspelling."""
    pairs = zip(one.casefold().split(), other.casefold().split(), strict=True)
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def bare(name: str) -> str:
    """Without what stands in brackets: 'Heads of Service (Adults)' is 'Heads of Service'."""
    return _BRACKET.sub("", name).strip()


def why_alike(one: str, other: str) -> str:
    """In what two names differ, if so little that they may be one; else ''."""
    left, right = _words(one), _words(other)
    if left == right:
        return "the same but for how it is written"
    if _without_small(left) == _without_small(right):
        return "the same but for a small word"
    if _is_shortened(left, right) or _is_shortened(right, left):
        return "one may shorten the other’s first name"
    return _one_word_differs(one, other)


def _one_word_differs(one: str, other: str) -> str:
    left, right = _words(one), _words(other)
    if len(left) != len(right):
        return ""
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(pairs) != 1 or not _is_like(*pairs[0]):
        return ""
    return f"“{pairs[0][0]}” and “{pairs[0][1]}” differ little"


def _is_like(a: str, b: str) -> bool:
    if a[0] != b[0] or min(len(a), len(b)) < 4:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _LIKE


def _is_shortened(short: list[str], long: list[str]) -> bool:
    if len(short) != len(long) or len(short) < 2 or short[1:] != long[1:]:
        return False
    return len(short[0]) == 1 and long[0].startswith(short[0])


def _words(name: str) -> list[str]:
    return re.sub(r"[’'.]", "", bare(name).casefold()).replace("-", " ").split()


def _without_small(words: list[str]) -> list[str]:
    return [word for word in words if word not in _SMALL_WORDS]
