"""Bodies and teams as papers name them, and which of the names may be one body's.

Two names may be one if only the word for the kind of body differs (Board, Panel), if one has a word
more or a word spelt otherwise, or if `alike.toml` says so. Names that the register holds as bodies
of their own are two bodies.
"""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from sightline.documents.prepublication.compared import Compared, Passage
from sightline.documents.prepublication.findings import Finding, Side, found
from sightline.documents.prepublication.rules import CheckRule

_CAPITAL = r"[A-Z][\w’'-]*"
_JOINED = r"(?:,?\s+(?:and\s+|of\s+|for\s+|the\s+|&\s+)?)"
_START = re.compile(
    rf"^(?:(?:The|A|An|To|Each|All|Our|This|For|By|In|At|{'|'.join(month_name[1:])})\s+(?:and\s+)?)+"
)
_SMALL = frozenset(["and", "of", "for", "the", "&"])
_FEWEST_WORDS = 3
_REGISTER = "Register of bodies"
Places = Mapping[str, list[Passage]]
Parts = tuple[tuple[str, ...], str]


def two_names(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    places = names_said(compared)
    known = {_folded(each): each for each in compared.papers.bodies or ()}
    for names in _clusters(places, known, compared.names.kinds, rule):
        yield _finding(rule, names, places, known)
    for listed in compared.names.bodies:
        said = _listed(listed, compared.passages)
        if len(said) > 1:
            yield _finding(rule, list(said), said, known)


def names_said(compared: Compared) -> dict[str, list[Passage]]:
    """Each name of a body with the passages that say it, as first spelt."""
    kinds = "|".join(sorted((each.title() for each in compared.names.kinds), key=len, reverse=True))
    pattern = re.compile(rf"\b((?:{_CAPITAL}{_JOINED})+?(?:{kinds}))s?\b(?!\s+(?:{kinds})\b)")
    spelt: dict[str, str] = {}
    said: dict[str, list[Passage]] = {}
    for passage in compared.passages:
        for match in pattern.finditer(" ".join(passage.words.split())):
            name = _without_start(match[1])
            if len(name.split()) > 1:
                said.setdefault(spelt.setdefault(_folded(name), name), []).append(passage)
    return said


def _without_start(name: str) -> str:
    """“The Scrutiny Board” without the word that only begins its sentence."""
    return _START.sub("", name)


def _clusters(
    places: Iterable[str], known: Mapping[str, str], kinds: Mapping[str, str], rule: CheckRule
) -> list[list[str]]:
    """Names that may be one body's, together; the order of the papers is kept."""
    names = [*places, *(name for name in known.values() if name not in places)]
    parts = {name: _parts(name, kinds) for name in names}
    cluster = {name: {name} for name in names}
    for one, other in combinations(names, 2):
        both_known = _folded(one) in known and _folded(other) in known
        if both_known or not _may_be_one(parts[one], parts[other], rule):
            continue
        joined = cluster[one] | cluster[other]
        for each in joined:
            cluster[each] = joined
    found_sets = {frozenset(each) for each in cluster.values() if len(each) > 1}
    said = [[name for name in names if name in each] for each in found_sets]
    begun = [each for each in said if each[0] in places]
    return sorted(begun, key=lambda each: names.index(each[0]))


def _parts(name: str, kinds: Mapping[str, str]) -> Parts:
    words = [word for word in _folded(name).split() if word not in _SMALL]
    return tuple(words[:-1]), kinds.get(words[-1], words[-1])


def _may_be_one(one: Parts, other: Parts, rule: CheckRule) -> bool:
    (words, kind), (others, other_kind) = one, other
    if kind != other_kind:
        return False
    if words == others:
        return True
    short, long = sorted((words, others), key=len)
    if len(short) < _FEWEST_WORDS or len(long) - len(short) > 1:
        return False
    near = rule.parameters["alike_from"]
    own = {word for word in long if not any(_like(word, each, near) for each in short)}
    return not own & {*rule.parameters["tell_apart"]} and _in_order(short, long, near)


def _in_order(short: tuple[str, ...], long: tuple[str, ...], alike_from: float) -> bool:
    """Whether each word of the short name has its like in the long one, one after the other."""
    at = 0
    for word in short:
        while at < len(long) and not _like(word, long[at], alike_from):
            at += 1
        at += 1
    return at <= len(long)


def _like(word: str, other: str, alike_from: float) -> bool:
    return word == other or (
        min(len(word), len(other)) > 4
        and SequenceMatcher(None, word, other, autojunk=False).ratio() >= alike_from
    )


def _listed(names: tuple[str, ...], passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    said: dict[str, list[Passage]] = {}
    for passage in passages:
        for name in names:
            if re.search(rf"\b{re.escape(name)}\b", passage.words):
                said.setdefault(name, []).append(passage)
    return said


def _finding(
    rule: CheckRule, names: list[str], places: Places, known: Mapping[str, str]
) -> Finding:
    registered = next((known[_folded(name)] for name in names if _folded(name) in known), "")
    said = ", ".join(f"“{name}”" for name in names[:-1])
    sentence = f"{said} and “{names[-1]}” may be one body."
    what = f"Write “{registered}”, as the register has it." if registered else rule.what_to_do
    return found(rule.id, sentence, [_side(name, places) for name in names], what, of=names)


def _side(name: str, places: Places) -> Side:
    """The first place, and how many more there are."""
    said = places.get(name)
    if not said:
        return Side(_REGISTER, name)
    different = list(dict.fromkeys(passage.where for passage in said))
    more = f" and {len(different) - 1} more" if len(different) > 1 else ""
    return Side(f"{different[0]}{more}", name, said[0].thing)


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[,’']", "", name.casefold().replace("-", " ")).split())
