"""Things with a name of their own (a process, a centre, a scheme), named otherwise elsewhere."""

import re
from collections.abc import Iterator

from sightline.documents.prepublication.compared import Compared
from sightline.documents.prepublication.findings import Finding, found
from sightline.documents.prepublication.rules import CheckRule
from sightline.documents.prepublication.wording import stem

_SMALL = frozenset(
    ("a", "an", "and", "around", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with")
)
_ARTICLES = frozenset(("a", "an", "in", "the", "to"))
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
_FEWEST = 3


def otherwise(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for quoted in compared.items:
        lines = compared.cited(quoted.item.reference)
        said = [(line, text) for line in lines for text in (line.milestone.text, line.action.title)]
        words = [(line, text, _WORD.findall(text)) for line, text in said]
        for name in _names(quoted.item.title):
            if any(_stands(name, there) for _, _, there in words):
                continue
            for line, text, there in words:
                if other := _but_for_one_word(name, there):
                    here = " ".join(name)
                    sentence = f"{quoted.item.reference}: “{here}” here, “{other}” in the plan."
                    sides = [quoted.says(quoted.item.title), line.says(text)]
                    yield found(rule.id, sentence, sides, rule.what_to_do)
                    break


def _names(text: str) -> Iterator[list[str]]:
    """Runs of three words or more that begin and end with a capital, small words between them."""
    for part in re.split(r"[^A-Za-z’' -]+", text):
        run: list[str] = []
        for word in [*_of_a_name(part), ""]:
            if word[:1].isupper() or (run and word in _SMALL):
                run.append(word)
                continue
            while run and run[-1] in _SMALL:
                run.pop()
            if len(run) >= _FEWEST:
                yield run
            run = []


def _of_a_name(part: str) -> list[str]:
    """“Open the House of Welcome”: the first word has its capital from its place alone."""
    words = _WORD.findall(part)
    return words[1:] if len(words) > 1 and words[1] in _ARTICLES else words


def _stands(name: list[str], there: list[str]) -> bool:
    return any(_same(name, window) for window in _windows(there, len(name)))


def _but_for_one_word(name: list[str], there: list[str]) -> str:
    """The words there that are the name but for one; '' if there are none. A small word stands for
    a small one only."""
    for window in _windows(there, len(name)):
        pairs = list(zip(name, window, strict=True))
        other = [(a, b) for a, b in pairs if _key(a) != _key(b)]
        same = [a for a, b in pairs if _key(a) == _key(b)]
        if len(other) != 1 or not any(word.casefold() not in _SMALL for word in same):
            continue
        here, stands = other[0]
        if (here.casefold() in _SMALL) is (stands.casefold() in _SMALL):
            return " ".join(window)
    return ""


def _windows(words: list[str], length: int) -> Iterator[list[str]]:
    for start in range(len(words) - length + 1):
        yield words[start : start + length]


def _same(name: list[str], window: list[str]) -> bool:
    return list(map(_key, name)) == list(map(_key, window))


def _key(word: str) -> str:
    return word.casefold() if word.casefold() in _SMALL else stem(word.casefold())
