"""Names of teams and workers as records write them, and which of them may be the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sightline.vocabulary.words import Level

_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class NameSeen:
    """A team's or worker's name in the records; `under` is the team the records give a worker."""

    level: Level
    text: str
    under: str = ""


def plain(name: str) -> str:
    """What is the same whatever the case, spaces and punctuation: 'Team 1 ' and 'team-1'."""
    return _NO_LETTER.sub(" ", name.casefold()).strip()


def near(name: str, known: Iterable[str]) -> list[str]:
    """Up to three known names that may be the same one, nearest first; names that differ in a
    number alone are different teams, not spellings."""
    by_plain = {plain(each): each for each in known}
    wanted = plain(name)
    found = get_close_matches(wanted, by_plain, n=6, cutoff=0.8)
    return [by_plain[each] for each in found if _numbers(each) == _numbers(wanted)][:3]


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)
