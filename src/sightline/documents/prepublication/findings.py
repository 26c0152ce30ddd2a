"""A contradiction: what is said here, what is said there, and what to do about it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """`where`: the paper and the place in it; `said`: the words, exactly; `thing`: as in papers."""

    where: str
    said: str
    thing: str = ""


@dataclass(frozen=True)
class Finding:
    """`key` is the same on every run until the words of a side change, or where they stand."""

    rule: str
    sentence: str
    sides: tuple[Side, ...]
    what_to_do: str
    key: str


def found(
    rule: str, sentence: str, sides: Iterable[Side], what_to_do: str, *, of: Iterable[str] = ()
) -> Finding:
    """`of`: what the finding is about, where that is less than all its sides say."""
    given = tuple(sides)
    parts = [*of] or [part for side in given for part in (side.where, _plain(side.said))]
    key = hashlib.sha256("\0".join([rule, *parts]).encode()).hexdigest()[:32]
    return Finding(rule, sentence, given, what_to_do, key)


def _plain(said: str) -> str:
    """Spaces and line breaks are no change of words."""
    return " ".join(said.split())
