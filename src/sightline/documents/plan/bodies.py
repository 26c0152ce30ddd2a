"""Which boards, panels and groups a note names: those of a register, and those it does not have.

A title matches as it is, with its longer runs of words as initials (“CYP Management Team” for
“Children and Young People Management Team”), and the other way round.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_SMALL = {"and", "of", "the", "for", "&", "on"}
_FEWEST = 3
# A team or group may be any; one that manages, steers or leads is spoken of as a body.
_ENDINGS = (
    "Board|Committee|Panel|Forum|(?:Management|Leadership|Steering|Operational|Working|Strategy"
    "|Reference|Scrutiny|Management) (?:Group|Team)"
)
_NAMED = re.compile(
    rf"\b((?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?){{1,7}}(?:{_ENDINGS}))\b(?!\s+[Mm]anager)"
)


_BETWEEN = r"[\s-]+"


@dataclass(frozen=True)
class Named:
    """`body`: its key in the register."""

    body: int
    as_written: str


def named_bodies(note: str, register: Mapping[int, str]) -> tuple[Named, ...]:
    """Each body once; the longest titles first, since a shorter may stand within one."""
    text, found = " ".join(note.split()), []
    for body, title in sorted(register.items(), key=lambda each: -len(each[1])):
        match = _pattern(title).search(text)
        if match:
            found.append(Named(body, match[0]))
            text = text.replace(match[0], " … ")
    return tuple(found)


def unknown_bodies(note: str, register: Mapping[int, str]) -> tuple[str, ...]:
    """What is written like a body and is none of the register."""
    text = " ".join(note.split())
    for each in named_bodies(note, register):
        text = text.replace(each.as_written, " … ")
    found = (_without_article(match) for match in _NAMED.findall(text))
    return tuple(dict.fromkeys(each for each in found if len(each.split()) > 1))


def _without_article(name: str) -> str:
    return re.sub(r"^(?:The|A|To|At|By|In|And)\s+", "", name)


@lru_cache(maxsize=512)
def _pattern(title: str) -> re.Pattern[str]:
    ways = "|".join(dict.fromkeys(_ways(title.split())))
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.I)


def _ways(words: list[str]) -> Iterator[str]:
    """The title itself, and with one long run of its words as initials."""
    parts = [_word(word) for word in words]
    yield _BETWEEN.join(parts)
    for start in range(len(words)):
        for end in range(start + _FEWEST, len(words) + 1):
            initials = _initials(words[start:end])
            if len(initials) >= _FEWEST and words[start].casefold() not in _SMALL:
                yield _BETWEEN.join([*parts[:start], initials, *parts[end:]])


def _initials(words: Iterable[str]) -> str:
    parts = (part for word in words for part in re.split("[-/]", word) if part)
    return "".join(part[0].upper() for part in parts if part.casefold() not in _SMALL)


def _word(word: str) -> str:
    if word.casefold() in _SMALL:
        return rf"(?:{re.escape(word)}|and|&)" if word.casefold() in {"and", "&"} else word
    if word.isupper() and len(word) >= _FEWEST:
        return rf"(?:{re.escape(word)}|{_spelled_out(word)})"
    bare = re.escape(re.sub(r"[’']s?$", "", word)).replace(r"\-", "[ -]")
    return rf"{bare}(?:[’']?s|[’'])?"


def _spelled_out(initials: str) -> str:
    """Words with these initials, with small words between them."""
    small = rf"{_BETWEEN}(?:(?:{'|'.join(sorted(_SMALL))})\s+)?"
    return small.join(rf"{letter}[\w’']+" for letter in initials)
